import type { Connector } from '../../clouds/connector'
import type { ConnectionService } from '../../services/connection'
import { createCustomersService, type CustomersOptions, type CustomersService } from '../../services/customers'
import { createCustomerCache, type CustomerCache } from '../../services/customersPorts'
import { OwnBook } from '../../services/own/ownBook'
import { RecentCustomers } from '../../services/own/recentCustomers'
import type { Clock, Tell, WorkBoard } from '../../services/ports'
import { createLazyIndex, tellingIndex, type LazyIndex } from './customerIndexPort'
import type { Stores } from './stores'

export interface CustomerServiceParts {
  readonly stores: Stores
  readonly connector: Pick<Connector, 'customerDirectory' | 'relationships'>
  readonly connection: ConnectionService
  readonly technician: CustomersOptions['technician']
  readonly work: WorkBoard
  readonly clock: Clock
  readonly tell: Tell
}

export interface CustomerServices {
  readonly customers: CustomersService
  readonly own: OwnBook
  readonly recent: RecentCustomers
  readonly cache: CustomerCache
  readonly index: LazyIndex
}

/** The customers in the cache, what the technician keeps about them, and the index over both. */
export function createCustomerServices({ stores, connector, connection, technician, work, clock, tell }: CustomerServiceParts): CustomerServices {
  const own = new OwnBook({ store: stores.personal, clock, tell, changed: (ids) => index.changed(ids) })
  const recent = new RecentCustomers({ store: stores.personal, clock })
  const plainCache = createCustomerCache(stores.customers)
  const index = createLazyIndex({
    table: stores.customers.read('customers'), own, ownReady: () => own.ready(), now: () => clock.now(), confirmedAt: () => plainCache.refreshedAt
  })
  const cache = tellingIndex(plainCache, index)
  const customers = createCustomersService({
    directory: connector.customerDirectory, relationships: connector.relationships, cache, index: index.port,
    recent: () => recent.list(), technician, connection: () => connection.state, work, tell, clock
  })
  return { customers, own, recent, cache, index }
}
