import type { ConnectionService } from '../../services/connection'
import type { CustomerCache } from '../../services/customersPorts'
import { OrderBook, OrderOutbox } from '../../services/orders/orderBook'
import { OrderDesk } from '../../services/orders/orderDesk'
import type { Activity, Clock, HandOverPort, Tell } from '../../services/ports'
import type { Cloud } from './cloud'
import type { Stores } from './stores'

export interface OrderServiceParts {
  readonly stores: Stores
  readonly cloud: Cloud
  readonly connection: ConnectionService
  readonly cache: CustomerCache
  readonly handOver: HandOverPort
  readonly activity: Activity
  readonly clock: Clock
  readonly tell: Tell
}

const newId = (): string => globalThis.crypto.randomUUID()

/** Joins everything about orders in carts. */
export function createOrderDesk({ stores, cloud, connection, cache, handOver, activity, clock, tell }: OrderServiceParts): OrderDesk {
  const { commerce, customerDirectory } = cloud.connector
  const book = new OrderBook({ store: stores.personal, clock, changed: (id) => tell('orders.changed', { ids: [id] }) })
  return new OrderDesk({
    commerce, book, activity, handOver, newId,
    outbox: new OrderOutbox({ commerce, book, activity, newId }),
    online: () => connection.state !== 'offline',
    customer: (tenantId) => cache.get(tenantId),
    profile: (tenantId, signal) => customerDirectory.profile(tenantId, signal),
    advisorLink: () => cloud.record()?.advisorLink
  })
}
