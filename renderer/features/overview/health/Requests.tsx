import { Link } from 'wouter'
import type { RequestState, RequestSummary } from '../../../../electron/contract/serviceRequest'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { useCall } from '../../../ui/useCall'
import { Bars } from './Bars'
import { Panel } from './Panel'

/** What somebody has to do something about comes first; what is closed is history. */
const unfinished = ['attentionNeeded', 'open', 'waiting', 'draft'] as const satisfies readonly RequestState[]

/** Service requests that are not closed, by where they stand. */
export function Requests() {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('requests', state => state.revision)
  const { state, reload } = useCall(() => bridge.calls['requests.summary']({}), 'requests', revision)
  return <Panel title={t('overview.health.requests')} state={state} onRetry={reload} readAt={({ readAt }) => readAt}>{summary => <Known summary={summary} />}</Panel>
}

function Known({ summary: { states, unread, readAt } }: { readonly summary: RequestSummary }) {
  const { t, number } = useI18n()
  const some = unfinished.filter(state => states[state] > 0)
  return (
    <>
      {unread > 0 && <p><Link href={paths.requestsWhere({ unread: 'yes' })}>{t('overview.health.answered', { count: unread })}</Link></p>}
      {some.length === 0 && <p className="muted">{t(readAt === undefined ? 'overview.health.requestsNotRead' : 'overview.health.requestsNone')}</p>}
      {some.length > 0 && <Bars bars={some.map(state => ({ key: state, label: t(`overview.health.request.${state}`), value: states[state], text: number(states[state]), href: paths.requestsWhere({ state }) }))} />}
    </>
  )
}
