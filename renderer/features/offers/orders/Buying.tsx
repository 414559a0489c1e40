import { Link } from 'wouter'
import type { Order } from '../../../../electron/contract/order'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { ErrorState } from '../../../ui/states'
import { useAction } from '../../../ui/useAction'
import { useOnward } from '../../../ui/useOnward'
import type { useOrder } from './useOrder'

/** Prices, and what is bought at them; while it waits for the cloud, nothing but that. */
export function Buying({ order, working, review, checkOut }: { readonly order: Order } & Pick<ReturnType<typeof useOrder>, 'working' | 'review' | 'checkOut'>) {
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
  const begin = useOnward()
  const { run, busy, error } = useAction(() => bridge.calls['orders.discard']({ orderId: order.id }))
  const discard = async (): Promise<void> => {
    const go = begin()
    if ((await run())?.ok === true) go(paths.orders)
  }
  return (
    <>
      <Button look="quiet" busy={busy} onClick={() => { void discard() }}>{t('orders.discard')}</Button>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}

/** What the cloud made of it. */
export function Ordered({ order, onAnother }: { readonly order: Order; readonly onAnother: () => void }) {
  const { t } = useI18n()
  return (
    <Notice severity="success">
      <p>{t('orders.ordered')}</p>
      {order.orders !== undefined && order.orders.length > 0 && <p>{t('orders.number')} <span className="mono">{order.orders.join(', ')}</span></p>}
      <div className="row"><Button onClick={onAnother}>{t('orders.another', { company: order.customerName })}</Button><Link href={paths.orders}>{t('orders.title')}</Link></div>
    </Notice>
  )
}
