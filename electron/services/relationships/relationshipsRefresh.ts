import { AppFailure } from '../../contract/errors'
import type { Instant } from '../../contract/ids'
import { Gate } from '../../lib/gate'
import { createSlices } from '../../lib/slices'
import { sleep } from '../../lib/wait'
import type { LongCall } from '../customerListPort'
import { isLost, restFor } from '../patience'
import type { Clock, RelationshipManagement, WorkBoard } from '../ports'
import { ReadingLog, type Place, type Unusable } from '../readingPlace'
import type { RelationshipBook } from './relationshipBook'

export interface RefreshParts {
  readonly management: Pick<RelationshipManagement, 'page'>
  readonly book: RelationshipBook
  readonly work: WorkBoard
  readonly clock: Clock
  /** Whose relationships they are: cloud and account. */
  readonly scope: () => string
  /** Told after each reading that reached its end. */
  readonly done: () => void
  /** Waits, or rejects with `cancelled`. */
  readonly rest?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** What was deleted in the cloud is found only by reading everything, so that is done once a day. */
const fullEveryMs = 86_400_000
/** Changes of the same moments are read twice rather than missed. */
const overlapMs = 5 * 60_000
/** A service that loses the place again and again is not asked for ever. */
const mostRestarts = 3

interface Running {
  readonly stop: AbortController
  readonly done: Promise<void>
}

/**
 * Reads the partner's relationships: everything at first and once a day, else only what changed (capabilities 5.2). Its place is on
 * record with each page, the place in the whole list apart from that in a list of changes; a reading that did not reach its end goes on
 * there, also after a restart.
 */
export class RelationshipsRefresh {
  readonly #parts: RefreshParts
  readonly #log: ReadingLog
  readonly #gate = new Gate()
  #running: Running | undefined
  #waitingUntil: number | undefined
  #begun: 'resumed' | Unusable | undefined

  constructor(parts: RefreshParts) {
    this.#parts = parts
    this.#log = new ReadingLog(() => parts.book.meta(), 'relationships.reading')
  }

  get running(): boolean {
    return this.#running !== undefined
  }

  /** One at a time: a call meanwhile joins it. Resolves at the end; a cancel is no failure. */
  refresh(everything = false): Promise<void> {
    if (this.#running !== undefined) return this.#running.done
    const stop = new AbortController()
    const done = this.#run(everything, stop.signal)
      .catch((error: unknown) => {
        if (!(error instanceof AppFailure && error.error.kind === 'cancelled')) throw error
      })
      .finally(() => {
        this.#running = undefined
        this.#waitingUntil = undefined
        this.#begun = undefined
        this.#parts.work.finish('refreshRelationships')
      })
    this.#running = { stop, done }
    return done
  }

  /** Reads them unless that was done since `moment`. @returns whether all of them are known */
  async readSince(moment: Instant): Promise<boolean> {
    const { book, scope } = this.#parts
    const isKnown = (since: Instant): boolean => book.mark?.scope === scope() && book.mark.readAt >= since && !this.#log.unfinished
    if (!isKnown(moment)) await this.refresh()
    // One that was under way already may have begun a moment before.
    return isKnown('')
  }

  cancel(): void {
    this.#running?.stop.abort()
    this.#gate.open()
  }

  /** After the page that is under way nothing more is asked for, until it goes on. */
  hold(): void {
    if (this.#running !== undefined) this.#gate.shut()
  }

  resume(): void {
    this.#gate.open()
  }

  async #run(everything: boolean, signal: AbortSignal): Promise<void> {
    const { book } = this.#parts
    await book.ready()
    const seen = new Set<string>()
    let place = await this.#begin(everything, seen)
    let restarts = 0
    this.#report(seen)
    for (;;) {
      const page = await this.#page(place, { signal, waiting: (until) => this.#wait(until, seen) }).catch(async (error: unknown) => {
        if (!isLost(error) || restarts === mostRestarts || (place.next === undefined && place.since === undefined)) throw error
        restarts += 1
        place = await this.#again(place)
        return undefined
      })
      if (signal.aborted) return
      if (page === undefined) continue
      for (const { id, modifiedAt } of page.items) {
        seen.add(id)
        if (modifiedAt !== undefined && modifiedAt > (place.changedAt ?? '')) place = { ...place, changedAt: modifiedAt }
      }
      if (page.next === undefined) {
        await book.put(page.items)
        await this.#finish(place, seen, signal)
        return
      }
      const turned = this.#log.turned({ ...place, next: page.next }, { ids: place.since === undefined ? page.items.map(({ id }) => id) : [] })
      await book.put(page.items, [], turned.changes)
      place = turned.place
      this.#report(seen)
      await this.#gate.passed(signal)
      if (signal.aborted) return
    }
  }

  /** Asks until there is an answer, as patiently as the service wants. */
  async #page({ next, since }: Place, call: LongCall): ReturnType<RelationshipManagement['page']> {
    const { management, clock, rest = sleep } = this.#parts
    for (let rests = 0; ; rests += 1) {
      try {
        return await management.page(next === undefined ? { since } : { next }, call)
      } catch (error) {
        const ms = restFor(error, rests)
        if (ms === undefined) throw error
        call.waiting?.(clock.now() + ms)
        await rest(ms, call.signal).finally(() => call.waiting?.(undefined))
      }
    }
  }

  /** Where the reading begins: at the place on record where it can, else anew. */
  async #begin(everything: boolean, seen: Set<string>): Promise<Place> {
    const { book, clock, scope } = this.#parts
    const now = clock.now()
    const mine = scope()
    const before = book.mark?.scope === mine ? book.mark : undefined
    const whole = everything || before?.changedAt === undefined || now - Date.parse(before.fullAt) > fullEveryMs
    const found = await this.#log.find(mine, now)
    if (found !== undefined && 'place' in found && (found.place.since === undefined || !whole)) {
      this.#begun = 'resumed'
      const slices = createSlices()
      for (const { ids } of found.pages) {
        for (const id of ids) seen.add(id)
        const pause = slices.pause()
        if (pause !== undefined) await pause
      }
      return found.place
    }
    if (found !== undefined && 'unusable' in found) this.#begun = found.unusable
    if (found !== undefined) await book.put([], [], this.#log.ended())
    const begun = { scope: mine, startedAt: new Date(now).toISOString(), pages: 0 }
    if (whole) return { ...begun, step: 'everything' }
    return { ...begun, step: 'changes', since: new Date(Date.parse(before.changedAt) - overlapMs).toISOString(), changedAt: before.changedAt }
  }

  /** The service has lost the place, or cannot tell what changed: the same list from its beginning, or all of them. */
  async #again(place: Place): Promise<Place> {
    const { next, since, ...rest } = place
    if (next !== undefined) this.#begun = 'expired'
    const again: Place = next === undefined || since === undefined ? { ...rest, step: 'everything' } : { ...rest, step: 'changes', since }
    await this.#parts.book.put([], [], this.#log.moved(again))
    return again
  }

  async #finish({ scope, startedAt, since, changedAt }: Place, seen: ReadonlySet<string>, signal: AbortSignal): Promise<void> {
    const { book, done } = this.#parts
    const gone = since === undefined ? await notSeen(book, seen) : []
    if (signal.aborted) return
    const fullAt = since === undefined ? startedAt : (book.mark?.fullAt ?? startedAt)
    await book.finish({ scope, readAt: startedAt, fullAt, ...(changedAt === undefined ? {} : { changedAt }) }, gone, this.#log.ended())
    done()
  }

  #wait(until: number | undefined, seen: ReadonlySet<string>): void {
    this.#waitingUntil = until
    this.#report(seen)
  }

  #report(seen: ReadonlySet<string>): void {
    this.#parts.work.report({
      kind: 'refreshRelationships', done: seen.size,
      ...(this.#gate.isShut && { paused: true }), ...(this.#begun !== undefined && { begun: this.#begun }), ...(this.#waitingUntil !== undefined && { waitingUntil: this.#waitingUntil })
    })
  }
}

/** What the book has and a whole reading has not seen, found in slices. */
async function notSeen(book: RelationshipBook, seen: ReadonlySet<string>): Promise<readonly string[]> {
  const gone: string[] = []
  const slices = createSlices()
  for (const id of book.entries().keys()) {
    if (!seen.has(id)) gone.push(id)
    const pause = slices.pause()
    if (pause !== undefined) await pause
  }
  return gone
}
