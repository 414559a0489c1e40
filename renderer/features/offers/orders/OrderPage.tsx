import type { TenantId } from '../../../../electron/contract/ids'
import { useI18n } from '../../../i18n/I18nContext'
import { CustomerMark } from '../../../ui/Mark'
import { Page } from '../../../ui/Page'
import { Loading } from '../../../ui/states'
import { useCustomerName } from '../../../ui/useCustomerName'
import { useGoOn } from '../../../ui/useGoOn'
import { AddLine } from './AddLine'
import { Buying, Ordered } from './Buying'
import { Lines } from './Lines'
import { Refused } from './Refused'
import { placeOf, useOrder } from './useOrder'
import { withLine } from './withLine'

/** An order for one customer: lines, prices from the cloud's cart, and buying it (capabilities 4.11). */
export function OrderPage({ tenantId }: { readonly tenantId: TenantId }) {
  const { t } = useI18n()
  const known = useCustomerName(tenantId)
  const { state, order, error, working, reload, setLines, review, checkOut } = useOrder(tenantId)
  const company = order?.customerName || known
  const heading = useGoOn<HTMLHeadingElement>(order && placeOf(order))
  const refused = state.step === 'failed' ? state.error : error
  return (
    <Page title={company === '' ? t('orders.title') : t('orders.for', { company })} mark={company === '' ? undefined : <CustomerMark tenantId={tenantId} name={company} />} help="orders.help">
      {state.step === 'loading' && <Loading />}
      {refused !== undefined && <Refused error={refused} onRetry={state.step === 'failed' ? reload : undefined} />}
      {order !== undefined && (
        <>
          <h2 ref={heading} tabIndex={-1}>{t('orders.lines')}</h2>
          <Lines order={order} onRemove={at => { void setLines(order.lines.filter((_line, index) => index !== at)) }} />
          {order.state === 'ordered' ? <Ordered order={order} onAnother={reload} /> : <Buying order={order} working={working} review={review} checkOut={checkOut} />}
          {order.state === 'draft' && order.waiting === undefined && <AddLine order={order} onAdd={line => { void setLines(withLine(order.lines, line)) }} />}
        </>
      )}
    </Page>
  )
}
