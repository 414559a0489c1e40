import type { Connector } from '../../clouds/connector'
import type { ConnectionService } from '../../services/connection'
import { createCustomersService, type CustomersOptions, type CustomersService } from '../../services/customers'
import { createCustomerCache, type CustomerCache } from '../../services/customersPorts'
import { ImportMemory } from '../../services/own/importMemory'
import { OwnBook } from '../../services/own/ownBook'
import { OwnFiles, type OwnFilesParts } from '../../services/own/ownFiles'
import { RecentCustomers } from '../../services/own/recentCustomers'
import type { Activity, Clock, Tell, WorkBoard } from '../../services/ports'
import { createLazyIndex, tellingIndex, type LazyIndex } from './customerIndexPort'
import type { OwnedStores } from './ownedStores'

export interface CustomerServiceParts extends Pick<CustomersOptions, 'knownRelationships' | 'scope'> {
  readonly stores: OwnedStores
  readonly connector: Pick<Connector, 'customerDirectory' | 'relationships'>
  readonly connection: ConnectionService
  readonly technician: CustomersOptions['technician']
  readonly work: WorkBoard
  readonly clock: Clock
  readonly tell: Tell
  readonly handOver: OwnFilesParts['handOver']
  readonly openFile: OwnFilesParts['openFile']
  readonly activity: Activity
  readonly language: () => 'en' | 'de'
  /** Another customer was opened last. */
  readonly recentChanged: () => void
}

export interface CustomerServices {
  readonly customers: CustomersService
  readonly own: OwnBook
  readonly recent: RecentCustomers
  readonly ownFiles: OwnFiles
  readonly cache: CustomerCache
  readonly index: LazyIndex
}

/** The customers in the cache, what the technician keeps about them, and the index over both. */
export function createCustomerServices(parts: CustomerServiceParts): CustomerServices {
  const { stores, connector, connection, technician, work, clock, tell, handOver, openFile, activity, language } = parts
  const own = new OwnBook({ store: stores.personal, shown: stores.shown, clock, tell, changed: (ids) => index.changed(ids) })
  const recent = new RecentCustomers({ store: stores.personal, clock, changed: parts.recentChanged })
  const plainCache = createCustomerCache(stores.customers)
  const index = createLazyIndex({
    opened: stores.customers.opened, table: () => stores.customers.read('customers'), own, ownReady: () => own.ready(), now: () => clock.now(), confirmedAt: () => plainCache.refreshedAt
  })
  const cache = tellingIndex(plainCache, index)
  const customers = createCustomersService({
    directory: connector.customerDirectory, relationships: connector.relationships, knownRelationships: parts.knownRelationships, scope: parts.scope, cache, index: index.port,
    recent: () => recent.list(), technician, connection: () => connection.state, work, tell, clock
  })
  const ownFiles = new OwnFiles({
    book: own, memory: new ImportMemory(stores.personal, clock), handOver, openFile, activity, language,
    customer: (id) => cache.get(id),
    byDomain: (domain) => index.port.find(domain)?.id,
    newId: () => globalThis.crypto.randomUUID()
  })
  return { customers, own, recent, ownFiles, cache, index }
}
