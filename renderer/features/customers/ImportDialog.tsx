import type { OwnData, OwnImport } from '../../../electron/contract/own'
import { useI18n } from '../../i18n/I18nContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ImportLines } from './LeftLines'

interface Props {
  readonly found: OwnImport
  readonly onClose: () => void
  readonly onApply: () => void
  /** The lines that cannot be used to a file, to be corrected there. */
  readonly onSaveLeft: () => void
}

/** What a file would change, and which of its lines cannot be used, before anything is kept. */
export function ImportDialog({ found, onClose, onApply, onSaveLeft }: Props) {
  const { t } = useI18n()
  return (
    <Dialog title={t('customers.import.title', { file: found.file })} onClose={onClose}>
      <p>{t('customers.import.sum', { total: found.total, changed: found.changed })} {found.unknown > 0 && t('customers.import.unknown', { count: found.unknown })}</p>
      {found.failed > 0 && (
        <section className="stack" aria-labelledby="import-errors">
          <h3 id="import-errors">{t('customers.import.failed', { count: found.failed })}</h3>
          <ImportLines lines={found.errors} total={found.failed} />
          <p className="small muted">{t('customers.left.kept')}</p>
        </section>
      )}
      {found.changes.length > 0 && (
        <section className="stack" aria-labelledby="import-changes">
          <h3 id="import-changes">{t('customers.import.changes')}</h3>
          <div className="import-changes">
            {found.changes.map(({ tenantId, name, before, after }) => <p key={tenantId}><strong>{name}</strong> <Change before={before} after={after} /></p>)}
          </div>
        </section>
      )}
      <div className="dialog-buttons">
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        {found.failed > 0 && <Button icon="save" onClick={onSaveLeft}>{t('customers.left.save')}</Button>}
        <Button look="primary" blocked={found.changed === 0 ? t('customers.import.nothing') : undefined} onClick={onApply}>{t('customers.import.apply')}</Button>
      </div>
    </Dialog>
  )
}

/** In words, what comes with a plus and what goes with a minus. */
function Change({ before, after }: { readonly before: OwnData; readonly after: OwnData }) {
  const { t } = useI18n()
  const parts = [
    ...after.tags.filter(one => !before.tags.includes(one)).map(one => `+${one}`),
    ...before.tags.filter(one => !after.tags.includes(one)).map(one => `\u2212${one}`),
    ...after.aliases.filter(one => !before.aliases.includes(one)).map(one => `+${one}`),
    ...before.aliases.filter(one => !after.aliases.includes(one)).map(one => `\u2212${one}`),
    ...(before.favourite === after.favourite ? [] : [`${after.favourite ? '+' : '\u2212'}${t('customer.favourite')}`]),
    ...(before.note === after.note ? [] : [t('customers.import.note')])
  ]
  return <span className="muted">{parts.join(' · ')}</span>
}
