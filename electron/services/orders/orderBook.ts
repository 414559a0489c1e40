import { AppFailure } from '../../contract/errors'
import type { Order } from '../../contract/order'
import type { Store } from '../../store/types'
import type { Intent } from '../intents/intent'
import { IntentOutbox, type OutboxSteps } from '../intents/intentOutbox'
import { WorkBook } from '../intents/workBook'
import type { Activity, Clock } from '../ports'
import type { CheckedOut, CheckoutRequest, Commerce } from './orderPorts'

/** A cart that is to be bought; `id` is the order's. */
export type OrderIntent = Intent<CheckoutRequest>

type OrderTables = { readonly orders: Order; readonly orderOutbox: OrderIntent }

export interface OrderBookParts {
  readonly store: Pick<Store<OrderTables>, 'read' | 'update'>
  readonly clock: Clock
  readonly changed: (id: string) => void
}

/** The technician's orders, with their intents. */
export class OrderBook extends WorkBook<Order, CheckoutRequest> {
  constructor({ store, clock, changed }: OrderBookParts) {
    super({
      clock, changed,
      store: {
        read: () => ({ items: store.read('orders'), intents: store.read('orderOutbox') }),
        update: (change) => store.update(({ orders, orderOutbox }) => change({ items: orders, intents: orderOutbox }))
      },
      missing: () => new AppFailure({ kind: 'notFound', code: 'order.notFound' })
    })
  }
}

/** A copy without some optional fields. */
export function withoutParts(order: Order, ...keys: readonly ('cart' | 'problem')[]): Order {
  const copy = { ...order }
  for (const key of keys) Reflect.deleteProperty(copy, key)
  return copy
}

export interface OrderOutboxParts {
  readonly commerce: Pick<Commerce, 'cart' | 'checkOut'>
  readonly book: OrderBook
  readonly activity: Activity
  readonly newId: () => string
}

/** Carts that wait to be bought: the same intents and the same outbox as quotes and service requests have. */
export class OrderOutbox extends IntentOutbox<Order, CheckoutRequest, CheckedOut> {
  constructor({ commerce, book, activity, newId }: OrderOutboxParts) {
    super({
      book, newId, steps,
      cloud: {
        create: (request, requestId, signal) => commerce.checkOut(request, requestId, signal),
        // A cart that is not there any more is not one that was bought: it is kept when it is.
        findByRequest: async (_requestId, request, signal) => ((await commerce.cart(request, signal))?.ordered === true ? { orders: [] } : undefined)
      },
      // An order that was placed stands: nothing takes it back by itself, and none is thrown away while it waits.
      takeBack: () => Promise.resolve(),
      request: requestOf,
      record: async (order, outcome) => {
        const about = { tenantId: order.tenantId, detail: { lines: String(order.lines.length), cartId: order.cart?.id ?? '' } }
        if ('made' in outcome) return activity.record({ action: 'order.checkOut', result: 'ok', ...about, detail: { ...about.detail, orders: outcome.made.orders.join(' '), ...(outcome.made.refused !== undefined && { refused: outcome.made.refused }) } })
        const { code, correlationId } = outcome.refused
        await activity.record({ action: 'order.checkOut', result: 'failed', ...about, detail: { ...about.detail, code, correlationId } })
      },
      tell: () => undefined,
      busy: () => new AppFailure({ kind: 'conflict', code: 'order.waiting' })
    })
  }
}

/** @throws AppFailure `invalid` `order.notReviewed` */
function requestOf({ tenantId, cart }: Order): CheckoutRequest {
  if (cart === undefined) throw new AppFailure({ kind: 'invalid', code: 'order.notReviewed' })
  return { tenantId, cartId: cart.id }
}

const steps: OutboxSteps<Order, CheckedOut> = {
  queued: (order) => withoutParts(order, 'problem'),
  unqueued: (order) => withoutParts(order, 'problem'),
  made: (order, { orders, refused }, at) => ({
    ...withoutParts(order, 'problem'), state: 'ordered', orders, updatedAt: at,
    // What was bought stands; the rest is another order.
    ...(refused !== undefined && { problem: new AppFailure({ kind: 'invalid', code: 'order.partlyRefused', params: { reason: refused } }).error })
  }),
  // What was refused must be looked at again before it is tried again.
  refused: (order, { error }, at) => ({ ...withoutParts(order, 'cart'), problem: error, updatedAt: at })
}
