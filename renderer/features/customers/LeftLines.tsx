import type { OwnImportLine, OwnImportState } from '../../../electron/contract/own'
import { useI18n } from '../../i18n/I18nContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'

interface Props {
  readonly left: NonNullable<OwnImportState['left']>
  readonly onClose: () => void
  readonly onSave: () => void
  /** Meanwhile there may be customers for them. */
  readonly onRetry: () => void
  readonly onForget: () => void
}

/** The lines that the last import could not use, and what can be done with them. */
export function LeftLines({ left, onClose, onSave, onRetry, onForget }: Props) {
  const { t, date } = useI18n()
  return (
    <Dialog title={t('customers.left.title', { count: left.count })} onClose={onClose}>
      <p>{t('customers.left.what', { file: left.file, at: date(left.at) })}</p>
      <ImportLines lines={left.lines} total={left.count} />
      <div className="dialog-buttons">
        <Button onClick={onForget}>{t('customers.left.forget')}</Button>
        <Button icon="save" onClick={onSave}>{t('customers.left.save')}</Button>
        <Button look="primary" onClick={onRetry}>{t('customers.left.retry')}</Button>
      </div>
    </Dialog>
  )
}

/** Lines of a file with what is wrong in each. @param total of all; more than are shown */
export function ImportLines({ lines, total }: { readonly lines: readonly OwnImportLine[]; readonly total: number }) {
  const { t } = useI18n()
  return (
    <ul className="plain-errors">
      {lines.map(({ line, problem, value }) => <li key={line}>{t('customers.import.line', { line })}: {t(`customers.import.problem.${problem}`, { value })}</li>)}
      {total > lines.length && <li>{t('customers.left.more', { count: total - lines.length })}</li>}
    </ul>
  )
}
