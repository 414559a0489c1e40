import { Route, Switch } from 'wouter'
import { TopicWords } from '../../../i18n/TopicWords'
import { overviewWords } from '../../../i18n/topics/overview'
import { LicencesPage } from './LicencesPage'
import '../../../styles/overview.css'

/** The page stays the same while its filter, which stands in the address, changes. */
const list = /^\/licences(?:\/where\/(?<query>[^/]*))?\/?$/

/** The list behind the overview's sums of licences, with its words. */
export function LicencesPages() {
  return (
    <TopicWords words={overviewWords}>
      <Switch>
        <Route path={list}>{({ query }) => <LicencesPage query={query ?? ''} />}</Route>
        <Route><LicencesPage query="" /></Route>
      </Switch>
    </TopicWords>
  )
}
