import { Link, useLocation } from 'wouter'
import type { TenantId } from '../../../../electron/contract/ids'
import type { Order } from '../../../../electron/contract/order'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { CustomerMark } from '../../../ui/Mark'
import { Notice } from '../../../ui/Notice'
import { Page } from '../../../ui/Page'
import { ErrorState, Loading } from '../../../ui/states'
import { useAction } from '../../../ui/useAction'
import { useCustomerName } from '../../../ui/useCustomerName'
import { AddLine } from './AddLine'
import { Lines } from './Lines'
import { useOrder } from './useOrder'

/** An order for one customer: lines, prices from the cloud's cart, and buying it (capabilities 4.11). */
export function OrderPage({ tenantId }: { readonly tenantId: TenantId }) {
  const { t } = useI18n()
  const known = useCustomerName(tenantId)
  const { state, order, error, working, reload, setLines, review, checkOut } = useOrder(tenantId)
  const company = order?.customerName ?? known ?? ''
  const refused = state.step === 'failed' ? state.error : error
  return (
    <Page title={company === '' ? t('orders.title') : t('orders.for', { company })} mark={company === '' ? undefined : <CustomerMark tenantId={tenantId} name={company} />} help="orders.help">
      {state.step === 'loading' && <Loading />}
      {refused !== undefined && (
        <ErrorState error={refused} onRetry={state.step === 'failed' && refused.code !== 'order.notReseller' ? reload : undefined}>
          {refused.code === 'order.notReseller' && <ResellerLink />}
        </ErrorState>
      )}
      {order !== undefined && (
        <>
          <h2>{t('orders.lines')}</h2>
          <Lines order={order} onRemove={at => { void setLines(order.lines.filter((_line, index) => index !== at)) }} />
          {order.state === 'ordered' ? <Ordered order={order} onAnother={reload} /> : <Buying order={order} working={working} review={review} checkOut={checkOut} />}
          {order.state === 'draft' && order.waiting === undefined && <AddLine order={order} onAdd={line => { void setLines([...order.lines, line]) }} />}
        </>
      )}
    </Page>
  )
}

function Buying({ order, working, review, checkOut }: { readonly order: Order } & Pick<ReturnType<typeof useOrder>, 'working' | 'review' | 'checkOut'>) {
  const { t, dateTime } = useI18n()
  const { cart } = order
  const inError = cart?.lines.some(line => line.error !== undefined) ?? false
  if (order.waiting !== undefined) {
    return (
      <Notice severity="info">
        <p>{t('orders.waiting')}</p>
        <div><Button icon="sync" busy={working !== undefined} onClick={() => { void checkOut() }}>{t('orders.tryNow')}</Button></div>
      </Notice>
    )
  }
  return (
    <>
      {cart !== undefined && <p className="small" role="status">{inError ? t('orders.problems') : t('orders.expires', { date: dateTime(cart.expiresAt) })}</p>}
      {order.lines.some(({ isTrial }) => isTrial) && <p className="small muted">{t('orders.trial')}</p>}
      <div className="row">
        <Button look={cart === undefined ? 'primary' : 'normal'} busy={working === 'review'} blocked={order.lines.length === 0 ? t('orders.noLines') : undefined} onClick={() => { void review() }}>{t('orders.review')}</Button>
        <Button look={cart === undefined ? 'normal' : 'primary'} busy={working === 'checkOut'} blocked={cart === undefined ? t('orders.reviewFirst') : inError ? t('orders.problems') : undefined} onClick={() => { void checkOut() }}>{t('orders.checkOut')}</Button>
        <Discard order={order} />
      </div>
    </>
  )
}

function Discard({ order }: { readonly order: Order }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const [, go] = useLocation()
  const { run, busy, error } = useAction(() => bridge.calls['orders.discard']({ orderId: order.id }))
  const discard = async (): Promise<void> => {
    if ((await run())?.ok === true) go(paths.orders)
  }
  return (
    <>
      <Button look="quiet" busy={busy} onClick={() => { void discard() }}>{t('orders.discard')}</Button>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}

function Ordered({ order, onAnother }: { readonly order: Order; readonly onAnother: () => void }) {
  const { t } = useI18n()
  return (
    <Notice severity="success">
      <p>{t('orders.ordered')}</p>
      {order.orders !== undefined && order.orders.length > 0 && <p>{t('orders.number')} <span className="mono">{order.orders.join(', ')}</span></p>}
      <div className="row"><Button onClick={onAnother}>{t('orders.another', { company: order.customerName })}</Button><Link href={paths.orders}>{t('orders.title')}</Link></div>
    </Notice>
  )
}

/** For a customer that the partner does not sell to yet. */
function ResellerLink() {
  const { t } = useI18n()
  const bridge = useBridge()
  const { run, busy, value, error } = useAction(() => bridge.calls['orders.copyResellerLink']())
  return (
    <div className="stack-small">
      <p>{t('orders.reseller')}</p>
      <div><Button busy={busy} onClick={() => { void run() }}>{t('orders.copyLink')}</Button></div>
      {value !== undefined && <p className="small" role="status">{t('orders.linkCopied')} <span className="mono wrap">{value.link}</span></p>}
      {error !== undefined && <ErrorState error={error} />}
    </div>
  )
}
