import { useEffect } from 'react'
import type { CustomerHealth as Health, HealthIssue } from '../../../electron/contract/health'
import type { TenantId } from '../../../electron/contract/ids'
import { impaired, openIssues } from '../../../electron/domain/serviceHealth'
import { useI18n } from '../../i18n/I18nContext'
import { TopicWords } from '../../i18n/TopicWords'
import { healthWords } from '../../i18n/topics/health'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Age, Moment } from '../../ui/Age'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { useAction } from '../../ui/useAction'
import { HealthState } from './HealthState'

/** How the services of a customer are, in words (capabilities 3.7). */
export function CustomerHealth({ tenantId }: { readonly tenantId: TenantId }) {
  return <TopicWords words={healthWords}><Section tenantId={tenantId} /></TopicWords>
}

/** Milliseconds; what was read so recently is not read again because the page is opened. */
const fresh = 300_000

function Section({ tenantId }: { readonly tenantId: TenantId }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('health', state => state.revision)
  const online = useTopic('session', state => state.connection !== 'offline')
  const { state, put } = useCall(() => bridge.calls['health.ofCustomer']({ tenantId }), tenantId, revision)
  const refresh = useAction(() => bridge.calls['health.refreshCustomer']({ tenantId }))
  const health = shown(state)
  const { run } = refresh
  const due = online && health !== undefined && isDue(health)
  const read = async (): Promise<void> => {
    const result = await run()
    if (result?.ok === true) put(result.value)
  }
  // Asked once for each opening: a failure is shown, and the technician decides.
  useEffect(() => { if (due) void run() }, [due, run])
  return (
    <section className="stack" aria-labelledby="health-heading">
      <h2 id="health-heading">{t('health.title')}</h2>
      {health === undefined && <Loading />}
      {health !== undefined && !health.known && <p className="muted">{t(`health.unknown.${health.why}`)}</p>}
      {health?.known === true && <Known health={health} />}
      {refresh.error !== undefined && <ErrorState error={refresh.error} />}
      <div className="row">
        <Button icon="sync" busy={refresh.busy} blocked={online ? undefined : t('actions.reason.offline')} onClick={() => { void read() }}>{t('health.refresh')}</Button>
        {health?.known === true && <Age instant={health.readAt} />}
        {health?.known === false && health.checkedAt !== undefined && <Age instant={health.checkedAt} />}
      </div>
    </section>
  )
}

function Known({ health }: { readonly health: Extract<Health, { readonly known: true }> }) {
  const { t, lookUp } = useI18n()
  const issues = openIssues(health.issues)
  const troubled = impaired(health.services)
  return (
    <>
      {troubled.length === 0 && issues.length === 0 && <p className="status" data-tone="good"><Icon name="check" />{t('health.allWell', { count: health.services.length })}</p>}
      {troubled.length > 0 && <ul className="plain-list">{troubled.map(({ id, name, status }) => <li key={id}><HealthState status={status} word={`${name}: ${lookUp(`health.status.${status}`, 'health.status.other')}`} /></li>)}</ul>}
      {issues.length > 0 && <ul className="health-issues">{issues.map(issue => <Issue key={issue.id} issue={issue} />)}</ul>}
    </>
  )
}

function Issue({ issue }: { readonly issue: HealthIssue }) {
  const { t, lookUp } = useI18n()
  return (
    <li className="stack">
      <h3>{issue.title}</h3>
      <p className="row"><HealthState status={issue.status} word={lookUp(`health.status.${issue.status}`, 'health.status.other')} /><span className="small muted">{t(`health.kind.${issue.classification}`)} · {issue.service} · <span className="mono">{issue.id}</span> · {t('health.since')} <Moment instant={issue.startedAt} /></span></p>
      {issue.impact !== '' && <p className="wrap">{issue.impact}</p>}
      {issue.latest !== undefined && <p className="wrap small muted"><Moment instant={issue.latest.at} />: {issue.latest.text}</p>}
    </li>
  )
}

function isDue(health: Health): boolean {
  if (!health.known) return health.why === 'notChecked'
  return Date.now() - Date.parse(health.readAt) > fresh
}
