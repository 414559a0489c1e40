import { AppFailure, type AppError } from '../../contract/errors'
import { recordIdSchema, type Instant, type RecordId } from '../../contract/ids'
import { withTimeLimit } from '../../lib/wait'
import type { WriteTable } from '../../store/types'
import type { OutboxTurn } from '../outboxRunner'
import type { Intent } from './intent'
import { makeOnce, type OnceMaker } from './makeOnce'
import type { OwnRecord, WorkBook } from './workBook'

/** That a record waits in the outbox: for the network, or for its turn. */
export interface Waiting {
  readonly since: Instant
  /** How often the cloud was asked. */
  readonly attempts: number
  /** Why the last attempt did not end it. */
  readonly problem?: AppError
}

export interface WaitingRecord extends OwnRecord {
  readonly waiting?: Waiting
}

/** How a record looks after each step; `waiting` is the outbox's own. */
export interface OutboxSteps<Item, Made> {
  queued(item: Item, at: Instant): Item
  unqueued(item: Item, at: Instant): Item
  made(item: Item, made: Made, at: Instant): Item
  refused(item: Item, failure: AppFailure, at: Instant): Item
}

export interface IntentOutboxParts<Item extends WaitingRecord, Request, Made> {
  readonly book: WorkBook<Item, Request>
  readonly cloud: OnceMaker<Request, Made>
  /** Takes back what was made and is not wanted any more. */
  readonly takeBack: (made: Made, signal: AbortSignal) => Promise<void>
  /** What the cloud is asked for a record. Throws when it cannot be asked for. */
  readonly request: (item: Item) => Request
  /** Whether a record may still be made; rejects when not. */
  readonly check?: (item: Item, signal?: AbortSignal) => Promise<void>
  readonly steps: OutboxSteps<Item, Made>
  /** Puts the outcome on record. */
  readonly record: (item: Item, outcome: { readonly made: Made } | { readonly refused: AppError }) => Promise<void>
  /** Told how many wait. */
  readonly tell: (count: number) => void
  /** The failure for a change of a record that is just being made. */
  readonly busy: () => AppFailure
  /** A GUID. */
  readonly newId: () => string
}

/** For one attempt, reads included. */
const attemptLimitMs = 60_000

/** These pass by themselves, or with a sign-in: the intent waits. After any other the cloud has said no. */
const waits: ReadonlySet<AppError['kind']> = new Set(['unreachable', 'timedOut', 'throttled', 'signedOut', 'cancelled', 'storage', 'unexpected'])

/** The write-ahead intents of one kind of record, and how each is carried out exactly once (capabilities 4.9). */
export class IntentOutbox<Item extends WaitingRecord, Request, Made> {
  readonly #parts: IntentOutboxParts<Item, Request, Made>
  #active: RecordId | undefined

  constructor(parts: IntentOutboxParts<Item, Request, Made>) {
    this.#parts = parts
  }

  /** In the order in which they go out. */
  pending(): readonly Intent<Request>[] {
    return this.#parts.book.intents().filter(({ discarded }) => discarded !== true)
  }

  /** What waits, for the runner. */
  turns(): readonly OutboxTurn[] {
    return this.pending().map((intent) => ({ id: intent.id, writtenAt: intent.writtenAt, carryOut: (signal) => this.carryOut(intent, signal) }))
  }

  /** What is to be taken back, for the runner. */
  tidyTurns(): readonly OutboxTurn[] {
    const discarded = this.#parts.book.intents().filter((intent) => intent.discarded === true)
    return discarded.map((intent) => ({ id: intent.id, writtenAt: intent.writtenAt, carryOut: (signal) => this.cleanUp(intent, signal) }))
  }

  isActive(id: RecordId): boolean {
    return this.#active === id
  }

  /** Writes down what is to be made; twice is once. */
  async queue(item: Item): Promise<Item> {
    const { book, newId, steps } = this.#parts
    const request = this.#parts.request(item)
    const at = book.now()
    const queued = await book.change(
      item.id,
      (current) => (current.waiting === undefined ? { ...steps.queued(current, at), waiting: { since: at, attempts: 0 } } : current),
      ({ intents }) => {
        if (intents.has(item.id)) return
        const sequence = Math.max(0, ...[...intents.values()].map((one) => one.sequence)) + 1
        intents.put({ id: item.id, requestId: newId(), request, sequence, writtenAt: at, attempts: 0 })
      }
    )
    this.#tell()
    return queued
  }

  /** Makes one. Resolves when it is out of the outbox, made or refused; rejects when it waits on. */
  async carryOut(intent: Intent<Request>, signal?: AbortSignal): Promise<void> {
    const { book, cloud, check } = this.#parts
    this.#active = intent.id
    try {
      const once = {
        cloud,
        check: async (inner?: AbortSignal) => check?.(book.get(intent.id), inner),
        countAttempt: () => this.#countAttempt(intent.id)
      }
      const made = await withTimeLimit(attemptLimitMs, (inner) => makeOnce(once, intent, inner), signal)
      await this.#finish(intent, made)
    } catch (cause) {
      if (!(cause instanceof AppFailure)) throw cause
      if (!waits.has(cause.error.kind)) return await this.#refuse(intent, cause)
      await this.#keepWaiting(intent, cause.error)
      throw cause
    } finally {
      this.#active = undefined
      this.#tell()
    }
  }

  /** Takes back what was made for a record that nobody wants any more. The intent stays until the cloud has said so. */
  async cleanUp(intent: Intent<Request>, signal?: AbortSignal): Promise<void> {
    const { cloud, takeBack, book } = this.#parts
    await withTimeLimit(
      attemptLimitMs,
      async (inner) => {
        const made = await cloud.findByRequest(intent.requestId, intent.request, inner)
        if (made !== undefined) await takeBack(made, inner)
      },
      signal
    )
    await book.changeIntents((intents) => intents.delete(intent.id))
  }

  /** A draft again. What an attempt may have made is taken back later. @throws AppFailure `conflict` while it is being made */
  async unqueue(id: RecordId): Promise<Item> {
    this.#refuseActive(id)
    const { book, steps } = this.#parts
    const item = await book.change(
      id,
      (current) => (current.waiting === undefined ? current : steps.unqueued(withoutWaiting(current), book.now())),
      ({ intents }) => letGo(intents, id)
    )
    this.#tell()
    return item
  }

  /** Throws the record away. @throws AppFailure `conflict` while it is being made */
  async discard(id: RecordId): Promise<void> {
    this.#refuseActive(id)
    await this.#parts.book.remove(id, ({ intents }) => letGo(intents, id))
    this.#tell()
  }

  async #countAttempt(id: RecordId): Promise<void> {
    await this.#parts.book.change(
      id,
      (item) => (item.waiting === undefined ? item : { ...item, waiting: { ...item.waiting, attempts: item.waiting.attempts + 1 } }),
      ({ intents }) => {
        const current = intents.get(id)
        if (current !== undefined) intents.put({ ...current, attempts: current.attempts + 1 })
      }
    )
  }

  /** What was made and the end of the intent are one transaction, on the record as it is by then: it may have been edited. */
  async #finish(intent: Intent<Request>, made: Made): Promise<void> {
    const { book, steps, record } = this.#parts
    const item = await book.change(
      intent.id,
      (current) => steps.made(withoutWaiting(current), made, book.now()),
      ({ intents }) => intents.delete(intent.id)
    )
    await record(item, { made })
  }

  async #refuse(intent: Intent<Request>, failure: AppFailure): Promise<void> {
    const { book, steps, record } = this.#parts
    if (!book.has(intent.id)) return book.changeIntents((intents) => intents.delete(intent.id))
    const item = await book.change(
      intent.id,
      (current) => steps.refused(withoutWaiting(current), failure, book.now()),
      ({ intents }) => intents.delete(intent.id)
    )
    await record(item, { refused: failure.error })
  }

  async #keepWaiting(intent: Intent<Request>, problem: AppError): Promise<void> {
    if (problem.kind === 'cancelled' || problem.kind === 'storage') return
    await this.#parts.book.change(intent.id, (item) => (item.waiting === undefined ? item : { ...item, waiting: { ...item.waiting, problem } }))
  }

  #refuseActive(id: RecordId): void {
    if (this.isActive(id)) throw this.#parts.busy()
  }

  #tell(): void {
    this.#parts.tell(this.pending().length)
  }
}

function withoutWaiting<Item extends WaitingRecord>(item: Item): Item {
  const copy = { ...item }
  Reflect.deleteProperty(copy, 'waiting')
  return copy
}

/** An intent that was never attempted goes; of any other the cloud may know, so it is cleaned up under its own id. */
function letGo<Request>(intents: WriteTable<Intent<Request>>, id: RecordId): void {
  const intent = intents.get(id)
  if (intent === undefined) return
  intents.delete(id)
  if (intent.attempts > 0) intents.put({ ...intent, id: recordIdSchema.parse(intent.requestId), discarded: true })
}
