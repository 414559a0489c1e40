import { AppFailure, type AppError } from '../../contract/errors'
import type { RelationshipBatch } from '../../contract/relationship'
import type { Clock, Tell } from '../ports'

export interface BatchItem {
  readonly id: string
  readonly name: string
}

export interface BatchParts {
  readonly clock: Clock
  readonly tell: Tell
}

/** The page draws numbers; more often than this nobody reads them. */
const tellEveryMs = 200
/** After these the next would fail in the same way. */
const lasting: ReadonlySet<AppError['kind']> = new Set(['unreachable', 'timedOut', 'signedOut', 'throttled', 'storage'])

/** Work on many relationships, one after the other, with progress and a stop (look.md: long work). */
export class RelationshipBatches {
  readonly #parts: BatchParts
  #batch: RelationshipBatch | undefined
  #stop: AbortController | undefined
  #toldAt = 0

  constructor(parts: BatchParts) {
    this.#parts = parts
  }

  /** The one that runs, or the last one. */
  get current(): RelationshipBatch | undefined {
    return this.#batch
  }

  /**
   * Begins, and answers at once; how it goes on is told by events. One that fails is listed and the next begins, unless all
   * would fail alike. @throws AppFailure `conflict` `relationship.batchRunning`
   */
  start(kind: RelationshipBatch['kind'], items: readonly BatchItem[], work: (id: string, signal: AbortSignal) => Promise<void>): RelationshipBatch {
    if (this.#batch?.running === true) throw new AppFailure({ kind: 'conflict', code: 'relationship.batchRunning' })
    const stop = new AbortController()
    this.#stop = stop
    const begun: RelationshipBatch = { kind, total: items.length, done: 0, running: items.length > 0, stopped: false, failures: [] }
    this.#tell(begun, stop, true)
    if (items.length > 0) void this.#run(begun, items, work, stop)
    return begun
  }

  /** Another account is signed in: what the last one had begun is stopped, and nothing is shown of it. */
  forget(): void {
    this.stop()
    this.#batch = undefined
    this.#stop = undefined
  }

  /** What is under way is finished or given up; the others are left as they are. */
  stop(): void {
    this.#stop?.abort()
  }

  async #run(begun: RelationshipBatch, items: readonly BatchItem[], work: (id: string, signal: AbortSignal) => Promise<void>, stop: AbortController): Promise<void> {
    const { signal } = stop
    const failures: RelationshipBatch['failures'][number][] = []
    const now = (done: number): RelationshipBatch => ({ ...begun, done, failures: [...failures] })
    let done = 0
    for (const item of items) {
      const error = signal.aborted ? stopped : await work(item.id, signal).then(() => undefined, errorOf)
      if (error?.kind === 'cancelled') break
      if (error !== undefined) failures.push({ ...item, error })
      done += 1
      this.#tell(now(done), stop)
      if (error !== undefined && lasting.has(error.kind)) break
    }
    this.#tell({ ...now(done), running: false, stopped: done < begun.total }, stop, true)
  }

  #tell(batch: RelationshipBatch, stop: AbortController, now = false): void {
    if (this.#stop !== stop) return
    this.#batch = batch
    const at = this.#parts.clock.now()
    if (!now && at - this.#toldAt < tellEveryMs) return
    this.#toldAt = at
    this.#parts.tell('relationships.batch', batch)
  }
}

const stopped = { kind: 'cancelled' } as const

const errorOf = (thrown: unknown): AppError => (thrown instanceof AppFailure ? thrown : new AppFailure({ kind: 'unexpected', code: 'unexpected' }, { cause: thrown })).error
