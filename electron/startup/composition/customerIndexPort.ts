import type { CustomerIndexPort, CustomerCache } from '../../services/customersPorts'
import type { Customer } from '../../contract/customer'
import { beginCustomerIndex, type BegunIndex, type CustomerIndex, type CustomerIndexParts } from '../../services/customerIndex'
import type { ReadTable } from '../../store/types'
import { lazily } from '../lazily'

export interface LazyIndex {
  readonly port: CustomerIndexPort
  /** Builds the index at the first call; what searches waits for it. */
  ready(): Promise<CustomerIndex>
  /** The same, but pages of lists need not wait until the list for searching is sorted. */
  loaded(): Promise<void>
  /** To be told also while the index is being built: what was read already may have changed since. */
  changed(ids: readonly string[]): void
}

export interface LazyIndexParts extends Omit<CustomerIndexParts, 'table'> {
  /** The cache of customers is open. */
  readonly opened: Promise<void>
  /** Not asked for before that. */
  readonly table: () => ReadTable<Customer>
  /** The technician's own data are read: the index takes them in as it is built. */
  readonly ownReady: () => Promise<void>
}

/** The index over the cache of customers, begun when it is first needed and told of every change from then on. */
export function createLazyIndex(parts: LazyIndexParts): LazyIndex {
  let begun: BegunIndex | undefined
  const begin = lazily(async () => {
    await Promise.all([parts.opened, parts.ownReady()])
    begun = beginCustomerIndex({ ...parts, table: parts.table() })
    return begun
  })
  const ready = lazily(async () => {
    const { index, ready: built } = await begin()
    await built
    return index
  })
  const known = (): CustomerIndex => {
    if (begun === undefined) throw new Error('the index of customers was asked before it was begun')
    return begun.index
  }
  return {
    ready,
    loaded: async () => (await begin()).loaded,
    changed: (ids) => begun?.index.changed(ids),
    port: {
      search: (text, limit) => known().search(text, limit),
      rows: (ids) => known().rows(ids),
      page: (request) => known().page(request),
      ids: (request) => known().ids(request),
      seek: (query, text, after) => known().seek(query, text, after),
      counts: () => known().counts(),
      find: (domain) => {
        const id = known().find(domain)
        return id === undefined ? undefined : parts.table().get(id)
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
    all: (except) => cache.all(except),
    put: async (changed, removed = [], meta = []) => {
      try {
        await cache.put(changed, removed, meta)
      } finally {
        // A disk that refuses leaves the change in memory, where the index must find it all the same.
        index.changed([...changed.map(({ id }) => id), ...removed])
      }
    },
    meta: () => cache.meta()
  }
}
