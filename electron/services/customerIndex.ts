import { domainToASCII } from 'node:url'
import type { Customer, CustomerRow, CustomerSortKey } from '../contract/customer'
import type { TenantId } from '../contract/ids'
import { relationshipStates, type RelationshipState } from '../contract/relationship'
import { foldText } from '../lib/foldText'
import { createSlices } from '../lib/slices'
import type { ReadTable } from '../store/types'
import { CustomerOrders, firstFew, firstOf, type LightCustomer } from './customerOrders'
import { firstMatch, prepareQuery, rankBelow, ranks, type Query } from './customerRanking'

export interface CustomerPageRequest {
  readonly offset: number
  readonly limit: number
  /** Only customers that hold every word of it; empty: all. */
  readonly text: string
  readonly sort: CustomerSortKey
  readonly descending: boolean
}

export interface FoundCustomers {
  readonly rows: readonly CustomerRow[]
  /** How many there are in all, not only in `rows`. */
  readonly total: number
}

/** A page of a list; where it is not filtered, also how many of all customers are in each state. */
export interface CustomerIndexPage extends FoundCustomers {
  readonly states?: Readonly<Partial<Record<RelationshipState, number>>>
}

/** Finds customers in the local cache (capabilities 3.1, 3.4) in milliseconds at 50,000, without parsing them. */
export interface CustomerIndex {
  readonly size: number
  /** Exact match of any verified domain, in either form of an international one. */
  find(domain: string): TenantId | undefined
  /** Best first: the name begins with it, a word of the name does, a domain does, anywhere. */
  search(text: string, limit: number): FoundCustomers
  /** The first call of each order sorts, in slices; later ones take a few milliseconds at most. */
  page(request: CustomerPageRequest): Promise<CustomerIndexPage>
  /** To be called after each change of the table, with the ids of what changed. */
  changed(ids: readonly string[]): void
  /** To be called when anything may have changed; builds anew, in slices. */
  rebuild(): Promise<void>
}

export function customerRow({ id, name, defaultDomain, relationship, relationshipEndsAt }: Customer): CustomerRow {
  return { tenantId: id, name, defaultDomain, relationship, ...(relationshipEndsAt !== undefined && { relationshipEndsAt }) }
}

const toAscii = (domain: string): string => domainToASCII(domain.trim()) || domain.trim().toLowerCase()

/** Whether the ranks up to one, itself included, already fill an answer. */
function enough(found: readonly (readonly LightCustomer[])[], rank: number, limit: number): boolean {
  let count = 0
  for (let at = 0; at <= rank; at += 1) count += found[at]?.length ?? 0
  return count >= limit
}

class TableIndex implements CustomerIndex {
  readonly #table: ReadTable<Customer>
  readonly #textOf: (customer: Customer) => string
  #light = new Map<string, LightCustomer>()
  #byDomain = new Map<string, TenantId>()
  readonly #orders = new CustomerOrders()
  readonly #counts = new Map<RelationshipState, number>()
  /** Counts changes, so that slow work notices that it is out of date. */
  #edition = 0
  #filtered: { readonly key: string; readonly edition: number; readonly found: readonly LightCustomer[] } | undefined

  constructor(table: ReadTable<Customer>, textOf: (customer: Customer) => string) {
    this.#table = table
    this.#textOf = textOf
  }

  get size(): number {
    return this.#light.size
  }

  find(domain: string): TenantId | undefined {
    return this.#byDomain.get(toAscii(domain))
  }

  search(text: string, limit: number): FoundCustomers {
    const query = prepareQuery(foldText(text))
    const order = this.#orders.ready('name') ?? [...this.#light.values()]
    if (query.words.length === 0) return { rows: this.#rows(order.slice(0, limit)), total: order.length }
    return this.#ranked(order, query, limit)
  }

  async page({ offset, limit, text, sort, descending }: CustomerPageRequest): Promise<CustomerIndexPage> {
    const query = prepareQuery(foldText(text))
    if (query.words.length === 0 && offset + limit <= firstFew && !descending && this.#orders.ready(sort) === undefined) {
      const first = await firstOf(sort, this.#light.values(), offset + limit, createSlices())
      // What changed during the pass is told of, and asked for again.
      const still = first.filter((customer) => this.#light.get(customer.id) === customer)
      return { rows: this.#rows(still.slice(offset)), total: this.#light.size, states: this.#states() }
    }
    const order = await this.#order(sort)
    const found = query.words.length === 0 ? order : this.#filter(order, query, sort)
    const last = found.length - offset
    const part = descending ? found.slice(Math.max(0, last - limit), Math.max(0, last)).toReversed() : found.slice(offset, offset + limit)
    return { rows: this.#rows(part), total: found.length, ...(query.words.length === 0 && { states: this.#states() }) }
  }

  changed(ids: readonly string[]): void {
    this.#edition += 1
    const gone: LightCustomer[] = []
    const come: LightCustomer[] = []
    for (const id of new Set(ids)) {
      const before = this.#light.get(id)
      const customer = this.#table.get(id)
      const text = customer && this.#textOf(customer)
      // A refresh mostly finds what was known; then no list has to move.
      if (before && customer && before.text === text && before.relationship === customer.relationship && before.endsAt === customer.relationshipEndsAt) continue
      if (before) gone.push(this.#forget(before))
      if (customer && text !== undefined) come.push(this.#note(customer, text))
    }
    this.#orders.edit(gone, come)
  }

  async rebuild(): Promise<void> {
    if (await this.load()) await this.order()
  }

  /** The list in which `search` looks. */
  async order(): Promise<void> {
    await this.#order('name')
  }

  /** Reads the table. @returns whether no later call has taken over */
  async load(): Promise<boolean> {
    this.#edition += 1
    const light = new Map<string, LightCustomer>()
    this.#orders.forget()
    this.#light = light
    this.#byDomain = new Map()
    this.#counts.clear()
    const slices = createSlices()
    for (const [id, text] of this.#table.searchTexts()) {
      // A later rebuild has taken over.
      if (this.#light !== light) return false
      const customer = light.has(id) ? undefined : this.#table.get(id)
      if (customer) this.#note(customer, text)
      const pause = slices.pause()
      if (pause) await pause
    }
    this.#edition += 1
    return this.#light === light
  }

  /** One pass over the names in order; what can no longer be among the first `limit` is only counted. */
  #ranked(order: readonly LightCustomer[], query: Query, limit: number): FoundCustomers {
    const found = ranks.map((): LightCustomer[] => [])
    let [total, bound] = [0, ranks.length]
    for (const customer of order) {
      const first = firstMatch(customer.text, query)
      if (first < 0) continue
      total += 1
      const rank = rankBelow(customer.text, query, first, bound)
      if (rank === undefined) continue
      found[rank]?.push(customer)
      // As soon as the ranks up to one fill the answer, that one and the worse ones are of no use any more.
      while (bound > 0 && enough(found, bound - 1, limit)) bound -= 1
    }
    return { rows: this.#rows(found.flat().slice(0, limit)), total }
  }

  #states(): Readonly<Partial<Record<RelationshipState, number>>> {
    return Object.fromEntries([...this.#counts].filter(([, count]) => count > 0))
  }

  #filter(order: readonly LightCustomer[], query: Query, sort: CustomerSortKey): readonly LightCustomer[] {
    const key = `${sort}\n${query.whole}`
    if (this.#filtered?.key === key && this.#filtered.edition === this.#edition) return this.#filtered.found
    const found = order.filter(({ text }) => firstMatch(text, query) >= 0)
    this.#filtered = { key, edition: this.#edition, found }
    return found
  }

  async #order(key: CustomerSortKey): Promise<readonly LightCustomer[]> {
    return this.#orders.ready(key) ?? this.#orders.make(key, this.#light.values(), createSlices())
  }

  #note(customer: Customer, text: string): LightCustomer {
    const { id, relationship, relationshipEndsAt: endsAt } = customer
    // The state's one constant instead of 50,000 copies of a word.
    const light: LightCustomer = { id, text, relationship: relationshipStates.find((state) => state === relationship) ?? 'none', endsAt }
    this.#light.set(id, light)
    this.#counts.set(light.relationship, (this.#counts.get(light.relationship) ?? 0) + 1)
    for (const domain of [customer.defaultDomain, ...customer.domains]) this.#byDomain.set(domain.toLowerCase(), id)
    return light
  }

  #forget(light: LightCustomer): LightCustomer {
    this.#light.delete(light.id)
    this.#counts.set(light.relationship, (this.#counts.get(light.relationship) ?? 0) - 1)
    const [, domains = ''] = light.text.split('\t')
    for (const domain of domains.split(' ')) if (this.#byDomain.get(domain) === light.id) this.#byDomain.delete(domain)
    return light
  }

  #rows(customers: readonly LightCustomer[]): readonly CustomerRow[] {
    const rows: CustomerRow[] = []
    for (const { id } of customers) {
      const customer = this.#table.get(id)
      if (customer) rows.push(customerRow(customer))
    }
    return rows
  }
}

export interface BegunIndex {
  readonly index: CustomerIndex
  /** From here on pages are answered, before anything is sorted for searching. */
  readonly loaded: Promise<void>
  readonly ready: Promise<void>
}

/**
 * Starts to build the index; from now on it wants to be told of every change, also before it is `ready`.
 * @param textOf the function that prepared the table's search texts
 */
export function beginCustomerIndex(table: ReadTable<Customer>, textOf: (customer: Customer) => string): BegunIndex {
  const index = new TableIndex(table, textOf)
  const loading = index.load()
  return { index, loaded: loading.then(() => undefined), ready: loading.then((whole) => (whole ? index.order() : undefined)) }
}

/** The index, complete. For a table that may change while it is built see {@link beginCustomerIndex}. */
export async function createCustomerIndex(table: ReadTable<Customer>, textOf: (customer: Customer) => string): Promise<CustomerIndex> {
  const { index, ready } = beginCustomerIndex(table, textOf)
  await ready
  return index
}
