import { lazy, Suspense, useEffect } from 'react'
import { Link } from 'wouter'
import { useI18n } from '../../i18n/I18nContext'
import type { MessageKey } from '../../i18n/translator'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Age } from '../../ui/Age'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import type { IconName } from '../../ui/icons'
import { Page } from '../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { EndingSoon } from './EndingSoon'
import { StateBars } from './StateBars'

// Only the figures that a start waits for are part of the first chunk.
const HealthViews = lazy(async () => ({ default: (await import('./health/HealthViews')).HealthViews }))

const tasks: readonly (readonly [path: string, label: MessageKey, icon: IconName])[] = [
  [paths.lookup, 'overview.lookup', 'search'],
  [paths.trial, 'overview.trial', 'mail'],
  [paths.purchase, 'overview.purchase', 'briefcase'],
  [paths.newOffer, 'overview.delegated', 'handshake']
]

/** The first page: the four tasks of the seeds, and where the customers stand, from the cache (capabilities 3.7). */
export function OverviewPage() {
  const { t } = useI18n()
  return (
    <Page title={t('overview.title')} help="overview.help">
      <nav className="tiles" aria-label={t('overview.tasks')}>
        {tasks.map(([path, label, icon]) => (
          <Link key={path} className="tile" href={path}><Icon name={icon} />{t(label)}</Link>
        ))}
      </nav>
      <Customers />
      <Suspense fallback={<Loading />}><HealthViews /></Suspense>
    </Page>
  )
}

function Customers() {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('customers', state => state.revision)
  const refresh = useTopic('customers', state => state.refresh)
  const refreshing = useTopic('customers', state => state.refreshing)
  const failed = useTopic('customers', state => state.error)
  const { state, reload } = useCall(() => bridge.calls['customers.page']({ offset: 0, limit: 1 }), 'states', revision)
  const settled = state.step !== 'loading'
  useEffect(() => { if (settled) markInteractive() }, [settled])
  if (state.step === 'loading') return <Loading />
  const page = shown(state)
  return (
    <>
      {failed !== undefined && <ErrorState error={failed} onRetry={() => { void refresh() }} />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {page?.total === 0 && (
        <EmptyState text={t('overview.empty')}>
          <Button look="primary" icon="sync" busy={refreshing} onClick={() => { void refresh() }}>{t('command.refreshCustomers')}</Button>
        </EmptyState>
      )}
      {page !== undefined && page.total > 0 && (
        <div className="columns">
          <EndingSoon />
          {page.states !== undefined && <StateBars total={page.total} counts={page.states} />}
        </div>
      )}
      {page?.refreshedAt !== undefined && <p><Age instant={page.refreshedAt} /></p>}
    </>
  )
}

/** The bench's moment: the technician's own data is on the page, and typing is possible. Once in the life of the page. */
function markInteractive(): void {
  if (performance.getEntriesByName('interactive').length === 0) performance.mark('interactive')
}
