import type { ActivityRecord } from '../contract/activity'
import type { Customer } from '../contract/customer'
import type { TenantId } from '../contract/ids'
import type { ActingTimeSummary, LicencePage, LicenceRow, LicenceSortKey, LicenceSummary, LicenceTrouble, LicenceUse } from '../contract/overview'
import { createSlices } from '../lib/slices'
import { sortInSlices } from '../lib/sortInSlices'
import type { ReadTable } from '../store/types'
import type { ActivityService } from './activity/activity'
import type { Clock } from './ports'

export interface OverviewParts {
  readonly customers: () => Pick<ReadTable<Customer>, 'size' | 'ids' | 'get'>
  readonly activity: Pick<ActivityService, 'find'>
  readonly clock: Clock
}

export interface LicenceQuery {
  readonly skuId?: string | undefined
  readonly why?: LicenceTrouble['why'] | undefined
  readonly sort: LicenceSortKey
  readonly descending: boolean
  readonly offset: number
  readonly limit: number
}

interface Counted {
  readonly summary: LicenceSummary
  readonly inOrder: (sort: LicenceSortKey, descending: boolean) => Promise<readonly LicenceRow[]>
  readonly products: LicencePage['products']
}

const dayMs = 86_400_000
const daysShown = 28
const mostProducts = 12
const mostTroubles = 20
const mostCustomers = 8
/** More sessions than this in four weeks are summed over the newest. */
const mostSessions = 5_000

/** Sums for the overview that nobody else keeps: licences over all customers, and time spent acting as them (capabilities 3.7). */
export class OverviewService {
  readonly #parts: OverviewParts
  #counted: Promise<Counted> | undefined

  constructor(parts: OverviewParts) {
    this.#parts = parts
  }

  /** To be called when customers changed: the next question counts anew. */
  changed(): void {
    this.#counted = undefined
  }

  /** Another account is signed in: nothing that was counted of the last one's customers is shown. */
  forget(): void {
    this.changed()
  }

  /** Goes through all customers, in slices, once for each state of the cache. */
  async licences(): Promise<LicenceSummary> {
    return (await this.#known()).summary
  }

  /** What the sums are made of, for the list behind them. */
  async licenceList({ skuId, why, sort, descending, offset, limit }: LicenceQuery): Promise<LicencePage> {
    const { inOrder, products } = await this.#known()
    const found = (await inOrder(sort, descending)).filter((row) => (skuId === undefined || row.skuId === skuId) && (why === undefined || row.why === why))
    return { rows: found.slice(offset, offset + limit), total: found.length, products }
  }

  #known(): Promise<Counted> {
    const counted = this.#counted ?? this.#count()
    this.#counted = counted
    return counted
  }

  actingTime(): ActingTimeSummary {
    const { activity, clock } = this.#parts
    const today = Math.floor(clock.now() / dayMs)
    const from = new Date((today - daysShown + 1) * dayMs).toISOString()
    const { rows } = activity.find({ text: '', topic: 'actingAs', from }, 0, mostSessions)
    const ended = rows.filter(({ action }) => action === 'actingAs.end')
    const days = Array.from({ length: daysShown }, (_, index) => dayOf((today - daysShown + 1 + index) * dayMs)).map((day) => {
      const those = ended.filter(({ at }) => at.startsWith(day))
      return { day, seconds: sum(those.map(secondsOf)), sessions: those.length }
    })
    return { days, seconds: sum(days.map(({ seconds }) => seconds)), sessions: ended.length, customers: byCustomer(ended) }
  }

  async #count(): Promise<Counted> {
    const table = this.#parts.customers()
    const slices = createSlices()
    const uses = new Map<string, LicenceUse>()
    const rows: LicenceRow[] = []
    let known = 0
    // The ids as they are now: the table changes while this goes on.
    const ids = Array.from(table.ids())
    for (const id of ids) {
      const customer = table.get(id)
      if (customer?.subscriptions !== undefined) {
        known += 1
        note(customer, uses, rows)
      }
      const pause = slices.pause()
      if (pause !== undefined) await pause
    }
    const troubles = rows.flatMap(({ skuId: _skuId, used: _used, why, ...about }) => (why === undefined ? [] : [{ ...about, why }]))
    const summary: LicenceSummary = {
      customers: table.size,
      known,
      products: [...uses.values()].toSorted((a, b) => b.used - a.used || a.name.localeCompare(b.name)).slice(0, mostProducts),
      short: troubles.filter(({ why }) => why === 'short').length,
      expiring: troubles.filter(({ why }) => why === 'expiring').length,
      troubles: troubles.toSorted((a, b) => a.free - b.free || names.compare(a.customer, b.customer)).slice(0, mostTroubles)
    }
    return { summary, inOrder: ordering(rows), products: [...uses.values()].map(({ skuId, name }) => ({ skuId, name })).toSorted((a, b) => names.compare(a.name, b.name)) }
  }
}

function note({ id, name: customer, subscriptions = [] }: Customer, uses: Map<string, LicenceUse>, rows: LicenceRow[]): void {
  for (const { skuId, name, consumedUnits, enabledUnits, status } of subscriptions) {
    const before = uses.get(skuId) ?? { skuId, name, used: 0, enabled: 0, customers: 0 }
    uses.set(skuId, { ...before, used: before.used + consumedUnits, enabled: before.enabled + enabledUnits, customers: before.customers + 1 })
    const free = enabledUnits - consumedUnits
    const why = status === 'warning' || status === 'suspended' ? 'expiring' : status === 'enabled' && free <= 0 && consumedUnits > 0 ? 'short' : undefined
    rows.push({ tenantId: id, customer, skuId, product: name, used: consumedUnits, free, ...(why !== undefined && { why }) })
  }
}

/** Comparing texts one by one takes ten times as long. */
const names = new Intl.Collator()

const compare: Readonly<Record<LicenceSortKey, (a: LicenceRow, b: LicenceRow) => number>> = {
  customer: (a, b) => names.compare(a.customer, b.customer),
  product: (a, b) => names.compare(a.product, b.product),
  used: (a, b) => a.used - b.used,
  free: (a, b) => a.free - b.free
}

/** Sorts in slices, and keeps the newest order: one scrolls through a list, and narrows it, in one. */
function ordering(rows: readonly LicenceRow[]): Counted['inOrder'] {
  let newest: { readonly of: string; readonly sorted: Promise<readonly LicenceRow[]> } | undefined
  return (sort, descending) => {
    const of = `${sort} ${descending}`
    const sign = descending ? -1 : 1
    if (newest?.of !== of) newest = { of, sorted: sortInSlices(rows, (a, b) => sign * compare[sort](a, b) || compare.customer(a, b) || compare.product(a, b), createSlices()) }
    return newest.sorted
  }
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function secondsOf({ detail }: ActivityRecord): number {
  const seconds = detail?.['seconds']
  return typeof seconds === 'number' && seconds > 0 ? seconds : 0
}

function byCustomer(ended: readonly ActivityRecord[]): ActingTimeSummary['customers'] {
  const times = new Map<TenantId, { readonly name: string; readonly seconds: number }>()
  for (const record of ended) {
    if (record.tenantId === undefined) continue
    const before = times.get(record.tenantId)
    // The newest record comes first, and its name is the one that is known best.
    times.set(record.tenantId, { name: before?.name ?? record.tenantName ?? record.tenantId, seconds: (before?.seconds ?? 0) + secondsOf(record) })
  }
  return [...times].map(([tenantId, { name, seconds }]) => ({ tenantId, name, seconds })).toSorted((a, b) => b.seconds - a.seconds).slice(0, mostCustomers)
}
