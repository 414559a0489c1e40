import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import type { Order } from '../../../../electron/contract/order'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge } from '../../../stores/StoresContext'
import { Page } from '../../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../../ui/states'
import { shown, useCall } from '../../../ui/useCall'
import { CustomerSearch } from './CustomerSearch'
import { stateOf } from './orderState'

/** For whom, and what was ordered so far. */
export function OrdersPage() {
  const { t } = useI18n()
  const bridge = useBridge()
  const [, go] = useLocation()
  const { state, reload } = useCall(() => bridge.calls['orders.list'](), 'orders')
  useEffect(() => bridge.on('orders.changed', reload), [bridge, reload])
  // A draft into which nothing was put is no order yet.
  const orders = shown(state)?.filter(({ lines }) => lines.length > 0)
  return (
    <Page title={t('orders.title')} help="orders.help">
      <h2>{t('orders.open')}</h2>
      <CustomerSearch onChoose={tenantId => go(paths.order(tenantId))} />
      <h2>{t('orders.listOf')}</h2>
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {state.step === 'loading' && <Loading />}
      {orders !== undefined && (orders.length === 0 ? <EmptyState text={t('orders.none')} /> : <OrderList orders={orders} />)}
    </Page>
  )
}

function OrderList({ orders }: { readonly orders: readonly Order[] }) {
  const { t, dateTime, number } = useI18n()
  return (
    <div className="table-wrap">
      <table className="table">
        <thead><tr><th scope="col">{t('orders.customer')}</th><th scope="col">{t('orders.lines')}</th><th scope="col">{t('orders.number')}</th><th scope="col">{t('orders.state')}</th></tr></thead>
        <tbody>
          {orders.map(order => (
            <tr key={order.id}>
              <td>{order.state === 'draft' ? <Link href={paths.order(order.tenantId)}>{order.customerName}</Link> : order.customerName}</td>
              <td>{order.lines.map(({ title, quantity }) => `${number(quantity)} × ${title}`).join(', ')}</td>
              <td className="mono wrap">{order.orders?.join(', ')}</td>
              <td>{t(stateOf(order))}<br /><span className="small muted">{dateTime(order.updatedAt)}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
