import type { Order } from '../../../../electron/contract/order'
import type { MessageKey } from '../../../i18n/translator'

/** How far an order is, in words. */
export function stateOf({ state, waiting }: Pick<Order, 'state' | 'waiting'>): MessageKey {
  if (state === 'ordered') return 'orders.state.ordered'
  return waiting === undefined ? 'orders.state.draft' : 'orders.state.waiting'
}
