import { radarDays, type Radar, type RadarEntry, type RelationshipFilter, type RelationshipPage, type RelationshipQuery, type RelationshipRow, type RelationshipState, type RelationshipSummary } from '../../contract/relationship'
import { endsByItself, isRenewed, monthOf, windowOf } from '../../domain/radar'
import { daysWaiting, invitationDays } from '../../domain/relationshipLife'
import { isUsable, relationshipState } from '../../domain/relationshipState'
import { recogniseTemplate } from '../../domain/roleTemplates'
import type { RoleTemplate } from '../../contract/roleTemplate'
import type { TenantId } from '../../contract/ids'
import { foldText } from '../../lib/foldText'
import { createSlices, type Slices } from '../../lib/slices'
import { sortInSlices } from '../../lib/sortInSlices'
import { filterInSlices, walkInSlices } from '../../lib/walkInSlices'
import type { BookEntry, RelationshipBook } from './relationshipBook'

export interface ListParts {
  readonly book: RelationshipBook
  readonly now: () => number
  readonly templates: () => readonly RoleTemplate[]
  readonly groupName: (id: string) => string | undefined
  /** The name of a customer as the application shows it elsewhere. */
  readonly customerName: (tenantId: TenantId) => string | undefined
  /** Other ones are for tests. */
  readonly slices?: () => Slices
}

/** One that ends soon, with what is known of its successor. */
export interface EndingEntry {
  readonly entry: BookEntry & { readonly endsAt: string }
  readonly renewed: boolean
  readonly waiting: boolean
}

/** Lists, radar and overview from the cache: no call of a cloud, whatever is asked. There may be 100,000, so all goes through them in slices. */
export class RelationshipList {
  readonly #parts: ListParts
  /** Recognised templates by set of roles, which entries share; empty again whenever the templates change. */
  #recognised: { readonly of: readonly RoleTemplate[]; readonly byRoles: Map<readonly string[], string | undefined> } | undefined

  constructor(parts: ListParts) {
    this.#parts = parts
  }

  async find({ sort, descending, offset, limit, ...filter }: RelationshipQuery): Promise<RelationshipPage> {
    await this.#parts.book.ready()
    const now = this.#parts.now()
    const slices = this.#slices()
    const found = await sortInSlices(await this.#matching(filter, now, slices), (a, b) => (descending ? -1 : 1) * compare(a, b, sort, now) || order(a.id, b.id), slices)
    return { rows: found.slice(offset, offset + limit).map((entry) => this.row(entry, now)), total: found.length, ...this.#readAt() }
  }

  /** All rows that fit, for an export. */
  async all(filter: RelationshipFilter): Promise<readonly RelationshipRow[]> {
    await this.#parts.book.ready()
    const now = this.#parts.now()
    const slices = this.#slices()
    const found = await sortInSlices(await this.#matching(filter, now, slices), (a, b) => compare(a, b, 'customer', now) || order(a.id, b.id), slices)
    const rows: RelationshipRow[] = []
    await walkInSlices(found, (entry) => rows.push(this.row(entry, now)), slices)
    return rows
  }

  async radar(): Promise<Radar> {
    await this.#parts.book.ready()
    const now = this.#parts.now()
    const extending = await this.#filter((entry) => entry.autoExtend === true && entry.origin !== 'microsoft' && entry.endsAt !== undefined && windowOf(entry.endsAt, now) !== undefined && isUsable(relationshipState(entry, now)))
    const entries: RadarEntry[] = []
    await walkInSlices(await this.ending(now), (one) => entries.push(this.#radarEntry(one, now)), this.#slices())
    return { entries, extending: extending.length, ...this.#readAt() }
  }

  #radarEntry({ entry, renewed, waiting }: EndingEntry, now: number): RadarEntry {
    const { id, name, tenantId, customer, roles, templateId } = this.row(entry, now)
    const about = { ...(tenantId === undefined ? {} : { tenantId }), ...(customer === undefined ? {} : { customer }), ...(templateId === undefined ? {} : { templateId }) }
    return { id, name, roles, ...about, endsAt: entry.endsAt, window: windowOf(entry.endsAt, now) ?? 90, renewed, waiting }
  }

  /** What ends within the radar's widest window, the next first. */
  async ending(now: number): Promise<readonly EndingEntry[]> {
    const found: EndingEntry['entry'][] = []
    await this.#walk((entry) => {
      if (endsByItself(entry, now) && windowOf(entry.endsAt, now) !== undefined) found.push(entry)
    })
    const others = await this.#byCustomer(new Set(found.flatMap(({ tenantId }) => tenantId ?? [])))
    return found
      .toSorted((a, b) => order(a.endsAt, b.endsAt) || order(a.id, b.id))
      .map((entry) => {
        const same = entry.tenantId === undefined ? [] : (others.get(entry.tenantId) ?? [])
        return { entry, renewed: isRenewed(entry, same, now), waiting: same.some((one) => one.id !== entry.id && relationshipState(one, now) === 'invited') }
      })
  }

  async summary(): Promise<RelationshipSummary> {
    await this.#parts.book.ready()
    const now = this.#parts.now()
    const states = new Map<RelationshipState, number>()
    const months = new Map<string, { ending: number; extending: number }>()
    const ending = { 90: 0, 30: 0, 7: 0, 1: 0 }
    const waiting: BookEntry[] = []
    let total = 0
    await this.#walk((entry) => {
      if (entry.origin === 'microsoft') return
      total += 1
      const state = relationshipState(entry, now)
      states.set(state, (states.get(state) ?? 0) + 1)
      if (entry.status === 'approvalPending') waiting.push(entry)
      if (!isUsable(state) || entry.endsAt === undefined) return
      const month = months.get(monthOf(entry.endsAt)) ?? { ending: 0, extending: 0 }
      months.set(monthOf(entry.endsAt), entry.autoExtend === true ? { ...month, extending: month.extending + 1 } : { ...month, ending: month.ending + 1 })
      if (entry.autoExtend === true) return
      const window = windowOf(entry.endsAt, now)
      for (const days of radarDays) if (window !== undefined && window <= days) ending[days] += 1
    })
    const oldest = waiting.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
    return {
      total,
      states: Object.fromEntries(states),
      endMonths: [...months].map(([month, counts]) => ({ month, ending: counts.ending, extending: counts.extending })).toSorted((a, b) => a.month.localeCompare(b.month)),
      ending,
      waiting: oldest.slice(0, 20).map((entry) => this.#waitingRow(entry, now)),
      waitingTotal: waiting.length,
      stale: waiting.filter(({ createdAt }) => daysWaiting(createdAt, now) >= invitationDays).length,
      ...this.#readAt()
    }
  }

  row(entry: BookEntry, now: number): RelationshipRow {
    const { book, groupName, customerName } = this.#parts
    const { id, tenantId, endsAt, createdAt, roles, autoExtend = false, groupIds } = entry
    const customer = tenantId === undefined ? undefined : (customerName(tenantId) ?? entry.customerName)
    const templateId = this.#templateOf(roles)
    const state = relationshipState(entry, now)
    const window = endsAt === undefined || autoExtend || !isUsable(state) ? undefined : windowOf(endsAt, now)
    const problem = book.problemOf(entry, now)
    return {
      id, name: entry.displayName, state, roles, createdAt, autoExtend, origin: entry.origin ?? 'own',
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(customer === undefined || customer === '' ? {} : { customer }),
      ...(templateId === undefined ? {} : { templateId }),
      ...(groupIds === undefined ? {} : { groups: groupIds.map((group) => groupName(group) ?? group) }),
      ...(endsAt === undefined ? {} : { endsAt }),
      ...(window === undefined ? {} : { window }),
      ...(problem === undefined ? {} : { problem })
    }
  }

  #waitingRow(entry: BookEntry, now: number): RelationshipSummary['waiting'][number] {
    const { id, name, tenantId, customer } = this.row(entry, now)
    return { id, name, ...(tenantId === undefined ? {} : { tenantId }), ...(customer === undefined ? {} : { customer }), since: entry.createdAt, days: daysWaiting(entry.createdAt, now) }
  }

  #matching(filter: RelationshipFilter, now: number, slices: Slices): Promise<readonly BookEntry[]> {
    const words = foldText(filter.text).split(' ').filter((word) => word !== '')
    return this.#filter((entry) => words.every((word) => this.#has(entry, word)) && this.#fits(entry, filter, now), slices)
  }

  #filter(passes: (entry: BookEntry) => boolean, slices = this.#slices()): Promise<readonly BookEntry[]> {
    return filterInSlices(this.#parts.book.entries().values(), passes, slices)
  }

  #walk(visit: (entry: BookEntry) => void): Promise<void> {
    return walkInSlices(this.#parts.book.entries().values(), visit, this.#slices())
  }

  #slices(): Slices {
    return (this.#parts.slices ?? createSlices)()
  }

  #has(entry: BookEntry, word: string): boolean {
    return entry.text.includes(word) || (entry.groupIds ?? []).some((id) => foldText(this.#parts.groupName(id) ?? '').includes(word))
  }

  #fits(entry: BookEntry, filter: RelationshipFilter, now: number): boolean {
    const { state, within, after, month, waiting, origin, template, group, autoExtend, problem, tenantId } = filter
    const usable = (): boolean => isUsable(relationshipState(entry, now))
    const endsIn = (days: number): boolean => endsByItself(entry, now) && Date.parse(entry.endsAt) - now <= days * 86_400_000
    return (
      (state === undefined || relationshipState(entry, now) === state) &&
      (within === undefined || endsIn(within)) &&
      (after === undefined || (endsByItself(entry, now) && !endsIn(after))) &&
      (month === undefined || (usable() && entry.endsAt !== undefined && monthOf(entry.endsAt) === month)) &&
      (waiting === undefined || (entry.status === 'approvalPending' && daysWaiting(entry.createdAt, now) >= waiting)) &&
      (origin === undefined || (origin === 'anyone' ? entry.tenantId === undefined : (entry.origin ?? 'own') === origin)) &&
      (template === undefined || this.#templateOf(entry.roles) === template) &&
      (group === undefined || (usable() && (entry.groupIds ?? []).includes(group))) &&
      (autoExtend === undefined || (entry.autoExtend ?? false) === autoExtend) &&
      (problem === undefined || (this.#parts.book.problemOf(entry, now) !== undefined) === problem) &&
      (tenantId === undefined || entry.tenantId === tenantId)
    )
  }

  #templateOf(roles: readonly string[]): string | undefined {
    const of = this.#parts.templates()
    if (this.#recognised?.of !== of) this.#recognised = { of, byRoles: new Map() }
    const { byRoles } = this.#recognised
    if (!byRoles.has(roles)) byRoles.set(roles, recogniseTemplate(roles, of)?.id)
    return byRoles.get(roles)
  }

  async #byCustomer(wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly BookEntry[]>> {
    const found = new Map<string, BookEntry[]>()
    await this.#walk((entry) => {
      if (entry.tenantId === undefined || !wanted.has(entry.tenantId)) return
      found.set(entry.tenantId, [...(found.get(entry.tenantId) ?? []), entry])
    })
    return found
  }

  #readAt(): { readonly readAt?: string } {
    const { mark } = this.#parts.book
    return mark === undefined ? {} : { readAt: mark.readAt }
  }
}

const stateOrder: readonly RelationshipState[] = ['active', 'expiring', 'invited', 'expired', 'terminated', 'none']

function compare(a: BookEntry, b: BookEntry, sort: RelationshipQuery['sort'], now: number): number {
  if (sort === 'createdAt') return order(a.createdAt, b.createdAt)
  // What has no end, or is over, comes after what ends.
  if (sort === 'endsAt') return Number(!isUsable(relationshipState(a, now))) - Number(!isUsable(relationshipState(b, now))) || order(a.endsAt ?? '9', b.endsAt ?? '9')
  if (sort === 'state') return stateOrder.indexOf(relationshipState(a, now)) - stateOrder.indexOf(relationshipState(b, now)) || order(a.text, b.text)
  if (sort === 'name') return order(a.displayName.toLowerCase(), b.displayName.toLowerCase())
  return Number(a.customerName === '') - Number(b.customerName === '') || order(a.text, b.text)
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
