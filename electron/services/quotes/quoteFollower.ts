import type { RecordId, TenantId } from '../../contract/ids'
import type { Offer, OfferAcceptance, OfferRow } from '../../contract/offer'
import type { OfferBook } from '../offerBook'
import { PollLoop } from '../pollLoop'
import type { Activity, Clock } from '../ports'
import { isFollowed, newAcceptances, withQuote } from './quoteOutcome'
import type { QuoteRecord, Quotes } from './quotePorts'

export interface QuoteFollowerParts {
  readonly quotes: Pick<Quotes, 'get' | 'pages'>
  readonly book: OfferBook
  /** The rows of all offers. */
  readonly rows: () => Iterable<OfferRow>
  readonly activity: Activity
  readonly clock: Clock
  readonly online: () => boolean
  /** Told of each new acceptance: the customer's record is to be read again. */
  readonly accepted: (tenantId: TenantId, offer: Offer) => void
  /** Told of each new acceptance: the technician may want to know. */
  readonly notify: (offer: Offer, acceptance: OfferAcceptance) => void
  /** Replaces the wait in tests; milliseconds. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** While somebody looks, an acceptance appears within seconds; else a notification is soon enough. */
export const followPauses = { front: 2_000, behind: 15_000, longest: 120_000 } as const
/** Up to so many quotes are asked for one by one, more by the list. */
const fewQuotes = 3

/** Follows issued quotes: who accepted, when, with which licences and whether delegated administration was part of it (capabilities 4.8). */
export class QuoteFollower {
  readonly #parts: QuoteFollowerParts
  readonly #loop: PollLoop

  constructor(parts: QuoteFollowerParts) {
    this.#parts = parts
    const { clock, online, wait } = parts
    this.#loop = new PollLoop({ clock, wait, pauses: followPauses, poll: (signal) => this.poll(signal), wanted: () => online() && this.#followed().length > 0 })
  }

  /** Reads what became of one quote. @throws AppFailure of the cloud; the offer is kept as it is */
  async refresh(offerId: RecordId, signal?: AbortSignal): Promise<Offer> {
    const offer = this.#parts.book.get(offerId)
    if (offer.quoteId === '') return offer
    return this.#apply(offerId, await this.#parts.quotes.get(offer.quoteId, signal))
  }

  /** Reads all that are followed. @throws AppFailure of the cloud */
  async poll(signal: AbortSignal): Promise<void> {
    const followed = new Map(this.#followed().map(({ quoteId, id }) => [quoteId.toLowerCase(), id]))
    if (followed.size > fewQuotes) await this.#pollList(followed, signal)
    for (const id of followed.values()) await this.refresh(id, signal)
  }

  /** Whether the application's window is in front: then the cloud is asked more often, and at once. */
  setFront(front: boolean): void {
    this.#loop.setFront(front)
  }

  /** The network, or the sign-in, is back: no reason to wait any longer. */
  nudge(): void {
    this.#loop.nudge()
  }

  /** Follows until the signal aborts. */
  watch(signal: AbortSignal): Promise<void> {
    return this.#loop.watch(signal)
  }

  #followed(): readonly OfferRow[] {
    const now = this.#parts.clock.now()
    return [...this.#parts.rows()].filter((row) => isFollowed(row, now))
  }

  /** Takes what it finds off the list of followed ones. */
  async #pollList(followed: Map<string, RecordId>, signal: AbortSignal): Promise<void> {
    for await (const page of this.#parts.quotes.pages(signal)) {
      for (const record of page) {
        const id = followed.get(record.id.toLowerCase())
        if (id === undefined) continue
        followed.delete(record.id.toLowerCase())
        await this.#apply(id, record)
      }
      if (followed.size === 0 || signal.aborted) return
    }
  }

  async #apply(offerId: RecordId, record: QuoteRecord | undefined): Promise<Offer> {
    const { book } = this.#parts
    if (!book.has(offerId)) return book.get(offerId)
    let before = book.get(offerId)
    const after = await book.change(offerId, (offer) => {
      before = offer
      return withQuote(offer, record, book.now())
    })
    if (after !== before) await this.#tell(before, after)
    return after
  }

  async #tell(before: Offer, after: Offer): Promise<void> {
    const { accepted, notify, activity } = this.#parts
    const fresh = newAcceptances(before, after.acceptances)
    for (const acceptance of fresh) {
      notify(after, acceptance)
      accepted(acceptance.tenantId, after)
    }
    for (const { tenantId, delegatedAdministration } of fresh) {
      await activity.record({ action: 'offer.answered', result: 'ok', tenantId, detail: { quoteId: after.quoteId, answer: 'accepted', delegatedAdministration } })
    }
    if (after.state !== before.state && after.state !== 'accepted') {
      await activity.record({ action: 'offer.answered', result: 'ok', detail: { quoteId: after.quoteId, answer: after.state } })
    }
  }
}
