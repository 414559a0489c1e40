import type { Instant, TenantId } from '../../contract/ids'
import type { RadarDays } from '../../contract/relationship'
import { dueReminders, type Told } from '../../domain/radar'
import { sleep } from '../../lib/wait'
import type { Store } from '../../store/types'
import type { Clock, Notices } from '../ports'
import type { RelationshipBook } from './relationshipBook'
import type { RelationshipList } from './relationshipList'

/** What was told of a relationship; `id` is the relationship's. */
export type ReminderTables = { readonly reminders: Told }

/** What the technician is to be reminded of. */
export interface Reminder {
  readonly id: string
  readonly endsAt: Instant
  readonly window: RadarDays
  readonly tenantId?: TenantId
  readonly customer: string
}

export interface RadarWatchParts {
  readonly list: RelationshipList
  readonly book: RelationshipBook
  readonly store: Store<ReminderTables>
  readonly notices: Notices
  readonly clock: Clock
  readonly signedIn: () => boolean
  /** The desktop's notification; whether there is one, and what it may say, is the setting's matter. */
  readonly notify: (reminders: readonly Reminder[]) => void
  /** Replaces the pauses in tests; milliseconds. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

export const radarNotice = 'relationships.ending'

/** Reminds of what ends: once for each relationship and window, also over restarts (capabilities 5.2). */
export class RadarWatch {
  readonly #parts: RadarWatchParts
  #checking: Promise<void> = Promise.resolve()

  constructor(parts: RadarWatchParts) {
    this.#parts = parts
  }

  /** One after the other: two at once would remind twice. */
  check(): Promise<void> {
    this.#checking = this.#checking.then(() => this.#check(), () => this.#check())
    return this.#checking
  }

  /** Time alone brings an end nearer, so this looks again and again until the signal aborts. */
  async watch(intervalMs: number, signal: AbortSignal, failed: (thrown: unknown) => void): Promise<void> {
    const wait = this.#parts.wait ?? sleep
    while (!signal.aborted) {
      await this.check().catch(failed)
      await wait(intervalMs, signal).catch(() => undefined)
    }
  }

  #reminder(told: Told, now: number): Reminder {
    const { book, list } = this.#parts
    const entry = book.entries().get(told.id)
    const row = entry === undefined ? undefined : list.row(entry, now)
    return { ...told, customer: row?.customer ?? row?.name ?? '', ...(row?.tenantId === undefined ? {} : { tenantId: row.tenantId }) }
  }

  async #check(): Promise<void> {
    const { list, book, store, notices, clock, notify, signedIn } = this.#parts
    if (!signedIn() || book.mark === undefined) return
    await book.ready()
    const now = clock.now()
    const ending = (await list.ending(now)).filter(({ renewed }) => !renewed)
    const table = store.read('reminders')
    const told = new Map([...table.values()].map((one) => [one.id, one]))
    const due = dueReminders(ending.map(({ entry }) => ({ id: entry.id, endsAt: entry.endsAt })), told, now)
    const gone = [...told.keys()].filter((id) => !book.entries().has(id))
    if (due.length > 0 || gone.length > 0) {
      // On disk before anything is told: a crash in between loses a reminder, but never repeats one.
      await store.update(({ reminders }) => {
        for (const one of due) reminders.put(one)
        for (const id of gone) reminders.delete(id)
      })
    }
    if (due.length === 0) return
    const reminders = due.map((one) => this.#reminder(one, now))
    const [first] = reminders
    notices.add({ id: radarNotice, severity: 'warning', code: 'relationships.ending', path: '/relationships/radar', params: { count: reminders.length, customer: first?.customer ?? '', days: Math.max(...reminders.map(({ window }) => window)) } })
    notify(reminders)
  }
}
