import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import type { TenantId } from '../../../electron/contract/ids'
import { TopicWords } from '../../i18n/TopicWords'
import { relationshipsWords } from '../../i18n/topics/relationships'
import { paths } from '../../shell/routes'
import { Loading } from '../../ui/states'
import { ListPage } from './list/ListPage'
import '../../styles/relationships.css'

const RadarPage = lazy(async () => ({ default: (await import('./radar/RadarPage')).RadarPage }))
const WaitingPage = lazy(async () => ({ default: (await import('./waiting/WaitingPage')).WaitingPage }))
const AccessPage = lazy(async () => ({ default: (await import('./access/AccessPage')).AccessPage }))
const RoleTemplatesPage = lazy(async () => ({ default: (await import('./templates/RoleTemplatesPage')).RoleTemplatesPage }))
const ReachPage = lazy(async () => ({ default: (await import('./reach/ReachPage')).ReachPage }))
const DetailsPage = lazy(async () => ({ default: (await import('./details/DetailsPage')).DetailsPage }))

/** The list stays the same page while its filter, which stands in the address, changes. */
const list = /^\/relationships(?:\/where\/(?<query>[^/]*))?\/?$/

/** All pages about relationships, with their words. The key makes another relationship or customer a new page, with its own state and focus. */
export function RelationshipsPages() {
  return (
    <TopicWords words={relationshipsWords}>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path={list}>{({ query }) => <ListPage query={query ?? ''} />}</Route>
          <Route path={paths.radar}><RadarPage /></Route>
          <Route path={paths.waiting}><WaitingPage /></Route>
          <Route path={paths.teamAccess}><AccessPage /></Route>
          <Route path={paths.roleTemplates}><RoleTemplatesPage /></Route>
          <Route path="/relationships/reach/:id">{({ id }) => <ReachPage key={id} tenantId={id as TenantId} />}</Route>
          <Route path="/relationships/:id">{({ id }) => <DetailsPage key={id} id={decodeURIComponent(id)} />}</Route>
          <Route><Redirect to={paths.relationships} replace /></Route>
        </Switch>
      </Suspense>
    </TopicWords>
  )
}
