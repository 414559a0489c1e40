import { Link } from 'wouter'
import { useI18n } from '../../../i18n/I18nContext'
import type { ActingTimeSummary } from '../../../../electron/contract/overview'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { useCall } from '../../../ui/useCall'
import { Bars } from './Bars'
import { Panel } from './Panel'

/** The entries of which the times are made. */
const sessions = { topic: 'actingAs', since: '30' }

/** How long somebody on this computer acted as which customers, in four weeks. */
export function ActingTime() {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('activity', state => state.revision)
  const { state, reload } = useCall(() => bridge.calls['overview.actingTime'](), 'acting', revision)
  return (
    <Panel title={t('overview.health.acting')} state={state} onRetry={reload}>
      {summary => (summary.sessions === 0 ? <p className="muted">{t('overview.health.actingNone')}</p> : <Known summary={summary} />)}
    </Panel>
  )
}

function Known({ summary }: { readonly summary: ActingTimeSummary }) {
  const { t, date } = useI18n()
  const most = Math.max(1, ...summary.days.map(({ seconds }) => seconds))
  const minutes = (seconds: number): string => t('overview.health.minutes', { count: Math.max(1, Math.round(seconds / 60)) })
  return (
    <>
      <p className="nums"><Link href={paths.activityWhere(sessions)}>{t('overview.health.actingSum', { time: minutes(summary.seconds), count: summary.sessions })}</Link></p>
      <div className="days" role="img" aria-label={t('overview.health.actingDays', { from: date(`${summary.days[0]?.day ?? ''}T12:00:00Z`), to: date(`${summary.days.at(-1)?.day ?? ''}T12:00:00Z`) })}>
        {summary.days.map(({ day, seconds }) => <i key={day} title={`${date(`${day}T12:00:00Z`)}: ${seconds === 0 ? '–' : minutes(seconds)}`} style={{ height: `${(seconds / most) * 100}%` }} />)}
      </div>
      <Bars bars={summary.customers.map(({ tenantId, name, seconds }) => ({ key: tenantId, label: name, value: seconds, text: minutes(seconds), href: paths.activityWhere(sessions, tenantId) }))} />
    </>
  )
}
