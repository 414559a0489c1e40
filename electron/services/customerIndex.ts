import { domainToASCII } from 'node:url'
import type { Customer, CustomerRow } from '../contract/customer'
import type { CustomerCounts, CustomerQuery, CustomerSortKey } from '../contract/customerList'
import type { Instant, TenantId } from '../contract/ids'
import { CountryNames, msPerMinute, readFacts } from '../domain/customerFacts'
import { withOwnWords } from '../domain/searchText'
import { foldText } from '../lib/foldText'
import { createSlices, type Slices } from '../lib/slices'
import { filterInSlices } from '../lib/walkInSlices'
import type { ReadTable } from '../store/types'
import { countCustomers, countStates } from './customerCounts'
import { CustomerDomains } from './customerDomains'
import { filterTest, isEmptyFilter, stateAt } from './customerFilter'
import { CustomerOrders, firstFew, firstOf, type LightCustomer } from './customerOrders'
import { firstMatch, prepareQuery } from './customerRanking'
import { bestOf } from './customerSearch'
import type { OwnMarks } from './own/ownBook'

export interface CustomerPageRequest extends CustomerQuery {
  readonly offset: number
  readonly limit: number
}

export interface FoundCustomers {
  readonly rows: readonly CustomerRow[]
  /** How many there are in all, not only in `rows`. */
  readonly total: number
}

/** A page of a list; where it is not filtered, also how many of all customers are in each state. */
export interface CustomerIndexPage extends FoundCustomers {
  readonly states?: CustomerCounts['states']
}

/** Finds customers in the local cache (capabilities 3.1, 3.4) in milliseconds at 50,000, without parsing them. */
export interface CustomerIndex {
  readonly size: number
  /** Exact match of any verified domain, in either form of an international one. */
  find(domain: string): TenantId | undefined
  /** Best first: the name begins with it, a word of the name or of an own alias does, a domain or an own tag does, anywhere. */
  search(text: string, limit: number): FoundCustomers
  /** Rows of these customers, in this order; those that are not known are left out. */
  rows(ids: readonly TenantId[]): readonly CustomerRow[]
  /** The first call of each order sorts, in slices; later ones take a few milliseconds at most. */
  page(request: CustomerPageRequest): Promise<CustomerIndexPage>
  /** A part of a list as ids alone. */
  ids(request: CustomerPageRequest): Promise<{ readonly ids: readonly TenantId[]; readonly total: number }>
  /** The place in a list of the first customer after place `after` (and then from the top) whose name begins with a text. */
  seek(query: CustomerQuery, text: string, after: number): Promise<number | undefined>
  counts(): Promise<Omit<CustomerCounts, 'refreshedAt'>>
  /** To be called after each change of the table or of own data, with the ids of what changed. */
  changed(ids: readonly string[]): void
  /** To be called when anything may have changed; builds anew, in slices. */
  rebuild(): Promise<void>
}

export interface CustomerIndexParts {
  readonly table: ReadTable<Customer>
  readonly own: OwnMarks
  /** Milliseconds since the epoch: relationships end as time passes. */
  readonly now: () => number
  /** When all customers of the cloud's list were last found unchanged or changed in their records. */
  readonly confirmedAt: () => Instant | undefined
  /** Other ones are for tests. */
  readonly slices?: () => Slices
}

const toAscii = (domain: string): string => domainToASCII(domain.trim()) || domain.trim().toLowerCase()

class TableIndex implements CustomerIndex {
  readonly #parts: CustomerIndexParts
  readonly #countries = new CountryNames()
  #light = new Map<string, LightCustomer>()
  readonly #domains = new CustomerDomains()
  readonly #orders = new CustomerOrders()
  /** Counts changes, so that slow work notices that it is out of date. */
  #edition = 0
  #filtered: { readonly key: string; readonly edition: number; readonly found: readonly LightCustomer[] } | undefined
  #states: { readonly edition: number; readonly now: number; readonly counts: CustomerCounts['states'] } | undefined

  constructor(parts: CustomerIndexParts) {
    this.#parts = parts
  }

  get size(): number {
    return this.#light.size
  }

  find(domain: string): TenantId | undefined {
    return this.#domains.find(toAscii(domain), this.#light)
  }

  search(text: string, limit: number): FoundCustomers {
    const query = prepareQuery(foldText(text))
    const order = this.#orders.ready('name') ?? [...this.#light.values()]
    if (query.words.length === 0) return { rows: this.#rows(order.slice(0, limit)), total: order.length }
    const { best, total } = bestOf(order, query, limit)
    return { rows: this.#rows(best), total }
  }

  rows(ids: readonly TenantId[]): readonly CustomerRow[] {
    return this.#rows(ids.flatMap((id) => this.#light.get(id) ?? []))
  }

  async page(request: CustomerPageRequest): Promise<CustomerIndexPage> {
    const { offset, limit, text, filter, sort, descending } = request
    const whole = foldText(text) === '' && isEmptyFilter(filter)
    if (whole && offset + limit <= firstFew && !descending && this.#orders.ready(sort) === undefined) {
      const first = await firstOf(sort, this.#light.values(), offset + limit, this.#slices())
      // What changed during the pass is told of, and asked for again.
      const still = first.filter((customer) => this.#light.get(customer.id) === customer)
      return { rows: this.#rows(still.slice(offset)), total: this.#light.size, states: await this.#countStates() }
    }
    const found = await this.#found(request)
    return { rows: this.#rows(partOf(found, request)), total: found.length, ...(whole && { states: await this.#countStates() }) }
  }

  async ids(request: CustomerPageRequest): Promise<{ readonly ids: readonly TenantId[]; readonly total: number }> {
    const found = await this.#found(request)
    return { ids: partOf(found, request).map(({ id }) => id), total: found.length }
  }

  async seek(query: CustomerQuery, text: string, after: number): Promise<number | undefined> {
    const found = await this.#found(query)
    const wanted = foldText(text)
    if (wanted === '') return undefined
    for (let step = 1; step <= found.length; step += 1) {
      const place = (after + step) % found.length
      if (found[query.descending ? found.length - 1 - place : place]?.text.startsWith(wanted) === true) return place
    }
    return undefined
  }

  counts(): Promise<Omit<CustomerCounts, 'refreshedAt'>> {
    return countCustomers(this.#light.values(), this.#now(), this.#slices())
  }

  changed(ids: readonly string[]): void {
    this.#edition += 1
    const gone: LightCustomer[] = []
    const come: LightCustomer[] = []
    for (const id of new Set(ids)) {
      const before = this.#light.get(id)
      const text = this.#parts.table.searchText(id)
      const customer = text === undefined ? undefined : this.#read(id, text)
      // A refresh mostly finds what was known; then no list has to move.
      if (before && customer && before.text === customer.text && before.own === customer.own) continue
      if (before) gone.push(before)
      if (customer) come.push(customer)
      if (customer) this.#light.set(id, customer)
      else this.#light.delete(id)
    }
    this.#domains.edit(gone, come)
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
    this.#domains.forget()
    const slices = this.#slices()
    for (const [id, text] of this.#parts.table.searchTexts()) {
      // A later rebuild has taken over.
      if (this.#light !== light) return false
      if (!light.has(id)) light.set(id, this.#read(id, text))
      const pause = slices.pause()
      if (pause) await pause
    }
    this.#edition += 1
    return this.#light === light
  }

  /** Everything that a query asks for, in ascending order. */
  async #found(query: CustomerQuery): Promise<readonly LightCustomer[]> {
    const order = await this.#order(query.sort)
    const words = prepareQuery(foldText(query.text))
    const plain = isEmptyFilter(query.filter)
    if (plain && words.words.length === 0) return order
    const now = this.#now()
    const key = JSON.stringify([query.sort, words.whole, query.filter, plain ? 0 : now])
    if (this.#filtered?.key === key && this.#filtered.edition === this.#edition) return this.#filtered.found
    const passes = filterTest(query.filter, now)
    const edition = this.#edition
    // Of the list as it is now: changes move it while this goes on, are told of, and asked for again.
    const found = await filterInSlices([...order], (customer) => (plain || passes(customer)) && firstMatch(customer.text, words) >= 0, this.#slices())
    this.#filtered = { key, edition, found }
    return found
  }

  async #countStates(): Promise<CustomerCounts['states']> {
    const now = this.#now()
    if (this.#states?.edition === this.#edition && this.#states.now === now) return this.#states.counts
    const edition = this.#edition
    const counts = await countStates(this.#light.values(), now, this.#slices())
    this.#states = { edition, now, counts }
    return counts
  }

  #slices(): Slices {
    return (this.#parts.slices ?? createSlices)()
  }

  #now(): number {
    return Math.floor(this.#parts.now() / msPerMinute)
  }

  async #order(key: CustomerSortKey): Promise<readonly LightCustomer[]> {
    return this.#orders.ready(key) ?? this.#orders.make(key, this.#light.values(), this.#slices())
  }

  #read(id: string, text: string): LightCustomer {
    const own = this.#parts.own.of(id)
    const words = own === undefined ? text : withOwnWords(text, own.aliases.map(foldText), own.tags.map(foldText))
    return { id: id as TenantId, text: words, own, ...readFacts(text, text.lastIndexOf('\t') + 1, this.#countries) }
  }

  #rows(customers: readonly LightCustomer[]): readonly CustomerRow[] {
    const [now, confirmedAt] = [this.#now(), this.#parts.confirmedAt()]
    return customers.flatMap((light) => {
      const customer = this.#parts.table.get(light.id)
      return customer === undefined ? [] : [rowOf(customer, light, now, confirmedAt)]
    })
  }
}

function rowOf(customer: Customer, light: LightCustomer, now: number, confirmedAt: Instant | undefined): CustomerRow {
  const { id, name, defaultDomain, relationshipEndsAt, country, technicianRole } = customer
  const { own } = light
  return {
    tenantId: id, name, defaultDomain, relationship: stateAt(light, now), readAt: readAtOf(customer, confirmedAt),
    ...(relationshipEndsAt !== undefined && { relationshipEndsAt }),
    ...(country !== undefined && { country }),
    ...(technicianRole !== undefined && { technicianRole }),
    ...(own?.favourite === true && { favourite: true }),
    ...(own !== undefined && own.tags.length > 0 && { tags: own.tags }),
    ...(own !== undefined && own.aliases.length > 0 && { aliases: own.aliases })
  }
}

/** A record that a later reading of the whole list found unchanged was not written again, but is as young as that reading. */
export const readAtOf = ({ readAt, listed }: Pick<Customer, 'readAt' | 'listed'>, confirmedAt: Instant | undefined): Instant =>
  listed === true && confirmedAt !== undefined && confirmedAt > readAt ? confirmedAt : readAt

function partOf(found: readonly LightCustomer[], { offset, limit, descending }: CustomerPageRequest): readonly LightCustomer[] {
  if (!descending) return found.slice(offset, offset + limit)
  const last = found.length - offset
  return found.slice(Math.max(0, last - limit), Math.max(0, last)).toReversed()
}

export interface BegunIndex {
  readonly index: CustomerIndex
  /** From here on pages are answered, before anything is sorted for searching. */
  readonly loaded: Promise<void>
  readonly ready: Promise<void>
}

/** Starts to build the index; from now on it wants to be told of every change, also before it is `ready`. */
export function beginCustomerIndex(parts: CustomerIndexParts): BegunIndex {
  const index = new TableIndex(parts)
  const loading = index.load()
  return { index, loaded: loading.then(() => undefined), ready: loading.then((whole) => (whole ? index.order() : undefined)) }
}

/** The index, complete. For a table that may change while it is built see {@link beginCustomerIndex}. */
export async function createCustomerIndex(parts: CustomerIndexParts): Promise<CustomerIndex> {
  const { index, ready } = beginCustomerIndex(parts)
  await ready
  return index
}
