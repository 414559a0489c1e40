import { AppFailure } from '../contract/errors'
import type { Customer } from '../contract/customer'
import type { Instant, TenantId } from '../contract/ids'
import { tenantIdSchema } from '../contract/ids'
import { relationshipState, type RelationshipFacts } from '../domain/relationshipState'
import type { Gate } from '../lib/gate'
import { sameJson } from '../lib/sameJson'
import { createSlices } from '../lib/slices'
import type { CustomerLists, ListedCustomer, LongCall } from './customerListPort'
import { mergeListed } from './customersMerge'
import { refreshed, type CustomerCache } from './customersPorts'
import { isLost, restFor } from './patience'
import type { Clock } from './ports'
import { ReadingLog, type MetaChanges, type Place, type SeenPage, type Unusable } from './readingPlace'

/** The relationship that counts of those that a customer has. */
export interface ForemostRelationship extends RelationshipFacts {
  readonly id: string
  /** As the relationship calls the customer. */
  readonly name: string
}

/** Relationships as they are known, read first: the list of customers does not say them. */
export interface SweepRelationships {
  /** Reads them unless that was done since `moment`. @returns whether all of them are known */
  readSince(moment: Instant): Promise<boolean>
  byTenant(): Promise<ReadonlyMap<TenantId, ForemostRelationship>>
}

export interface SweepParts {
  readonly lists: CustomerLists
  readonly relationships: SweepRelationships
  readonly cache: CustomerCache
  readonly clock: Clock
  /** Whose customers they are: a place of another cloud or account is none. */
  readonly scope: () => string
  /** Waits, or rejects with `cancelled`. */
  readonly rest: (ms: number, signal: AbortSignal) => Promise<void>
}

export interface SweepState {
  readonly done: number
  readonly total?: number
  readonly begun?: 'resumed' | Unusable
  readonly waitingUntil?: number
}

export interface SweepHooks {
  readonly signal: AbortSignal
  readonly gate: Gate
  /** Told of every step. */
  readonly report: (state: SweepState) => void
  /** Told when customers were written. */
  readonly changed: () => void
}

type Step = 'listed' | 'administered' | 'unlisted'

/** Look-ups of single tenants that are kept together. */
const lookupsAtOnce = 40
/** A service that loses the place again and again is not asked for ever. */
const mostRestarts = 3

const logId = 'customers.reading'

export const customersLog = (cache: Pick<CustomerCache, 'meta'>): ReadingLog => new ReadingLog(() => cache.meta(), logId)

/** Joins what the list says with the relationship that counts. */
export const toCustomer = (listed: ListedCustomer, relationship: ForemostRelationship | undefined, now: number): Customer => ({
  id: listed.tenantId,
  name: listed.name === '' ? (relationship?.name ?? listed.domain) : listed.name,
  defaultDomain: listed.domain,
  domains: listed.domain === '' ? [] : [listed.domain],
  ...(listed.country !== undefined && { country: listed.country }),
  ...(listed.city !== undefined && { city: listed.city }),
  relationship: relationship === undefined ? 'none' : relationshipState(relationship, now),
  ...(relationship !== undefined && { relationshipId: relationship.id }),
  ...(relationship?.endsAt !== undefined && { relationshipEndsAt: relationship.endsAt }),
  readAt: new Date(now).toISOString()
})

/** Customers that were in the list once and are no more, found in slices. One that only a look-up found stays. Records of before the mark: by their relationship. */
const gone = async (cache: CustomerCache, seen: ReadonlySet<TenantId>): Promise<readonly TenantId[]> => {
  const ids: TenantId[] = []
  const slices = createSlices()
  for (const { id, relationship, listed } of cache.all(seen)) {
    if ((listed ?? relationship !== 'none') && !seen.has(id)) ids.push(id)
    const pause = slices.pause()
    if (pause !== undefined) await pause
  }
  return ids
}

/** What a page says that is not known yet: only that is written. How young the others are is said by the moment of the whole reading. */
const changedOf = (customers: readonly Customer[], cache: CustomerCache): readonly Customer[] =>
  customers.flatMap((customer) => {
    const before = cache.get(customer.id)
    const merged: Customer = { ...mergeListed(customer, before), listed: true }
    // Details keep the moment at which they were read; that of the list is no difference.
    const same = before !== undefined && sameJson({ ...merged, readAt: '', detailsReadAt: '' }, { ...before, readAt: '', detailsReadAt: '' })
    return same ? [] : [merged]
  })

/**
 * One reading of all customers: Partner Center's list, then those that accepted delegated administration without being in it, then
 * single look-ups of those that are only invited. It goes on from the place that is on record; its last transaction removes who was
 * not seen and forgets the place.
 */
export class Sweep {
  readonly #parts: SweepParts
  readonly #hooks: SweepHooks
  readonly #log: ReadingLog
  readonly #seen = new Set<TenantId>()
  /** Of customers that the partner's list does not have. */
  readonly #names = new Map<TenantId, string>()
  #known: ReadonlyMap<TenantId, ForemostRelationship> = new Map()
  #place: Place
  #begun: SweepState['begun']
  #waitingUntil: number | undefined
  #restarts = 0

  constructor(parts: SweepParts, hooks: SweepHooks) {
    this.#parts = parts
    this.#hooks = hooks
    this.#log = customersLog(parts.cache)
    this.#place = { scope: parts.scope(), startedAt: new Date(parts.clock.now()).toISOString(), step: 'listed', pages: 0 }
  }

  async run(): Promise<void> {
    this.report()
    await this.#begin()
    if (!(await this.#parts.relationships.readSince(this.#place.startedAt)) || this.#hooks.signal.aborted) return
    this.#known = await this.#parts.relationships.byTenant()
    await this.#hooks.gate.passed(this.#hooks.signal)
    while (this.#place.step === 'listed' && (await this.#listed())) continue
    while (this.#place.step === 'administered' && (await this.#administered())) continue
    if (this.#place.step !== 'unlisted' || !(await this.#unlisted())) return
    const removed = await gone(this.#parts.cache, this.#seen)
    if (this.#hooks.signal.aborted) return
    // Everything is at least as young as the begin of the reading.
    await this.#parts.cache.put([], removed, [...this.#log.ended(), ...refreshed(this.#place.startedAt)])
  }

  report(): void {
    const { total } = this.#place
    this.#hooks.report({
      done: this.#seen.size,
      ...(total !== undefined && { total: Math.max(total, this.#seen.size) }),
      ...(this.#begun !== undefined && { begun: this.#begun }),
      ...(this.#waitingUntil !== undefined && { waitingUntil: this.#waitingUntil })
    })
  }

  async #begin(): Promise<void> {
    const found = await this.#log.find(this.#place.scope, this.#parts.clock.now())
    if (found === undefined) return
    if ('unusable' in found) {
      this.#begun = found.unusable
      await this.#parts.cache.put([], [], this.#log.ended())
    } else {
      this.#begun = 'resumed'
      this.#place = found.place
      const slices = createSlices()
      for (const page of found.pages) {
        this.#note(page)
        const pause = slices.pause()
        if (pause !== undefined) await pause
      }
    }
    this.report()
  }

  /** @returns whether the reading may go on */
  async #listed(): Promise<boolean> {
    const { items, total, next } = await this.#ask((from, call) => this.#parts.lists.listed(from, call))
    const customers = new Map<TenantId, Customer>()
    for (const one of items) if (!this.#seen.has(one.tenantId) && !customers.has(one.tenantId)) customers.set(one.tenantId, this.#join(one))
    const sum = total ?? this.#place.total
    const after = next === undefined ? this.#at('administered') : this.#at('listed', next)
    return this.#turn([...customers.values()], { ids: [...customers.keys()] }, sum === undefined ? after : { ...after, total: sum })
  }

  async #administered(): Promise<boolean> {
    const { items, next } = await this.#ask((from, call) => this.#parts.lists.administered(from, call))
    const names = items.filter(({ tenantId }) => !this.#seen.has(tenantId)).map(({ tenantId, name }): [string, string] => [tenantId, name])
    return this.#turn([], { ids: [], ...(names.length > 0 && { names }) }, next === undefined ? this.#at('unlisted') : this.#at('administered', next))
  }

  async #unlisted(): Promise<boolean> {
    const waiting = (await this.#notSeen()).toSorted()
    while (waiting.length > 0) {
      const some = waiting.splice(0, lookupsAtOnce)
      const found = new Map((await this.#ask((_from, call) => this.#parts.lists.named(some, call))).map((one) => [one.tenantId, one]))
      const customers = some.map((tenantId) => this.#join(found.get(tenantId) ?? { tenantId, name: this.#names.get(tenantId) ?? '', domain: '' }))
      if (!(await this.#turn(customers, { ids: some }, this.#at('unlisted')))) return false
    }
    return !this.#hooks.signal.aborted
  }

  async #notSeen(): Promise<TenantId[]> {
    const found = new Set<TenantId>()
    const slices = createSlices()
    for (const known of [this.#known.keys(), this.#names.keys()]) {
      for (const tenantId of known) {
        if (!this.#seen.has(tenantId)) found.add(tenantId)
        const pause = slices.pause()
        if (pause !== undefined) await pause
      }
    }
    return [...found]
  }

  #join(listed: ListedCustomer): Customer {
    return toCustomer(listed, this.#known.get(listed.tenantId), this.#parts.clock.now())
  }

  #at(step: Step, next?: string): Place {
    const { next: _before, ...place } = this.#place
    return { ...place, step, ...(next !== undefined && { next }) }
  }

  /** Keeps what a page said together with the place after it. @returns whether the reading may go on */
  async #turn(customers: readonly Customer[], page: SeenPage, after: Place): Promise<boolean> {
    const { signal, gate } = this.#hooks
    if (signal.aborted) return false
    const changed = changedOf(customers, this.#parts.cache)
    const { place, changes } = this.#log.turned(after, page)
    await this.#parts.cache.put(changed, [], changes)
    this.#place = place
    this.#note(page)
    this.report()
    if (changed.length > 0) this.#hooks.changed()
    await gate.passed(signal)
    return !signal.aborted
  }

  #note({ ids, names = [] }: SeenPage): void {
    for (const id of ids) this.#seen.add(tenantIdSchema.parse(id))
    for (const [id, name] of names) this.#names.set(tenantIdSchema.parse(id), name)
  }

  /** Asks until there is an answer, as patiently as the service wants; from the beginning of the list where the service has lost the place. */
  async #ask<T>(question: (next: string | undefined, call: LongCall) => Promise<T>): Promise<T> {
    const { signal } = this.#hooks
    const call: LongCall = { signal, waiting: (until) => this.#wait(until) }
    for (let rests = 0; ; rests += 1) {
      const { next } = this.#place
      try {
        return await question(next, call)
      } catch (error) {
        const slow = error instanceof AppFailure && error.error.code === 'network.timedOut' && rests > 0
        if (next !== undefined && (isLost(error) || slow) && this.#restarts < mostRestarts) {
          this.#restarts += 1
          // Pages that did not come in time are asked for smaller ones, which only the beginning of a list can.
          if (!slow) this.#begun = 'expired'
          await this.#restart()
        } else {
          const ms = restFor(error, rests)
          if (ms === undefined) throw error
          await this.#rest(ms)
        }
      }
    }
  }

  async #restart(): Promise<void> {
    this.#place = this.#at(this.#place.step as Step)
    const changes: MetaChanges = this.#log.moved(this.#place)
    await this.#parts.cache.put([], [], changes)
    this.report()
  }

  async #rest(ms: number): Promise<void> {
    this.#wait(this.#parts.clock.now() + ms)
    try {
      await this.#parts.rest(ms, this.#hooks.signal)
    } finally {
      this.#wait(undefined)
    }
  }

  #wait(until: number | undefined): void {
    this.#waitingUntil = until
    this.report()
  }
}
