import type { CustomerIndexPort, CustomerCache } from '../../services/customersPorts'
import { createCustomerIndex, type CustomerIndex } from '../../services/customerIndex'
import type { CustomerStore } from '../../store/appStores'
import { customerText } from '../../store/customerText'
import { lazily } from '../lazily'

export interface LazyIndex {
  readonly port: CustomerIndexPort
  /** Builds the index at the first call; what searches waits for it. */
  ready(): Promise<CustomerIndex>
  changed(ids: readonly string[]): void
}

/** The index over the cache of customers, built when it is first needed and told of every change from then on. */
export function createLazyIndex(store: CustomerStore): LazyIndex {
  const table = store.read('customers')
  let index: CustomerIndex | undefined
  const ready = lazily(async () => {
    index = await createCustomerIndex(table, customerText)
    return index
  })
  const built = (): CustomerIndex => {
    if (index === undefined) throw new Error('the index of customers was asked before it was built')
    return index
  }
  return {
    ready,
    changed: (ids) => index?.changed(ids),
    port: {
      search: (text, limit) => built().search(text, limit),
      page: (query) => built().page(query),
      find: (domain) => {
        const id = built().find(domain)
        return id === undefined ? undefined : table.get(id)
      }
    }
  }
}

/** The cache, which tells the index of each change before anyone can ask about it. */
export function tellingIndex(cache: CustomerCache, index: LazyIndex): CustomerCache {
  return {
    get size() {
      return cache.size
    },
    get refreshedAt() {
      return cache.refreshedAt
    },
    get: (id) => cache.get(id),
    all: () => cache.all(),
    put: async (changed, removed = []) => {
      await cache.put(changed, removed)
      index.changed([...changed.map(({ id }) => id), ...removed])
    },
    markRefreshed: (at) => cache.markRefreshed(at)
  }
}
