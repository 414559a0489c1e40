import { Link } from 'wouter'
import type { HealthSummary } from '../../../../electron/contract/health'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { useCall } from '../../../ui/useCall'
import { Bars } from './Bars'
import { Panel } from './Panel'

const mostServices = 8

/** Open incidents of customers' services: how many customers each service concerns. */
export function Incidents() {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('health', state => state.revision)
  const { state, reload } = useCall(() => bridge.calls['health.summary'](), 'health', revision)
  return <Panel title={t('overview.health.incidents')} state={state} onRetry={reload} readAt={({ oldestReadAt }) => oldestReadAt}>{summary => <Known summary={summary} />}</Panel>
}

/** What nobody could look at is never said to be well. */
function Known({ summary: { customers, read, notAllowed, notRead, affected, issues, services } }: { readonly summary: HealthSummary }) {
  const { t, number } = useI18n()
  if (customers === 0) return <p className="muted">{t('overview.health.incidentsNobody')}</p>
  return (
    <>
      {issues.length > 0 && <p><Link href={paths.serviceHealth}>{t('overview.health.incidentSum', { issues: issues.length, customers: affected })}</Link></p>}
      {issues.length === 0 && read > 0 && <p className="muted">{t('overview.health.incidentsNone', { count: read })}</p>}
      <Bars most={customers} bars={services.slice(0, mostServices).map(({ service, customers: concerned }) => ({
        key: service, label: service, value: concerned, href: paths.serviceHealthOf(service), text: t('overview.health.ofCustomers', { count: concerned, of: number(customers) })
      }))} />
      {notAllowed > 0 && <p className="small muted">{t('overview.health.healthNotAllowed', { count: notAllowed })}</p>}
      {notRead > 0 && <p className="small muted">{t('overview.health.healthNotRead', { count: notRead })}</p>}
    </>
  )
}
