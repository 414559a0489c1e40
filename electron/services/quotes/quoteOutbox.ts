import { AppFailure, type AppError } from '../../contract/errors'
import type { RecordId } from '../../contract/ids'
import type { Offer } from '../../contract/offer'
import { withTimeLimit } from '../../lib/wait'
import { withEvent, withIssued, without, type OfferBook } from '../offerBook'
import type { Activity } from '../ports'
import { CatalogueChanged, issueQuote, quoteRequest, type IssueQuoteParts } from './issueQuote'
import type { QuoteIntent } from './quoteIntent'
import type { QuoteRecord, Quotes } from './quotePorts'
import { withdrawQuote } from './withdrawQuote'

export interface QuoteOutboxParts extends IssueQuoteParts {
  readonly quotes: Quotes
  readonly activity: Activity
  /** A GUID. */
  readonly newId: () => string
}

/** For one attempt, reads included. */
const attemptLimitMs = 60_000

/** These pass by themselves, or with a sign-in: the intent waits. After any other the cloud has said no. */
const waits: ReadonlySet<AppError['kind']> = new Set(['unreachable', 'timedOut', 'throttled', 'signedOut', 'cancelled', 'storage', 'unexpected'])

/** The write-ahead intents of quotes and how each is carried out (capabilities 4.9). */
export class QuoteOutbox {
  readonly #parts: QuoteOutboxParts
  #active: string | undefined

  constructor(parts: QuoteOutboxParts) {
    this.#parts = parts
  }

  /** In the order in which they go out. */
  pending(): readonly QuoteIntent[] {
    return this.#parts.book.intents().filter(({ discarded }) => discarded !== true)
  }

  discarded(): readonly QuoteIntent[] {
    return this.#parts.book.intents().filter(({ discarded }) => discarded === true)
  }

  isActive(offerId: RecordId): boolean {
    return this.#active === offerId
  }

  /** Writes down what is to be issued; twice is once. */
  async queue(offer: Offer): Promise<Offer> {
    const { book, newId } = this.#parts
    const request = quoteRequest(offer)
    const at = book.now()
    const queued = await book.change(
      offer.id,
      (current) => (current.waiting === undefined ? withEvent({ ...without(current, 'problem', 'changes'), waiting: { since: at, attempts: 0 } }, at, 'queued') : current),
      ({ quoteOutbox }) => {
        if (quoteOutbox.has(offer.id)) return
        const sequence = Math.max(0, ...[...quoteOutbox.values()].map((one) => one.sequence)) + 1
        quoteOutbox.put({ id: offer.id, offerId: offer.id, requestId: newId(), request, sequence, writtenAt: at, attempts: 0 })
      }
    )
    this.#tell()
    return queued
  }

  /** Issues one. Resolves when it is out of the outbox, issued or refused; rejects when it waits on. */
  async carryOut(intent: QuoteIntent, signal?: AbortSignal): Promise<void> {
    this.#active = intent.offerId
    try {
      const record = await withTimeLimit(attemptLimitMs, (inner) => issueQuote(this.#parts, intent, inner), signal)
      await this.#finish(intent, record)
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

  /** Takes back what was made for an offer that nobody wants any more. The intent stays until the cloud has said so. */
  async cleanUp(intent: QuoteIntent, signal?: AbortSignal): Promise<void> {
    const { quotes, book } = this.#parts
    await withTimeLimit(
      attemptLimitMs,
      async (inner) => {
        const made = await quotes.findByRequest(intent.requestId, inner)
        if (made !== undefined) await withdrawQuote(quotes, made.id, inner)
      },
      signal
    )
    await book.changeIntents((intents) => intents.delete(intent.id))
  }

  /** A draft again. What an attempt may have made is withdrawn later. @throws AppFailure `conflict` `offer.issuing` */
  async unqueue(offerId: RecordId): Promise<Offer> {
    this.#refuseActive(offerId)
    const { book } = this.#parts
    const offer = await book.change(
      offerId,
      (current) => (current.waiting === undefined ? current : withEvent(without(current, 'waiting', 'problem'), book.now(), 'unqueued')),
      (tables) => letGo(tables.quoteOutbox, offerId)
    )
    this.#tell()
    return offer
  }

  /** Throws the draft away. @throws AppFailure `conflict` `offer.issuing` */
  async discard(offerId: RecordId): Promise<void> {
    this.#refuseActive(offerId)
    await this.#parts.book.remove(offerId, (tables) => letGo(tables.quoteOutbox, offerId))
    this.#tell()
  }

  /** Link, Quote ID and the end of the intent are one transaction, on the offer as it is by then: it may have been edited. */
  async #finish(intent: QuoteIntent, { id, link, expiresAt }: QuoteRecord): Promise<void> {
    const { book, activity } = this.#parts
    const offer = await book.change(
      intent.offerId,
      (current) => ({ ...withIssued(current, { link, quoteId: id }, book.now()), expiresAt }),
      ({ quoteOutbox }) => quoteOutbox.delete(intent.id)
    )
    await activity.record({ action: 'offer.issue', result: 'ok', detail: { quoteId: id, kind: offer.kind } })
  }

  async #refuse(intent: QuoteIntent, failure: AppFailure): Promise<void> {
    const { book, activity } = this.#parts
    if (!book.has(intent.offerId)) return book.changeIntents((intents) => intents.delete(intent.id))
    const at = book.now()
    const changed = failure instanceof CatalogueChanged
    const refused = (offer: Offer): Offer => ({ ...without(offer, 'waiting'), problem: failure.error, ...(changed ? { changes: failure.changes } : {}), updatedAt: at })
    await book.change(
      intent.offerId,
      (offer) => withEvent(refused(offer), at, changed ? 'changesFound' : 'refused', failure.error.code),
      ({ quoteOutbox }) => quoteOutbox.delete(intent.id)
    )
    await activity.record({ action: 'offer.issue', result: 'failed', detail: { code: failure.error.code, correlationId: failure.error.correlationId } })
  }

  async #keepWaiting(intent: QuoteIntent, problem: AppError): Promise<void> {
    if (problem.kind === 'cancelled' || problem.kind === 'storage') return
    const kept = (offer: Offer): Offer => (offer.waiting === undefined ? offer : { ...offer, waiting: { ...offer.waiting, problem } })
    await this.#parts.book.change(intent.offerId, kept)
  }

  #refuseActive(offerId: RecordId): void {
    if (this.isActive(offerId)) throw new AppFailure({ kind: 'conflict', code: 'offer.issuing' })
  }

  #tell(): void {
    this.#parts.book.tellWaiting(this.pending().length)
  }
}

/** An intent that was never attempted goes; of any other the cloud may know, so it is cleaned up under its own id. */
function letGo(intents: Parameters<Parameters<OfferBook['changeIntents']>[0]>[0], offerId: RecordId): void {
  const intent = intents.get(offerId)
  if (intent === undefined) return
  intents.delete(offerId)
  if (intent.attempts > 0) intents.put({ ...intent, id: intent.requestId, discarded: true })
}
