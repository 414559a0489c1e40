import { useI18n } from '../../i18n/I18nContext'
import type { DraftStore } from '../../stores/draft'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/states'
import { OfferStatus } from './OfferStatus'

/** Where the offer stands, and why its link could not be made. The draft is kept in every case. */
export function LinkState({ state }: { readonly state: DraftStore }) {
  const { t } = useI18n()
  const { offer, busy, refreshing, error, issue, refresh } = state
  const problem = error ?? (offer.link === undefined ? offer.problem : undefined)
  const waits = offer.state === 'ready' || offer.state === 'opened' || offer.state === 'sent'
  return (
    <>
      <div className="row">
        <OfferStatus state={offer.state} />
        {busy === 'issuing' && <span role="status" className="muted">{t('composer.issuing')}</span>}
        {waits && <Button look="quiet" icon="sync" busy={refreshing} onClick={() => { void refresh() }}>{t('composer.check')}</Button>}
      </div>
      {problem !== undefined && <ErrorState error={problem} onRetry={offer.link === undefined ? () => { void issue() } : undefined} />}
      {offer.state === 'accepted' && <Notice severity="success"><p>{t('composer.accepted')}</p></Notice>}
    </>
  )
}
