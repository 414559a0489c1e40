import { useI18n } from '../../i18n/I18nContext'
import type { DraftStore } from '../../stores/draft'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/states'
import { useGoOn } from '../../ui/useGoOn'
import { OfferStatus } from './OfferStatus'

/** Where the offer stands, and why its link could not be made. The draft is kept in every case. */
export function LinkState({ state }: { readonly state: DraftStore }) {
  const { t } = useI18n()
  const { offer, busy, refreshing, error, issue, refresh, handedOver } = state
  const queued = offer.waiting !== undefined && offer.link === undefined
  const problem = error ?? (offer.link === undefined && !queued ? offer.problem : undefined)
  const canIssue = offer.state === 'draft' && offer.link === undefined && !queued && problem === undefined && busy === undefined
  const waits = offer.state === 'ready' || offer.state === 'opened' || offer.state === 'sent'
  // Each answer takes its own buttons away, also the one to the question whether the message was sent: what follows is said here.
  const stands = useGoOn<HTMLDivElement>([offer.state, queued, canIssue, problem === undefined, handedOver].join(' '))
  return (
    <>
      <div className="row" ref={stands} tabIndex={-1}>
        <OfferStatus state={offer.state} />
        {busy === 'issuing' && <span role="status" className="muted">{t('composer.issuing')}</span>}
        {canIssue && <Button icon="link" onClick={() => { void issue() }}>{t('composer.issue')}</Button>}
        {waits && <Button look="quiet" icon="sync" busy={refreshing} onClick={() => { void refresh() }}>{t('composer.check')}</Button>}
      </div>
      {queued && busy !== 'issuing' && <Queued state={state} />}
      {problem !== undefined && <ErrorState error={problem} onRetry={offer.link === undefined ? () => { void issue() } : undefined} />}
      {offer.state === 'accepted' && <Notice severity="success"><p>{t(offer.via === 'quote' ? 'composer.acceptedQuote' : 'composer.accepted')}</p></Notice>}
    </>
  )
}

/** The offer waits in the outbox: for the network, or for its turn (capabilities 4.9). */
function Queued({ state }: { readonly state: DraftStore }) {
  const { t, error: words } = useI18n()
  const bridge = useBridge()
  const offline = useTopic('session', one => one.connection === 'offline')
  const problem = state.offer.waiting?.problem
  return (
    <Notice severity="info">
      <p>{t(offline ? 'outbox.offline' : 'outbox.waits')}</p>
      {problem !== undefined && <p className="small muted">{words(problem)}</p>}
      <div className="row">
        <Button icon="sync" onClick={() => { void bridge.calls['outbox.retry']() }}>{t('outbox.retry')}</Button>
        <Button busy={state.busy === 'changing'} onClick={() => { void state.unqueue() }}>{t('outbox.unqueue')}</Button>
      </div>
    </Notice>
  )
}
