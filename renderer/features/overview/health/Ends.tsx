import { Link } from 'wouter'
import { useI18n } from '../../../i18n/I18nContext'
import type { RelationshipSummary } from '../../../../electron/contract/relationship'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { useCall } from '../../../ui/useCall'
import { Bars } from './Bars'
import { Panel } from './Panel'

const mostMonths = 12

/** In which months relationships end, those that extend themselves apart; and invitations that wait. */
export function Ends() {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('customers', state => state.revision)
  const { state, reload } = useCall(() => bridge.calls['relationships.summary'](), 'relationships', revision)
  return <Panel title={t('overview.health.ends')} state={state} onRetry={reload} readAt={({ readAt }) => readAt}>{summary => <Known summary={summary} />}</Panel>
}

function Known({ summary }: { readonly summary: RelationshipSummary }) {
  const { t, locale, number } = useI18n()
  const months = summary.endMonths.slice(0, mostMonths)
  const monthName = (month: string): string => new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-15T00:00:00Z`))
  if (summary.total === 0) return <p className="muted">{t('overview.health.endsNone')}</p>
  return (
    <>
      {summary.waitingTotal > 0 && <p><Link href={paths.waiting}>{t('overview.health.waiting', { count: summary.waitingTotal, stale: summary.stale })}</Link></p>}
      <Bars bars={months.map(({ month, ending, extending }) => ({
        key: month, label: monthName(month), value: ending + extending, part: extending, href: paths.customersWhere({ endsIn: month }),
        text: extending === 0 ? number(ending) : t('overview.health.extending', { ending, extending })
      }))} />
      <p className="small muted legend"><i />{t('overview.health.legendEnds')} <i data-part="" />{t('overview.health.legendExtends')}</p>
    </>
  )
}
