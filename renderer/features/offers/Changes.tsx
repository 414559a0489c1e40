import type { CatalogueChange } from '../../../electron/contract/offer'
import { useI18n } from '../../i18n/I18nContext'
import type { Params } from '../../i18n/format'
import type { DraftStore } from '../../stores/draft'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'

interface Props {
  readonly state: DraftStore
  /** Where the technician chooses something else instead; absent where they are there already. */
  readonly onChoose?: () => void
  readonly onAccepted?: () => void
}

/** Exactly what the catalogue no longer allows, before anything is issued (capabilities 4.9). */
export function Changes({ state, onChoose, onAccepted }: Props) {
  const { t, country } = useI18n()
  const { offer, busy, acceptChanges } = state
  const changes = offer.state === 'draft' ? (offer.changes ?? []) : []
  if (changes.length === 0) return null
  const accept = async (): Promise<void> => {
    if (await acceptChanges()) onAccepted?.()
  }
  return (
    <Notice severity="warning">
      <p><strong>{t('changes.title')}</strong></p>
      <ul className="plain-list">
        {changes.map(change => <li key={`${change.kind} ${change.offerId ?? ''}`}>{t(`changes.${change.kind}`, paramsOf(change, country))}</li>)}
      </ul>
      <p>{t('changes.text')}</p>
      <div className="row">
        <Button look="primary" busy={busy === 'changing'} onClick={() => { void accept() }}>{t('changes.accept')}</Button>
        {onChoose !== undefined && <Button onClick={onChoose}>{t('changes.choose')}</Button>}
      </div>
    </Notice>
  )
}

function paramsOf({ kind, name, from, to }: CatalogueChange, country: (code: string) => string): Params {
  return { name: name ?? '', from: kind === 'country' ? country(String(from ?? '')) : (from ?? ''), to: to ?? '' }
}
