import { useCallback, useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { activityResults, type ActivityFilter, type ActivityRecord } from '../../../electron/contract/activity'
import type { TenantId } from '../../../electron/contract/ids'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { usePages } from '../../ui/grid/usePages'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { useTypedText } from '../../ui/useTypedText'
import { ActivityGrid } from './ActivityGrid'
import { EntryDialog } from './EntryDialog'
import { Exports } from './Exports'
import { Filters } from './Filters'
import { chosenFor, filterOf, narrows, queryFor, type Chosen } from './listAddress'
import { Verify } from './Verify'

/** The record, narrowed by what the address says: of everything, or of one customer. */
export function ActivityPage({ tenantId, query = '' }: { readonly tenantId?: TenantId; readonly query?: string }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [, go] = useLocation()
  const revision = useTopic('activity', state => state.revision)
  const chosen = useMemo(() => chosenFor(query), [query])
  const show = useCallback((next: Chosen) => go(paths.activityWhere(queryFor(next), tenantId), { replace: true }), [go, tenantId])
  const { text, setText } = useTypedText(chosen.text, useCallback((next: string) => show({ ...chosen, text: next }), [chosen, show]))
  const [entry, setEntry] = useState<ActivityRecord | undefined>(undefined)
  const filter = useMemo(() => filterOf(chosen, tenantId), [chosen, tenantId])
  const { held, need, reload } = usePages<ActivityRecord, ActivityFilter>((wanted, offset, limit) => bridge.calls['activity.find']({ ...wanted, offset, limit }), filter, revision)
  const choices = shown(useCall(() => bridge.calls['activity.choices'](), 'choices', revision).state) ?? { topics: [], people: [] }
  return (
    <Page title={t('nav.activity')} help="activity.help" action={<Exports filter={filter} />}>
      {tenantId !== undefined && <OneCustomer tenantId={tenantId} />}
      <Filters chosen={chosen} text={text} choices={choices} results={activityResults} onText={setText} onChange={show} />
      <Verify />
      <p role="status" className="nums muted">{held.loaded && held.error === undefined && t('activity.count', { count: held.total })}</p>
      {held.error !== undefined && <ErrorState error={held.error} onRetry={reload} />}
      {!held.loaded && <Loading />}
      {held.loaded && held.error === undefined && held.total === 0 && (
        narrows(chosen)
          ? <EmptyState text={t('activity.noneFits')}><Button onClick={() => { setText(''); show(chosenFor('')) }}>{t('customers.clearFilter')}</Button></EmptyState>
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
