import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import type { TenantId } from '../../../electron/contract/ids'
import { TopicWords } from '../../i18n/TopicWords'
import { requestWords } from '../../i18n/topics/requests'
import { paths } from '../../shell/routes'
import { Loading } from '../../ui/states'
import '../../styles/requests.css'

const ListPage = lazy(async () => ({ default: (await import('./ListPage')).ListPage }))
const NewRequestPage = lazy(async () => ({ default: (await import('./NewRequestPage')).NewRequestPage }))
const RequestPage = lazy(async () => ({ default: (await import('./RequestPage')).RequestPage }))

/** The list stays the same page while its filter, which stands in the address, changes. */
const list = /^\/service-requests(?:\/customer\/(?<tenant>[^/]+))?(?:\/where\/(?<query>[^/]*))?\/?$/

/** Service requests (capabilities 7.1): the list, a draft, one request. The key makes another one a new page. */
export function RequestsPages() {
  return (
    <TopicWords words={requestWords}>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/service-requests/new"><NewRequestPage /></Route>
          <Route path="/service-requests/new/:tenant">{({ tenant }) => <NewRequestPage key={tenant} tenantId={tenant as TenantId} />}</Route>
          <Route path={list}>{({ tenant, query }) => (tenant === undefined ? <ListPage key="all" query={query ?? ''} /> : <ListPage key={tenant} tenantId={tenant as TenantId} query={query ?? ''} />)}</Route>
          <Route path="/service-requests/:id">{({ id }) => <RequestPage key={id} id={id} />}</Route>
          <Route><Redirect to={paths.serviceRequests} replace /></Route>
        </Switch>
      </Suspense>
    </TopicWords>
  )
}
