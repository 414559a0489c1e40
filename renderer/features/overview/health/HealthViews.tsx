import { TopicWords } from '../../../i18n/TopicWords'
import { overviewWords } from '../../../i18n/topics/overview'
import { ActingTime } from './ActingTime'
import { Ends } from './Ends'
import { Incidents } from './Incidents'
import { Licences } from './Licences'
import { Requests } from './Requests'
import '../../../styles/overview.css'

/** The rest of the overview, read after the first paint: a picture each, its own table, and a way to the list behind every figure. */
export function HealthViews() {
  return (
    <TopicWords words={overviewWords}>
      <div className="panels">
        <Ends />
        <Licences />
        <Requests />
        <Incidents />
        <ActingTime />
      </div>
    </TopicWords>
  )
}
