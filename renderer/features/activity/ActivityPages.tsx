import { Redirect, Route, Switch } from 'wouter'
import type { TenantId } from '../../../electron/contract/ids'
import { TopicWords } from '../../i18n/TopicWords'
import { activityWords } from '../../i18n/topics/activity'
import { paths } from '../../shell/routes'
import { ActivityPage } from './ActivityPage'
import '../../styles/activity.css'

/** The page stays the same while its filter, which stands in the address, changes. */
const list = /^\/activity(?:\/customer\/(?<tenant>[^/]+))?(?:\/where\/(?<query>[^/]*))?\/?$/

/** Who did what (capabilities 8.1), with its words: everything, or what concerns one customer. */
export function ActivityPages() {
  return (
    <TopicWords words={activityWords}>
      <Switch>
        <Route path={list}>{({ tenant, query }) => (tenant === undefined ? <ActivityPage key="all" query={query ?? ''} /> : <ActivityPage key={tenant} tenantId={tenant as TenantId} query={query ?? ''} />)}</Route>
        <Route><Redirect to={paths.activity} replace /></Route>
      </Switch>
    </TopicWords>
  )
}
