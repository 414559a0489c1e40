import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import type { OfferKind } from '../../../electron/contract/offer'
import type { RecordId, TenantId } from '../../../electron/contract/ids'
import { TopicWords } from '../../i18n/TopicWords'
import { offersWords } from '../../i18n/topics/offers'
import { paths } from '../../shell/routes'
import { Loading } from '../../ui/states'
import { NewOfferPage } from './NewOfferPage'
import '../../styles/offers.css'

const QuotesPage = lazy(async () => ({ default: (await import('./quotes/QuotesPage')).QuotesPage }))
const DetailsPage = lazy(async () => ({ default: (await import('./quotes/DetailsPage')).DetailsPage }))
const OrdersPage = lazy(async () => ({ default: (await import('./orders/OrdersPage')).OrdersPage }))
const OrderPage = lazy(async () => ({ default: (await import('./orders/OrderPage')).OrderPage }))
const QuotePage = lazy(async () => ({ default: (await import('./quotes/QuotePage')).QuotePage }))
const ComposerPage = lazy(async () => ({ default: (await import('./ComposerPage')).ComposerPage }))
const MergePage = lazy(async () => ({ default: (await import('./merge/MergePage')).MergePage }))
const TemplatesPage = lazy(async () => ({ default: (await import('./templates/TemplatesPage')).TemplatesPage }))

const kinds: readonly (readonly [path: string, kind: OfferKind])[] = [
  [paths.trial, 'trial'],
  [paths.purchase, 'purchase'],
  [paths.newOffer, 'delegatedAdministration'],
  ['/offers/new', 'delegatedAdministration']
]

/** All pages about offers, with their words. The key makes another offer a new page, with its own state and focus. */
export function OffersPages() {
  return (
    <TopicWords words={offersWords}>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path={paths.offers}><QuotesPage /></Route>
          {kinds.map(([path, kind]) => <Route key={path} path={path}><NewOfferPage key={path} kind={kind} /></Route>)}
          {(['trial', 'purchase'] as const).map(kind => <Route key={kind} path={`/offers/new/${kind}/:id`}>{({ id }) => <NewOfferPage key={id} kind={kind} tenantId={id as TenantId} />}</Route>)}
          {(['trial', 'purchase'] as const).map(kind => <Route key={kind} path={`/offers/new/${kind}/:id/from/:draft`}>{({ id, draft }) => <NewOfferPage key={id} kind={kind} tenantId={id as TenantId} draftId={draft as RecordId} />}</Route>)}
          <Route path="/offers/new/:id">{({ id }) => <NewOfferPage key={id} kind="delegatedAdministration" tenantId={id as TenantId} />}</Route>
          <Route path={paths.orders}><OrdersPage /></Route>
          <Route path="/offers/orders/:id">{({ id }) => <OrderPage key={id} tenantId={id as TenantId} />}</Route>
          <Route path="/offers/quote/:quoteId">{({ quoteId }) => <QuotePage key={quoteId} quoteId={quoteId} />}</Route>
          <Route path="/offers/:id/details">{({ id }) => <DetailsPage key={id} offerId={id as RecordId} />}</Route>
          <Route path="/offers/:id/merge">{({ id }) => <MergePage key={id} offerId={id as RecordId} />}</Route>
          <Route path="/offers/:id">{({ id }) => <ComposerPage key={id} offerId={id as RecordId} />}</Route>
          <Route path={paths.templates}><TemplatesPage /></Route>
          <Route><Redirect to={paths.offers} replace /></Route>
        </Switch>
      </Suspense>
    </TopicWords>
  )
}
