import { Link, useLocation } from 'wouter'
import type { HealthSummary, SharedIssue } from '../../../electron/contract/health'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Age, Moment } from '../../ui/Age'
import { Button } from '../../ui/Button'
import { FilterChoice } from '../../ui/FilterChoice'
import { CustomerMark } from '../../ui/Mark'
import { Page } from '../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../ui/states'
import { useAction } from '../../ui/useAction'
import { shown, useCall } from '../../ui/useCall'
import { HealthState } from './HealthState'

/** Open incidents over all customers, or of the one service that the address names; each leads to the customers whom it concerns (capabilities 3.7). */
export function IncidentsPage({ query }: { readonly query: string }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [, go] = useLocation()
  const revision = useTopic('health', state => state.revision)
  const online = useTopic('session', state => state.connection !== 'offline')
  const { state, reload } = useCall(() => bridge.calls['health.summary'](), 'summary', revision)
  const refresh = useAction(() => bridge.calls['health.refresh']())
  const service = new URLSearchParams(query).get('service') ?? undefined
  const summary = shown(state)
  const choose = (next: string | undefined): void => go(next === undefined ? paths.serviceHealth : paths.serviceHealthOf(next), { replace: true })
  return (
    <Page title={t('health.incidents')}>
      {summary !== undefined && <FilterChoice id="health-service" label={t('health.service')} all={t('health.anyService')} options={servicesOf(summary, service)} value={service} word={name => name} onChange={choose} />}
      <div className="row">
        {summary?.oldestReadAt !== undefined && <Age instant={summary.oldestReadAt} />}
        <Button icon="sync" busy={refresh.busy} blocked={online ? undefined : t('actions.reason.offline')} onClick={() => { void refresh.run() }}>{t('health.readAll')}</Button>
      </div>
      {refresh.error !== undefined && <ErrorState error={refresh.error} />}
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {summary !== undefined && <Known summary={summary} service={service} onAll={() => choose(undefined)} />}
    </Page>
  )
}

/** A service without an open incident can still be what the address asks for. */
const servicesOf = ({ services }: HealthSummary, asked: string | undefined): readonly string[] =>
  [...new Set([...services.map(({ service }) => service), ...(asked === undefined ? [] : [asked])])].toSorted((a, b) => a.localeCompare(b))

function Known({ summary, service, onAll }: { readonly summary: HealthSummary; readonly service: string | undefined; readonly onAll: () => void }) {
  const { t } = useI18n()
  const issues = summary.issues.filter(issue => service === undefined || issue.service === service)
  return (
    <>
      <p role="status" className="nums muted">{summary.customers > 0 && t('health.found', { issues: issues.length, customers: summary.read })}</p>
      {issues.length === 0 && (service === undefined
        ? <EmptyState text={t(summary.customers === 0 ? 'health.nobody' : summary.read === 0 ? 'health.nothingRead' : 'health.none')} />
        : <EmptyState text={t('health.noneOfService', { service })}><Button onClick={onAll}>{t('customers.clearFilter')}</Button></EmptyState>)}
      {summary.notAllowed > 0 && <p className="small muted">{t('health.notAllowed', { count: summary.notAllowed })}</p>}
      {summary.notRead > 0 && <p className="small muted">{t('health.notRead', { count: summary.notRead })}</p>}
      <ul className="health-issues">{issues.map(issue => <Issue key={issue.id} issue={issue} />)}</ul>
    </>
  )
}

function Issue({ issue }: { readonly issue: SharedIssue }) {
  const { t, lookUp } = useI18n()
  const more = issue.count - issue.customers.length
  return (
    <li className="stack">
      <h2>{issue.title}</h2>
      <p className="row">
        <HealthState status={issue.status} word={lookUp(`health.status.${issue.status}`, 'health.status.other')} />
        <span className="small muted">{t(`health.kind.${issue.classification}`)} · {issue.service} · <span className="mono">{issue.id}</span> · {t('health.since')} <Moment instant={issue.startedAt} /></span>
      </p>
      <ul className="list" aria-label={t('health.concerns', { count: issue.count })}>
        {issue.customers.map(({ tenantId, name }) => <li key={tenantId}><CustomerMark tenantId={tenantId} name={name} size="small" /><Link href={paths.customer(tenantId)}>{name}</Link></li>)}
        {more > 0 && <li className="muted">{t('health.more', { count: more })}</li>}
      </ul>
    </li>
  )
}
