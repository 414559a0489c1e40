import { useCallback, useEffect, useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import type { TenantId } from '../../../electron/contract/ids'
import { requestSeverities, requestStates, type RequestRow } from '../../../electron/contract/serviceRequest'
import type { RequestFilter, RequestSortKey } from '../../../electron/contract/serviceRequestCalls'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Age } from '../../ui/Age'
import { Button } from '../../ui/Button'
import { FilterChoice } from '../../ui/FilterChoice'
import { usePages } from '../../ui/grid/usePages'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { useCustomerName } from '../../ui/useCustomerName'
import { useTypedText } from '../../ui/useTypedText'
import { useAction } from '../../ui/useAction'
import { narrows, queryFor, shownFor, type Shown } from './listAddress'
import { RequestGrid } from './RequestGrid'
import { isOwnCancel } from '../../stores/ownCancel'

/** Milliseconds; what was read so recently is not read again because the page is opened. */
const fresh = 60_000

const isDue = (readAt: string | undefined): boolean => readAt === undefined || Date.now() - Date.parse(readAt) > fresh

/** All service requests and drafts, over all customers or of one, found by whatever the address says. */
export function ListPage({ tenantId, query = '' }: { readonly tenantId?: TenantId; readonly query?: string }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [, go] = useLocation()
  const revision = useTopic('requests', state => state.revision)
  const online = useTopic('session', state => state.connection !== 'offline')
  const asked = useMemo(() => shownFor(query), [query])
  const show = useCallback((next: Shown) => go(paths.requestsWhere(queryFor(next), tenantId), { replace: true }), [go, tenantId])
  const { text, setText } = useTypedText(asked.text, useCallback((next: string) => show({ ...asked, text: next }), [asked, show]))
  const filter = useMemo(() => filterOf(asked, tenantId), [asked, tenantId])
  const { held, need, reload } = usePages<RequestRow, RequestFilter>((wanted, offset, limit) => bridge.calls['requests.find']({ ...wanted, offset, limit }), filter, revision)
  const refresh = useAction(() => bridge.calls['requests.refreshAll']())
  const exporting = useAction(() => bridge.calls['requests.exportCsv'](filter))
  const summary = shown(useCall(() => bridge.calls['requests.summary'](tenantId === undefined ? {} : { tenantId }), 'summary', revision).state)
  const { run } = refresh
  const readAt = summary?.readAt
  const due = summary !== undefined && online && isDue(readAt)
  useEffect(() => { if (due) void run() }, [due, run])
  const order = (sort: RequestSortKey): void => show({ ...asked, sort, descending: asked.sort === sort ? !asked.descending : sort === 'updatedAt' || sort === 'createdAt' })
  const showAll = (): void => { setText(''); show({ ...asked, text: '', state: undefined, severity: undefined, unread: false }) }
  const begin = <Button look="primary" icon="headset" onClick={() => go(tenantId === undefined ? paths.newRequest : paths.newRequestFor(tenantId))}>{t('actions.createServiceRequest')}</Button>
  return (
    <Page title={t('nav.serviceRequests')} help="requests.help" action={begin}>
      {tenantId !== undefined && <OneCustomer tenantId={tenantId} />}
      {(summary?.states.waiting ?? 0) > 0 && <Outbox count={summary?.states.waiting ?? 0} />}
      <Filters asked={asked} text={text} onText={setText} onShow={show} />
      <div className="row">
        <span role="status" className="nums muted">{held.loaded && held.error === undefined && t('requests.count', { count: held.total })}</span>
        {readAt !== undefined && <Age instant={readAt} />}
        <Button icon="sync" busy={refresh.busy} blocked={online ? undefined : t('actions.reason.offline')} onClick={() => { void run() }}>{t('requests.refresh')}</Button>
        <Button icon="save" busy={exporting.busy} onClick={() => { void exporting.run() }}>{t('requests.export')}</Button>
        <span role="status" className="small muted">{exporting.value !== undefined && t('requests.exported', { count: exporting.value.count })}</span>
      </div>
      {refresh.error !== undefined && <ErrorState error={refresh.error} onRetry={() => { void run() }} />}
      {exporting.error !== undefined && !isOwnCancel(exporting.error) && <ErrorState error={exporting.error} />}
      {held.error !== undefined && <ErrorState error={held.error} onRetry={reload} />}
      {!held.loaded && <Loading />}
      {held.loaded && held.error === undefined && held.total === 0 && (
        narrows(asked)
          ? <EmptyState text={t('requests.noneFits')}><Button onClick={showAll}>{t('customers.clearFilter')}</Button></EmptyState>
          : <EmptyState text={t(summary !== undefined && readAt === undefined ? 'requests.neverRead' : 'requests.empty')} />
      )}
      {held.total > 0 && <RequestGrid held={held} need={need} sorting={asked} onSort={order} />}
    </Page>
  )
}

interface FiltersProps {
  readonly asked: Shown
  readonly text: string
  readonly onText: (text: string) => void
  readonly onShow: (next: Shown) => void
}

function Filters({ asked, text, onText, onShow }: FiltersProps) {
  const { t } = useI18n()
  return (
    <div className="filters">
      <div className="field">
        <label htmlFor="request-text">{t('requests.search')}</label>
        <input id="request-text" className="input" type="search" value={text} maxLength={200} spellCheck={false} onChange={event => onText(event.target.value)} />
      </div>
      <FilterChoice id="request-state" label={t('requests.status')} all={t('requests.anyStatus')} options={requestStates} value={asked.state} word={state => t(`requests.state.${state}`)} onChange={state => onShow({ ...asked, state })} />
      <FilterChoice id="request-severity" label={t('requests.severity')} all={t('requests.anySeverity')} options={requestSeverities} value={asked.severity} word={severity => t(`requests.severity.${severity}`)} onChange={severity => onShow({ ...asked, severity })} />
      <label className="row check-filter"><input type="checkbox" checked={asked.unread} onChange={event => onShow({ ...asked, unread: event.target.checked })} />{t('requests.onlyUnread')}</label>
    </div>
  )
}

/** Says that something waits, and lets it be tried now. */
function Outbox({ count }: { readonly count: number }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const retry = useAction(() => bridge.calls['requests.retry']())
  return (
    <Notice severity="info">
      <p>{t('requests.outbox', { count })}</p>
      <div><Button icon="sync" busy={retry.busy} onClick={() => { void retry.run() }}>{t('action.retry')}</Button></div>
    </Notice>
  )
}

/** Says whose requests these are. */
function OneCustomer({ tenantId }: { readonly tenantId: TenantId }) {
  const { t } = useI18n()
  const name = useCustomerName(tenantId)
  return (
    <Notice severity="info" announce={false}>
      <p className="wrap">{t('requests.onlyCustomer', { customer: name === '' ? tenantId : name })}</p>
      <p className="row"><Link href={paths.customer(tenantId)}>{t('requests.openCustomer')}</Link><Link href={paths.serviceRequests}>{t('requests.showAll')}</Link></p>
    </Notice>
  )
}

function filterOf({ text, state, severity, unread, sort, descending }: Shown, tenantId: TenantId | undefined): RequestFilter {
  return { text, sort, descending, ...(state !== undefined && { state }), ...(severity !== undefined && { severity }), ...(unread && { unread }), ...(tenantId !== undefined && { tenantId }) }
}
