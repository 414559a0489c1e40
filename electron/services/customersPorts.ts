import type { Customer } from '../contract/customer'
import type { Instant, TenantId } from '../contract/ids'
import type { Store } from '../store/types'
import type { CustomerIndex } from './customerIndex'
import { applyMeta, type MetaChanges } from './readingPlace'

/** Finds cached customers without reading them all (see customerIndex). */
export interface CustomerIndexPort extends Pick<CustomerIndex, 'search' | 'rows' | 'page' | 'ids' | 'seek' | 'counts'> {
  /** By any domain known so far, in the ASCII form. */
  find(domain: string): Customer | undefined
}

/** The rebuildable records of customers. */
export interface CustomerCache {
  readonly size: number
  readonly refreshedAt: Instant | undefined
  get(id: TenantId): Customer | undefined
  /** Parses each record that it gives; those in `except` are passed over unparsed. */
  all(except?: ReadonlySet<string>): Iterable<Customer>
  /** Resolves when durable. `meta`: what is kept about it in the same transaction. */
  put(changed: readonly Customer[], removed?: readonly TenantId[], meta?: MetaChanges): Promise<void>
  /** What is kept about it. */
  meta(): { get(id: string): MetaRecord | undefined }
}

/** A fact about the data itself; `id` names it. */
interface MetaRecord {
  readonly id: string
  readonly value: unknown
}

// A type and not an interface: the store asks for an index signature.
type CustomerTables = { readonly customers: Customer; readonly meta: MetaRecord }

const refreshedId = 'customers.refreshedAt'
/** The whole list was read, begun at this moment. */
export const refreshed = (at: Instant): MetaChanges => [[refreshedId, at]]

/** The cache over the store's tables. */
export const createCustomerCache = (store: Pick<Store<CustomerTables>, 'read' | 'update'>): CustomerCache => ({
  get size() {
    return store.read('customers').size
  },
  get refreshedAt() {
    const value = store.read('meta').get(refreshedId)?.value
    return typeof value === 'string' ? value : undefined
  },
  get: (id) => store.read('customers').get(id),
  *all(except) {
    const table = store.read('customers')
    for (const id of table.ids()) {
      const customer = except?.has(id) === true ? undefined : table.get(id)
      if (customer !== undefined) yield customer
    }
  },
  put: (changed, removed = [], more = []) =>
    store.update(({ customers, meta }) => {
      for (const customer of changed) customers.put(customer)
      for (const id of removed) customers.delete(id)
      applyMeta(meta, more)
    }),
  meta: () => store.read('meta')
})
