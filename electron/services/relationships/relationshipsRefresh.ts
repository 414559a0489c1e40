import { AppFailure } from '../../contract/errors'
import type { Clock, RelationshipManagement, WorkBoard } from '../ports'
import type { RelationshipBook } from './relationshipBook'

export interface RefreshParts {
  readonly management: Pick<RelationshipManagement, 'pages'>
  readonly book: RelationshipBook
  readonly work: WorkBoard
  readonly clock: Clock
  /** Told after each reading that reached its end. */
  readonly done: () => void
}

/** What was deleted in the cloud is found only by reading everything, so that is done once a day. */
const fullEveryMs = 86_400_000
/** Changes of the same moments are read twice rather than missed. */
const overlapMs = 5 * 60_000

/** Reads the partner's relationships: everything at first and once a day, else only what changed (capabilities 5.2). */
export class RelationshipsRefresh {
  readonly #parts: RefreshParts
  #running: { readonly stop: AbortController; readonly done: Promise<void> } | undefined

  constructor(parts: RefreshParts) {
    this.#parts = parts
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
        this.#parts.work.finish('refreshRelationships')
      })
    this.#running = { stop, done }
    return done
  }

  cancel(): void {
    this.#running?.stop.abort()
  }

  async #run(everything: boolean, signal: AbortSignal): Promise<void> {
    const { management, book, work, clock } = this.#parts
    await book.ready()
    const begun = clock.now()
    const before = book.mark
    const since = everything || before?.changedAt === undefined || begun - Date.parse(before.fullAt) > fullEveryMs ? undefined : new Date(Date.parse(before.changedAt) - overlapMs).toISOString()
    const seen = new Set<string>()
    let changedAt = since === undefined ? undefined : before?.changedAt
    work.report({ kind: 'refreshRelationships', done: 0 })
    for await (const page of management.pages(since, signal)) {
      if (signal.aborted) return
      await book.put(page)
      for (const { id, modifiedAt } of page) {
        seen.add(id)
        if (modifiedAt !== undefined && modifiedAt > (changedAt ?? '')) changedAt = modifiedAt
      }
      work.report({ kind: 'refreshRelationships', done: seen.size })
    }
    if (signal.aborted) return
    if (since === undefined) await book.put([], [...book.entries().keys()].filter((id) => !seen.has(id)))
    const readAt = new Date(begun).toISOString()
    await book.setMark({ readAt, fullAt: since === undefined ? readAt : (before?.fullAt ?? readAt), ...(changedAt === undefined ? {} : { changedAt }) })
    this.#parts.done()
  }
}
