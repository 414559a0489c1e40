import { AppFailure } from '../../contract/errors'
import type { CatalogueChange, Offer } from '../../contract/offer'
import { IntentOutbox, type OutboxSteps } from '../intents/intentOutbox'
import { withEvent, withIssued, without, type OfferBook } from '../offerBook'
import type { Activity } from '../ports'
import type { QuoteRecord, QuoteRequest, Quotes } from './quotePorts'
import { CatalogueChanged, quoteRequest } from './quoteRequest'
import { withdrawQuote } from './withdrawQuote'

export interface QuoteOutboxParts {
  readonly quotes: Quotes
  readonly book: OfferBook
  readonly activity: Activity
  /** What the catalogue, read again now, no longer allows. */
  readonly changes: (offer: Offer, signal?: AbortSignal) => Promise<readonly CatalogueChange[]>
  /** A GUID. */
  readonly newId: () => string
}

/** Offers that wait to be issued as quotes (capabilities 4.9). */
export class QuoteOutbox extends IntentOutbox<Offer, QuoteRequest, QuoteRecord> {
  constructor({ quotes, book, activity, changes, newId }: QuoteOutboxParts) {
    super({
      book, newId, steps,
      cloud: { create: (request, requestId, signal) => quotes.create(request, requestId, signal), findByRequest: (requestId, _request, signal) => quotes.findByRequest(requestId, signal) },
      takeBack: ({ id }, signal) => withdrawQuote(quotes, id, signal),
      request: quoteRequest,
      check: async (offer, signal) => {
        const found = await changes(offer, signal)
        if (found.length > 0) throw new CatalogueChanged(found)
      },
      record: async ({ kind }, outcome) => {
        if ('made' in outcome) return activity.record({ action: 'offer.issue', result: 'ok', detail: { quoteId: outcome.made.id, kind } })
        const { code, correlationId } = outcome.refused
        await activity.record({ action: 'offer.issue', result: 'failed', detail: { code, correlationId } })
      },
      tell: (count) => book.tellWaiting(count),
      busy: () => new AppFailure({ kind: 'conflict', code: 'offer.issuing' })
    })
  }
}

const steps: OutboxSteps<Offer, QuoteRecord> = {
  queued: (offer, at) => withEvent(without(offer, 'problem', 'changes'), at, 'queued'),
  unqueued: (offer, at) => withEvent(without(offer, 'problem'), at, 'unqueued'),
  made: (offer, { id, link, expiresAt }, at) => ({ ...withIssued(offer, { link, quoteId: id }, at), expiresAt }),
  refused: (offer, failure, at) => {
    const changed = failure instanceof CatalogueChanged
    const refused: Offer = { ...offer, problem: failure.error, ...(changed ? { changes: failure.changes } : {}), updatedAt: at }
    return withEvent(refused, at, changed ? 'changesFound' : 'refused', failure.error.code)
  }
}
