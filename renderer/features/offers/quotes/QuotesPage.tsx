import { useDeferredValue, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { offerKinds, offerStates, type OfferKind, type OfferState } from '../../../../electron/contract/offer'
import type { OfferFilter } from '../../../../electron/contract/offerRequests'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { FilterChoice } from '../../../ui/FilterChoice'
import { ExportButton } from '../../../ui/ExportButton'
import { Page } from '../../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../../ui/states'
import { useFull } from '../../../ui/useFull'
import { OutboxNotice } from './OutboxNotice'
import { QuoteGrid } from './QuoteGrid'
import { useQuoteRows } from './useQuoteRows'

/** All offers with their state, found by Quote ID, customer, product or text (capabilities 4.8). */
export function QuotesPage() {
  const { t } = useI18n()
  const bridge = useBridge()
  const [text, setText] = useState('')
  const [kind, setKind] = useState<OfferKind | undefined>(undefined)
  const [state, setState] = useState<OfferState | undefined>(undefined)
  const deferred = useDeferredValue(text)
  const filter = useMemo<OfferFilter>(() => ({ text: deferred, ...(kind !== undefined && { kind }), ...(state !== undefined && { state }) }), [deferred, kind, state])
  const revision = useTopic('offers', one => one.revision)
  const { held, need, reload } = useQuoteRows(filter, revision)
  const filtered = filter.text !== '' || kind !== undefined || state !== undefined
  const clear = (): void => {
    setText('')
    setKind(undefined)
    setState(undefined)
  }
  return (
    <Page title={t('nav.offers')} help="offers.help" action={<NewOffers />}>
      <OutboxNotice />
      <div className="filters">
        <div className="field">
          <label htmlFor="quotes-text">{t('quotes.search')}</label>
          <input id="quotes-text" className="input" type="search" value={text} maxLength={200} spellCheck={false} onChange={event => setText(event.target.value)} />
        </div>
        <FilterChoice id="quotes-kind" label={t('quotes.kind')} all={t('quotes.allKinds')} options={offerKinds} value={kind} word={one => t(`quotes.kind.${one}`)} onChange={setKind} />
        <FilterChoice id="quotes-state" label={t('offers.state')} all={t('quotes.allStates')} options={offerStates} value={state} word={one => t(`offers.state.${one}`)} onChange={setState} />
        <ExportButton write={() => bridge.calls['offers.exportCsv'](filter)} said={count => t('quotes.exported', { count })}>{t('quotes.export')}</ExportButton>
      </div>
      <p role="status" className="nums muted">{held.loaded && held.error === undefined && t('quotes.count', { count: held.total })}</p>
      {held.error !== undefined && <ErrorState error={held.error} onRetry={reload} />}
      {!held.loaded && <Loading />}
      {held.loaded && held.error === undefined && held.total === 0 && (
        filtered
          ? <EmptyState text={t('quotes.noneFits')}><Button onClick={clear}>{t('customers.clearFilter')}</Button></EmptyState>
          : <EmptyState text={t('quotes.empty')}><Link href={paths.purchase}>{t('overview.purchase')}</Link></EmptyState>
      )}
      {held.total > 0 && <QuoteGrid held={held} need={need} />}
    </Page>
  )
}

/** One way into each kind of offer. */
function NewOffers() {
  const { t } = useI18n()
  const cart = useTopic('session', state => state.cloud.capabilities?.cart === true)
  const full = useFull()
  return (
    <div className="row">
      <Link className="button" data-look="primary" href={paths.purchase}>{t('command.createPurchaseOffer')}</Link>
      <Link className="button" href={paths.trial}>{t('command.sendTrialInvitation')}</Link>
      <Link className="button" href={paths.newOffer}>{t('command.offerDelegatedAdministration')}</Link>
      {cart && full && <Link className="button" href={paths.orders}>{t('orders.open')}</Link>}
    </div>
  )
}
