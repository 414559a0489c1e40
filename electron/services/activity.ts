import type { StoredRecord, Store } from '../store/types'
import type { Activity, ActivityEntry, Clock } from './ports'

/** An activity record as it is kept. `id` is its number in the record, twelve digits, so that ids sort in time. */
export type StoredActivity = ActivityEntry & StoredRecord

export type ActivityTables = {
  readonly activity: StoredActivity
}

export interface ActivityParts {
  readonly store: Store<ActivityTables>
  readonly clock: Clock
  /** User name of the signed-in technician, if any. */
  readonly who: () => string | undefined
}

const idLength = 12
const idOf = (number: number) => String(number).padStart(idLength, '0')
const longestDetail = 300

/** The append-only record of what the technician did (capabilities 8.1). Holds no secret: a detail is a short plain value. */
export class ActivityService implements Activity {
  readonly #parts: ActivityParts

  constructor(parts: ActivityParts) {
    this.#parts = parts
  }

  /** Appends one entry; resolves when it is durable. @throws AppFailure `storage` */
  async record(entry: Omit<ActivityEntry, 'id' | 'at'>): Promise<void> {
    const who = entry.who ?? this.#parts.who()
    const at = new Date(this.#parts.clock.now()).toISOString()
    await this.#parts.store.update(({ activity }) => {
      // The number is taken inside the transaction, so that two appends at once cannot get the same one, and nothing is overwritten.
      let number = activity.size + 1
      while (activity.has(idOf(number))) number += 1
      activity.put({ ...withShortDetail(entry), ...(who === undefined ? {} : { who }), id: idOf(number), at })
    })
  }

  /** The latest entries, newest first. */
  latest(limit: number): readonly StoredActivity[] {
    const table = this.#parts.store.read('activity')
    const newest = [...table.ids()].toSorted().toReversed().slice(0, limit)
    return newest.flatMap((id) => table.get(id) ?? [])
  }
}

function withShortDetail(entry: Omit<ActivityEntry, 'id' | 'at'>): Omit<ActivityEntry, 'id' | 'at'> {
  if (entry.detail === undefined) return entry
  const detail = Object.entries(entry.detail).map(([key, value]) => [key, typeof value === 'string' ? value.slice(0, longestDetail) : value])
  return { ...entry, detail: Object.fromEntries(detail) }
}
