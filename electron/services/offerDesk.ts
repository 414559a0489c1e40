import { AppFailure, type AppError } from '../contract/errors'
import { recordIdSchema, type RecordId } from '../contract/ids'
import type { HandOver, Offer, OfferEvent, OutboxItem } from '../contract/offer'
import { offerProblems } from '../domain/offerRules'
import { withTimeLimit } from '../lib/wait'
import { withEvent, without, type OfferBook } from './offerBook'
import type { OffersService } from './offers'
import { OutboxRunner, type OutboxTurn } from './outboxRunner'
import type { OutboxEntry } from './outbox'
import type { QuoteFollower } from './quotes/quoteFollower'
import type { QuoteOutbox } from './quotes/quoteOutbox'
import type { Quotes } from './quotes/quotePorts'
import type { Activity } from './ports'
import { withdrawQuote } from './quotes/withdrawQuote'
import { mayStillBeWithdrawn } from './offersWithdraw'

export interface OfferDeskParts {
  /** Offers that become a relationship, and the hand-over of all. */
  readonly offers: OffersService
  readonly book: OfferBook
  readonly outbox: QuoteOutbox
  readonly follower: QuoteFollower
  readonly quotes: Quotes
  readonly activity: Activity
  /** What was begun for offers that become a relationship. */
  readonly relationshipIntents: () => Iterable<OutboxEntry>
  readonly online: () => boolean
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

const withdrawLimitMs = 60_000
/** With these an offer that becomes a relationship waits on; any other is told on the offer, and does not hold up the rest. */
const passing: ReadonlySet<AppError['kind']> = new Set(['unreachable', 'timedOut', 'throttled', 'signedOut', 'cancelled', 'storage'])

/** Where offers are issued, taken back and looked after, whichever of the two forms they have (capabilities 4.9, 4.11). */
export class OfferDesk {
  readonly #parts: OfferDeskParts
  readonly runner: OutboxRunner

  constructor(parts: OfferDeskParts) {
    this.#parts = parts
    const { wait } = parts
    this.runner = new OutboxRunner({ waiting: () => this.#waiting(), tidy: () => this.#tidy(), online: parts.online, ...(wait === undefined ? {} : { wait }) })
  }

  /**
   * Has the offer issued exactly once. Offline, or while others are before it, it waits (`waiting` is set) and goes out by
   * itself. @throws AppFailure `invalid` `offer.incomplete` (params: step, reason), `conflict` `offer.catalogueChanged` (see
   * `changes`), or the cloud's refusal; the draft is kept
   */
  async issue(offerId: RecordId): Promise<Offer> {
    const { offers, book, outbox, online } = this.#parts
    const offer = book.get(offerId)
    if (offer.via === 'relationship') return offers.issue(offerId)
    if (offer.link !== undefined) return offer
    const [problem] = offerProblems(offer)
    if (problem !== undefined) throw new AppFailure({ kind: 'invalid', code: 'offer.incomplete', params: { step: problem.step, reason: problem.reason } })
    await outbox.queue(offer)
    if (online()) await this.runner.run()
    return this.#issuedOrWaiting(offerId)
  }

  /** What waits for the network, in order. */
  list(): readonly OutboxItem[] {
    const { book, outbox } = this.#parts
    const quotes = outbox.pending().map(({ id, writtenAt }) => ({ offer: book.get(id), writtenAt }))
    const relationships = this.#relationships().map(({ id, writtenAt }) => ({ offer: book.get(recordIdSchema.parse(id)), writtenAt }))
    return [...quotes, ...relationships].toSorted(byTime).map(toItem)
  }

  /** Tries again now what waits. */
  async retry(): Promise<void> {
    this.runner.nudge()
    await this.runner.run()
  }

  async unqueue(offerId: RecordId): Promise<Offer> {
    const offer = await this.#parts.outbox.unqueue(offerId)
    this.runner.nudge()
    return offer
  }

  /** @throws AppFailure `conflict` `offer.alreadyIssued`, `offer.issuing` */
  async discard(offerId: RecordId): Promise<void> {
    const { offers, book, outbox } = this.#parts
    const offer = book.get(offerId)
    if (offer.via === 'relationship') return offers.discard(offerId)
    if (offer.state !== 'draft') throw new AppFailure({ kind: 'conflict', code: 'offer.alreadyIssued' })
    await outbox.discard(offerId)
    this.runner.nudge()
  }

  /** Takes the offer back: nobody can accept it from then on. @throws AppFailure; the offer stays */
  async withdraw(offerId: RecordId): Promise<Offer> {
    try {
      const offer = await this.#takeBack(offerId)
      await this.#record(offer, 'ok', { state: offer.state })
      return offer
    } catch (cause) {
      if (cause instanceof AppFailure) await this.#record(this.#parts.book.get(offerId), 'failed', { code: cause.error.code, correlationId: cause.error.correlationId })
      throw cause
    }
  }

  async #record({ quoteId, tenantId }: Offer, result: 'ok' | 'failed', detail: Readonly<Record<string, string>>): Promise<void> {
    await this.#parts.activity.record({ action: 'offer.withdraw', result, ...(tenantId === undefined ? {} : { tenantId }), detail: { quoteId, ...detail } })
  }

  async #takeBack(offerId: RecordId): Promise<Offer> {
    const { offers, book, quotes, follower } = this.#parts
    const offer = book.get(offerId)
    if (offer.via === 'relationship') return offers.withdraw(offerId)
    if (offer.link === undefined) throw new AppFailure({ kind: 'conflict', code: 'offer.notIssued' })
    if (offer.state === 'expired' || offer.state === 'withdrawn') throw new AppFailure({ kind: 'conflict', code: 'offer.answered' })
    const at = book.now()
    await book.change(offerId, (current) => withEvent({ ...current, withdrawalAskedAt: at }, at, 'withdrawalAsked'))
    try {
      await withTimeLimit(withdrawLimitMs, (inner) => withdrawQuote(quotes, offer.quoteId, inner))
    } catch (cause) {
      if (!mayStillBeWithdrawn(cause)) await book.change(offerId, (current) => without(current, 'withdrawalAskedAt'))
      throw cause
    }
    return follower.refresh(offerId)
  }

  refresh(offerId: RecordId, signal?: AbortSignal): Promise<Offer> {
    const { offers, book, follower } = this.#parts
    return book.get(offerId).via === 'relationship' ? offers.refresh(offerId, signal) : follower.refresh(offerId, signal)
  }

  async openInEmail(offerId: RecordId): Promise<HandOver> {
    return this.#noted(offerId, 'opened', await this.#parts.offers.openInEmail(offerId))
  }

  async copyMessage(offerId: RecordId): Promise<HandOver> {
    return this.#noted(offerId, 'copied', await this.#parts.offers.copyMessage(offerId))
  }

  async saveEml(offerId: RecordId): Promise<HandOver> {
    return this.#noted(offerId, 'saved', await this.#parts.offers.saveEml(offerId))
  }

  async confirmSent(offerId: RecordId, sent: boolean): Promise<Offer> {
    await this.#parts.offers.confirmSent(offerId, sent)
    await this.#noted(offerId, sent ? 'sent' : 'notSent', undefined)
    return this.#parts.book.get(offerId)
  }

  /** A mail merge handed the message over. */
  async merged(offerId: RecordId, how: 'opened' | 'saved'): Promise<void> {
    const { book } = this.#parts
    const opened = how === 'opened'
    await book.change(offerId, (offer) => withEvent(opened && offer.state === 'ready' ? { ...offer, state: 'opened' } : offer, book.now(), how))
  }

  async #noted<T>(offerId: RecordId, event: OfferEvent, value: T): Promise<T> {
    const { book } = this.#parts
    await book.change(offerId, (offer) => withEvent(offer, book.now(), event))
    return value
  }

  #issuedOrWaiting(offerId: RecordId): Offer {
    const offer = this.#parts.book.get(offerId)
    if (offer.link !== undefined || offer.waiting !== undefined || offer.problem === undefined) return offer
    throw new AppFailure(offer.problem)
  }

  #waiting(): readonly OutboxTurn[] {
    const { offers, outbox } = this.#parts
    const relationships = this.#relationships().map(({ id, writtenAt }) => ({ id, writtenAt, carryOut: (signal?: AbortSignal) => issueRelationship(offers, id, signal) }))
    return [...outbox.turns(), ...relationships].toSorted(byTime)
  }

  #tidy(): readonly OutboxTurn[] {
    const { offers, outbox } = this.#parts
    const begun = [...this.#parts.relationshipIntents()].filter(({ discarded }) => discarded === true)
    const quotes = outbox.tidyTurns()
    return begun.length === 0 ? quotes : [...quotes, { id: 'relationships', writtenAt: '', carryOut: (signal?: AbortSignal) => offers.resume(signal) }]
  }

  /** Begun and neither done, thrown away nor refused. */
  #relationships(): readonly OutboxEntry[] {
    const { book } = this.#parts
    return [...this.#parts.relationshipIntents()].filter(({ id, discarded }) => {
      const offerId = recordIdSchema.parse(id)
      if (discarded === true || !book.has(offerId)) return false
      const { problem, link } = book.get(offerId)
      return link === undefined && (problem === undefined || passing.has(problem.kind))
    })
  }
}

function toItem({ offer, writtenAt }: { readonly offer: Offer; readonly writtenAt: string }): OutboxItem {
  const begun = { since: writtenAt, attempts: 1, ...(offer.problem === undefined ? {} : { problem: offer.problem }) }
  const customer = offer.customerName === undefined ? {} : { customerName: offer.customerName }
  return { offerId: offer.id, quoteId: offer.quoteId, kind: offer.kind, ...customer, waiting: offer.waiting ?? begun }
}

const byTime = (a: { readonly writtenAt: string }, b: { readonly writtenAt: string }): number => a.writtenAt.localeCompare(b.writtenAt)

async function issueRelationship(offers: OffersService, id: string, signal?: AbortSignal): Promise<void> {
  try {
    await offers.issue(recordIdSchema.parse(id), signal)
  } catch (cause) {
    if (!(cause instanceof AppFailure) || passing.has(cause.error.kind)) throw cause
  }
}
