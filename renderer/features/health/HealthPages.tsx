import { Route, Switch } from 'wouter'
import { TopicWords } from '../../i18n/TopicWords'
import { healthWords } from '../../i18n/topics/health'
import { IncidentsPage } from './IncidentsPage'

/** The page stays the same while its filter, which stands in the address, changes. */
const list = /^\/service-health(?:\/where\/(?<query>[^/]*))?\/?$/

/** How the services of customers are, with its words. */
export function HealthPages() {
  return (
    <TopicWords words={healthWords}>
      <Switch>
        <Route path={list}>{({ query }) => <IncidentsPage query={query ?? ''} />}</Route>
        <Route><IncidentsPage query="" /></Route>
      </Switch>
    </TopicWords>
  )
}
