import { useDeferredValue, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { activityResults, type ActivityFilter, type ActivityRecord } from '../../../electron/contract/activity'
import type { TenantId } from '../../../electron/contract/ids'
import { useI18n } from '../../i18n/I18nContext'
import { TopicWords } from '../../i18n/TopicWords'
import { activityWords } from '../../i18n/topics/activity'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { usePages } from '../../ui/grid/usePages'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { ActivityGrid } from './ActivityGrid'
import { EntryDialog } from './EntryDialog'
import { Exports } from './Exports'
import { Filters, type Chosen } from './Filters'
import { Verify } from './Verify'
import '../../styles/activity.css'

/** Who did what (capabilities 8.1): everything, or what concerns one customer. */
export function ActivityPage({ tenantId }: { readonly tenantId?: TenantId }) {
  return <TopicWords words={activityWords}><Activity tenantId={tenantId} /></TopicWords>
}

const nothing: Chosen = { text: '', topic: undefined, result: undefined, who: undefined, since: undefined }

function Activity({ tenantId }: { readonly tenantId: TenantId | undefined }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('activity', state => state.revision)
  const [chosen, setChosen] = useState(nothing)
  const [entry, setEntry] = useState<ActivityRecord | undefined>(undefined)
  const deferred = useDeferredValue(chosen)
  const filter = useMemo(() => filterOf(deferred, tenantId), [deferred, tenantId])
  const { held, need, reload } = usePages<ActivityRecord, ActivityFilter>((wanted, offset, limit) => bridge.calls['activity.find']({ ...wanted, offset, limit }), filter, revision)
  const choices = shown(useCall(() => bridge.calls['activity.choices'](), 'choices', revision).state) ?? { topics: [], people: [] }
  const filtered = Object.keys(filter).length > (tenantId === undefined ? 1 : 2) || filter.text !== ''
  return (
    <Page title={t('nav.activity')} help="activity.help" action={<Exports filter={filter} />}>
      {tenantId !== undefined && <OneCustomer tenantId={tenantId} />}
      <Filters chosen={chosen} choices={choices} results={activityResults} onChange={setChosen} />
      <Verify />
      <p role="status" className="nums muted">{held.loaded && held.error === undefined && t('activity.count', { count: held.total })}</p>
      {held.error !== undefined && <ErrorState error={held.error} onRetry={reload} />}
      {!held.loaded && <Loading />}
      {held.loaded && held.error === undefined && held.total === 0 && (
        filtered
          ? <EmptyState text={t('activity.noneFits')}><Button onClick={() => setChosen(nothing)}>{t('customers.clearFilter')}</Button></EmptyState>
          : <EmptyState text={t('activity.empty')}><Link href={paths.lookup}>{t('overview.lookup')}</Link></EmptyState>
      )}
      {held.total > 0 && <ActivityGrid held={held} need={need} onOpen={setEntry} />}
      {entry !== undefined && <EntryDialog entry={entry} onClose={() => setEntry(undefined)} />}
    </Page>
  )
}

/** Says whose time line this is. */
function OneCustomer({ tenantId }: { readonly tenantId: TenantId }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const found = shown(useCall(() => bridge.calls['activity.find']({ tenantId, limit: 1 }), tenantId).state)?.rows[0]
  return (
    <Notice severity="info" announce={false}>
      <p className="wrap">{t('activity.onlyCustomer', { customer: found?.tenantName ?? tenantId })}</p>
      <p className="row"><Link href={paths.customer(tenantId)}>{t('activity.openCustomer')}</Link><Link href={paths.activity}>{t('activity.showAll')}</Link></p>
    </Notice>
  )
}

function filterOf({ text, topic, result, who, since }: Chosen, tenantId: TenantId | undefined): ActivityFilter {
  return {
    text,
    ...(topic !== undefined && { topic }),
    ...(result !== undefined && { result }),
    ...(who !== undefined && { who }),
    ...(tenantId !== undefined && { tenantId }),
    ...(since !== undefined && { from: new Date(Date.now() - Number(since) * 86_400_000).toISOString() })
  }
}
