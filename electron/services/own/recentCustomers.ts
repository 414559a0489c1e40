import { tenantIdSchema, type Instant, type TenantId } from '../../contract/ids'
import type { Store } from '../../store/types'
import type { Clock } from '../ports'

export interface RecentCustomer {
  readonly id: TenantId
  readonly at: Instant
}

export type RecentTables = { readonly recent: RecentCustomer }

export interface RecentParts {
  readonly store: Pick<Store<RecentTables>, 'read' | 'update'>
  readonly clock: Clock
  readonly changed?: () => void
}

/** More than quick find shows, so that some may be gone from the list of customers. */
const mostRecent = 30

/** The customers that were opened last (capabilities 3.6); nothing but their ids and when. */
export class RecentCustomers {
  readonly #parts: RecentParts

  constructor(parts: RecentParts) {
    this.#parts = parts
  }

  /** The latest first. */
  list(): readonly TenantId[] {
    return this.#all().map(({ id }) => tenantIdSchema.parse(id))
  }

  async note(id: TenantId): Promise<void> {
    const all = this.#all()
    if (all[0]?.id === id) return
    const at = new Date(this.#parts.clock.now()).toISOString()
    const tooMany = all.filter((one) => one.id !== id).slice(mostRecent - 1)
    await this.#parts.store.update(({ recent }) => {
      recent.put({ id, at })
      for (const one of tooMany) recent.delete(one.id)
    })
    this.#parts.changed?.()
  }

  #all(): readonly RecentCustomer[] {
    return [...this.#parts.store.read('recent').values()].toSorted((a, b) => b.at.localeCompare(a.at))
  }
}
