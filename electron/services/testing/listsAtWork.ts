import { AppFailure } from '../../contract/errors'
import type { Customer } from '../../contract/customer'
import { tenantIdSchema, type TenantId } from '../../contract/ids'
import type { AdministeredCustomer, CustomerLists, ListedCustomer, ListPage } from '../customerListPort'
import type { ForemostRelationship } from '../customersSweep'
import type { HeldRelationships } from '../customersRefresh'

export const tenant = (number: number): TenantId => tenantIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)

const pageSize = 2

/** A cloud's lists of customers in memory, in pages of two, that fail as they are told. */
export class ListsAtWork implements CustomerLists {
  customers: ListedCustomer[] = []
  administeredCustomers: AdministeredCustomer[] = []
  relationships = new Map<TenantId, ForemostRelationship>()
  /** What was asked for, in order: `listed`, `listed 2`, `administered`, `named 7 8`. */
  readonly asked: string[] = []
  /** Told before each answer; what it throws is the answer. */
  before: (asked: string) => void | Promise<void> = () => undefined

  async listed(next: string | undefined, { signal }: { readonly signal: AbortSignal }): Promise<ListPage<ListedCustomer>> {
    const page = await this.#page('listed', this.customers, next, signal)
    return { ...page, total: this.customers.length }
  }

  administered(next: string | undefined, { signal }: { readonly signal: AbortSignal }): Promise<ListPage<AdministeredCustomer>> {
    return this.#page('administered', this.administeredCustomers, next, signal)
  }

  async named(tenantIds: readonly TenantId[], { signal }: { readonly signal: AbortSignal }): Promise<readonly ListedCustomer[]> {
    await this.#asks(`named ${tenantIds.map((id) => Number(id.slice(-12))).join(' ')}`, signal)
    return tenantIds.map((tenantId) => listed(Number(tenantId.slice(-12))))
  }

  /** Relationships are known without being read. */
  get known(): HeldRelationships {
    return { readSince: async () => true, byTenant: async () => this.relationships, hold: () => undefined, resume: () => undefined, stop: () => undefined }
  }

  async #page<T>(what: string, all: readonly T[], next: string | undefined, signal: AbortSignal): Promise<ListPage<T>> {
    const from = Number(next ?? 0)
    await this.#asks(next === undefined ? what : `${what} ${next}`, signal)
    const until = from + pageSize
    return { items: all.slice(from, until), ...(until < all.length && { next: String(until) }) }
  }

  async #asks(question: string, signal: AbortSignal): Promise<void> {
    this.asked.push(question)
    await this.before(question)
    if (signal.aborted) throw new AppFailure({ kind: 'cancelled', code: 'cancelled' })
  }
}

export const listed = (number: number, more: Partial<ListedCustomer> = {}): ListedCustomer => ({ tenantId: tenant(number), name: `Customer ${number}`, domain: `c${number}.example`, ...more })

export const active = (number: number, more: Partial<ForemostRelationship> = {}): ForemostRelationship => ({ id: `r${number}`, status: 'active', name: `Customer ${number}`, ...more })

/** Six customers of the list, of whom four are administered; two that are only administered, one that is only invited. */
export const usualLists = (): ListsAtWork => {
  const lists = new ListsAtWork()
  lists.customers = [1, 2, 3, 4, 5].map((number) => listed(number))
  lists.administeredCustomers = [2, 3, 6].map((number) => ({ tenantId: tenant(number), name: `Customer ${number}` }))
  lists.relationships = new Map([2, 3, 7].map((number) => [tenant(number), active(number, number === 7 ? { status: 'approvalPending' } : {})]))
  return lists
}

/** What the store must hold at the end, by the last digits of the tenants: name and state. */
export const contentOf = (customers: Iterable<Customer>): Readonly<Record<string, string>> =>
  Object.fromEntries([...customers].map(({ id, name, relationship }) => [String(Number(id.slice(-12))), `${name} ${relationship}`] as const))
export const usualContent = {
  1: 'Customer 1 none', 2: 'Customer 2 active', 3: 'Customer 3 active', 4: 'Customer 4 none', 5: 'Customer 5 none', 6: 'Customer 6 none', 7: 'Customer 7 invited'
} as const
