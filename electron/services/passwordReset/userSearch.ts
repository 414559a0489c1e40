import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { FoundUsers } from '../../contract/passwordReset'
import type { CustomerUsers, UserPage } from '../ports'

/** So many searches can be gone on with at the same time; older ones begin anew. */
const mostOpen = 20

interface Open {
  readonly tenantId: TenantId
  readonly next: string
}

/**
 * Search among a customer's users, page by page. The service's addresses of further pages stay here: what a page hands back is only a
 * number for one, so that it cannot ask for any other address with a token of the customer.
 */
export class UserSearch {
  readonly #users: Pick<CustomerUsers, 'search' | 'searchOn'>
  readonly #open = new Map<string, Open>()

  constructor(users: Pick<CustomerUsers, 'search' | 'searchOn'>) {
    this.#users = users
  }

  /** @throws AppFailure `invalid` `reset.searchExpired` */
  async find(tenantId: TenantId, text: string, more: string | undefined, signal: AbortSignal): Promise<FoundUsers> {
    if (more === undefined) return this.#shown(tenantId, await this.#users.search(tenantId, text.trim(), signal))
    const open = this.#open.get(more)
    if (open?.tenantId !== tenantId) throw new AppFailure({ kind: 'invalid', code: 'reset.searchExpired' })
    return this.#shown(tenantId, await this.#users.searchOn(tenantId, open.next, signal))
  }

  #shown(tenantId: TenantId, { users, total, next }: UserPage): FoundUsers {
    return { users, ...(total !== undefined && { total }), ...(next !== undefined && { more: this.#keep({ tenantId, next }) }) }
  }

  #keep(open: Open): string {
    const id = globalThis.crypto.randomUUID()
    this.#open.set(id, open)
    const [oldest] = this.#open.keys()
    if (this.#open.size > mostOpen && oldest !== undefined) this.#open.delete(oldest)
    return id
  }
}
