import type { ActivityCheck, ActivityChoices, ActivityFilter, ActivityRecord } from '../../contract/activity'
import type { TenantId } from '../../contract/ids'
import { foldText } from '../../lib/foldText'
import { createSlices } from '../../lib/slices'
import type { Store } from '../../store/types'
import type { Activity, ActivityAnchor, ActivityEntry, Clock, Tell } from '../ports'
import { afterUnchained, chainStart, checkChain, linked, pruneAction, type ChainPoint } from './chain'

export type ActivityTables = {
  readonly activity: ActivityRecord
}

export interface ActivityParts {
  readonly store: Store<ActivityTables>
  /** Keeps the newest point of the chain outside of the store, so that a cut end is found. */
  readonly anchor: ActivityAnchor
  readonly clock: Clock
  /** User name of the signed-in technician, if any. */
  readonly who: () => string | undefined
  /** The partner of that technician. */
  readonly partner?: () => TenantId | undefined
  /** The partner whose technician is signed in: what is on record of another is not shown. */
  readonly shownPartner?: () => TenantId | undefined
  /** Name of a customer, if it is known here. */
  readonly nameOf: (tenantId: TenantId) => string | undefined
  readonly tell: Tell
}

const idLength = 12
const idOf = (number: number): string => String(number).padStart(idLength, '0')
const longestDetail = 300

/** The append-only, hash-chained record of what the technician did (capabilities 8.1). Holds no secret: a detail is a short plain value. */
export class ActivityService implements Activity {
  readonly #parts: ActivityParts
  /** The newest record; read from the store when it is first needed. */
  #head: ChainPoint | undefined

  constructor(parts: ActivityParts) {
    this.#parts = parts
  }

  get count(): number {
    return this.#parts.store.read('activity').size
  }

  /** Appends one entry; resolves when it is durable. @throws AppFailure `storage` */
  async record(entry: Omit<ActivityEntry, 'id' | 'at'>): Promise<void> {
    await this.#append(() => entry)
  }

  /** The records that the filter lets through, the newest first. Only the ones in the window are parsed. */
  find(filter: ActivityFilter, offset: number, limit: number): { readonly rows: readonly ActivityRecord[]; readonly total: number } {
    const ids = this.#matching(filter)
    const table = this.#parts.store.read('activity')
    return { rows: ids.slice(offset, offset + limit).flatMap((id) => table.get(id) ?? []), total: ids.length }
  }

  /** All records that the filter lets through, the oldest first. */
  all(filter: ActivityFilter): readonly ActivityRecord[] {
    const table = this.#parts.store.read('activity')
    return this.#matching(filter).toReversed().flatMap((id) => table.get(id) ?? [])
  }

  choices(): ActivityChoices {
    const topics = new Set<string>()
    const people = new Set<string>()
    const mine = this.#isShown()
    for (const [, text] of this.#parts.store.read('activity').searchTexts()) {
      const { action, who, partner } = readText(text)
      if (!mine(partner)) continue
      topics.add(topicOf(action))
      if (who !== '') people.add(who)
    }
    return { topics: [...topics].toSorted(), people: [...people].toSorted() }
  }

  /** Reads every record and follows the chain; what was changed, removed, moved or cut off outside of the application shows. */
  async verify(): Promise<ActivityCheck> {
    const table = this.#parts.store.read('activity')
    const ids = [...table.ids()].toSorted()
    const records = function* (): Iterable<ActivityRecord> {
      for (const id of ids) {
        const record = table.get(id)
        if (record !== undefined) yield record
      }
    }
    return checkChain(records(), await this.#parts.anchor.load(), createSlices())
  }

  /** Gives up the records of before a moment; the chain says so itself. @returns how many went */
  async prune(before: string): Promise<number> {
    const table = this.#parts.store.read('activity')
    const old = [...table.ids()].toSorted().filter((id) => (table.get(id)?.at ?? before) < before)
    const newest = old.at(-1) === undefined ? undefined : table.get(old.at(-1) ?? '')
    if (newest?.hash === undefined) return 0
    await this.#append(() => ({ action: pruneAction, result: 'ok', detail: { removed: old.length, upTo: Number(newest.id), hash: newest.hash ?? '' } }), old)
    return old.length
  }

  async #append(make: () => Omit<ActivityEntry, 'id' | 'at'>, remove: readonly string[] = []): Promise<void> {
    const { store, clock, who, partner, nameOf, anchor, tell } = this.#parts
    const entry = withShortDetail(make())
    const technician = entry.who ?? who()
    const partnerTenantId = entry.partnerTenantId ?? partner?.()
    const tenantName = entry.tenantId === undefined ? undefined : nameOf(entry.tenantId)
    const at = new Date(clock.now()).toISOString()
    let head = chainStart
    const durable = store.update(({ activity }) => {
      // The place in the chain is taken inside the transaction, so that two appends at once cannot get the same one.
      const before = this.#head ?? headOf(activity)
      const record = linked({ ...entry, ...(technician === undefined ? {} : { who: technician }), ...(partnerTenantId === undefined ? {} : { partnerTenantId }), ...(tenantName === undefined ? {} : { tenantName }), id: idOf(before.number + 1), at }, before)
      activity.put(record)
      for (const id of remove) activity.delete(id)
      head = { number: before.number + 1, hash: record.hash }
      this.#head = head
    })
    tell('activity.changed', { count: this.count })
    await durable
    anchor.save(head)
  }

  /** Of the partner that is signed in, or of none; the chain is followed and kept over all. */
  #isShown(): (partner: string) => boolean {
    const shown = this.#parts.shownPartner?.()
    return (partner) => partner === '' || this.#parts.shownPartner === undefined || partner === shown
  }

  #matching(filter: ActivityFilter): readonly string[] {
    const words = foldText(filter.text).split(' ').filter((word) => word !== '')
    const found: string[] = []
    const mine = this.#isShown()
    for (const [id, text] of this.#parts.store.read('activity').searchTexts()) {
      const record = readText(text)
      if (mine(record.partner) && fits(record, filter, words)) found.push(id)
    }
    return found.toSorted().toReversed()
  }
}

const topicOf = (action: string): string => action.split('.')[0] ?? action

/** The parts of a record's search text (store/activityText). */
function readText(text: string): { readonly at: string; readonly action: string; readonly result: string; readonly tenantId: string; readonly who: string; readonly words: string; readonly partner: string } {
  const [at = '', action = '', result = '', tenantId = '', who = '', words = '', partner = ''] = text.split('\t')
  return { at, action, result, tenantId, who, words, partner }
}

function fits(record: ReturnType<typeof readText>, filter: ActivityFilter, words: readonly string[]): boolean {
  if (filter.topic !== undefined && topicOf(record.action) !== filter.topic) return false
  if (filter.result !== undefined && record.result !== filter.result) return false
  if (filter.tenantId !== undefined && record.tenantId !== filter.tenantId) return false
  if (filter.who !== undefined && record.who !== filter.who.toLowerCase()) return false
  if (filter.from !== undefined && record.at < filter.from) return false
  if (filter.to !== undefined && record.at >= filter.to) return false
  return words.every((word) => record.words.includes(word))
}

/** The newest point of what is kept; records of a version without a chain are taken together. */
function headOf(table: { ids(): Iterable<string>; get(id: string): ActivityRecord | undefined }): ChainPoint {
  const ids = [...table.ids()].toSorted()
  const newest = table.get(ids.at(-1) ?? '')
  if (newest?.hash !== undefined) return { number: Number(newest.id), hash: newest.hash }
  return ids.flatMap((id) => table.get(id) ?? []).reduce(afterUnchained, chainStart)
}

function withShortDetail(entry: Omit<ActivityEntry, 'id' | 'at'>): Omit<ActivityEntry, 'id' | 'at'> {
  if (entry.detail === undefined) return entry
  const detail = Object.entries(entry.detail).map(([key, value]) => [key, typeof value === 'string' ? value.slice(0, longestDetail) : value])
  return { ...entry, detail: Object.fromEntries(detail) }
}
