import { AppFailure, type AppError } from '../../contract/errors'
import type { CatalogueChange, Offer } from '../../contract/offer'
import type { OfferBook } from '../offerBook'
import type { QuoteIntent } from './quoteIntent'
import type { QuoteRecord, QuoteRequest, Quotes } from './quotePorts'

export interface IssueQuoteParts {
  readonly quotes: Pick<Quotes, 'create' | 'findByRequest'>
  readonly book: OfferBook
  /** What the catalogue, read again now, no longer allows. */
  readonly changes: (offer: Offer, signal?: AbortSignal) => Promise<readonly CatalogueChange[]>
}

/** The catalogue allows something else by now; nothing was issued. */
export class CatalogueChanged extends AppFailure {
  readonly changes: readonly CatalogueChange[]
  constructor(changes: readonly CatalogueChange[]) {
    super({ kind: 'conflict', code: 'offer.catalogueChanged', params: { count: changes.length } })
    this.changes = changes
  }
}

/** After these the cloud may have carried out what it did not answer. */
const mayBeThere: ReadonlySet<AppError['kind']> = new Set(['unreachable', 'timedOut', 'conflict', 'unexpected'])

/**
 * Lets the cloud issue the quote of an intent, exactly once over crashes and lost answers: an intent that was attempted before
 * is looked for first, and the attempt is counted on disk before it is made.
 */
export async function issueQuote({ quotes, book, changes }: IssueQuoteParts, intent: QuoteIntent, signal?: AbortSignal): Promise<QuoteRecord> {
  const { requestId, request } = intent
  const earlier = intent.attempts === 0 ? undefined : await quotes.findByRequest(requestId, signal)
  if (earlier !== undefined) return earlier
  const found = await changes(book.get(intent.offerId), signal)
  if (found.length > 0) throw new CatalogueChanged(found)
  await countAttempt(book, intent)
  try {
    return await quotes.create(request, requestId, signal)
  } catch (cause) {
    if (!(cause instanceof AppFailure) || !mayBeThere.has(cause.error.kind)) throw cause
    const made = await quotes.findByRequest(requestId, signal).catch(() => undefined)
    if (made === undefined) throw cause
    return made
  }
}

async function countAttempt(book: OfferBook, { id, offerId }: QuoteIntent): Promise<void> {
  await book.change(
    offerId,
    (offer) => (offer.waiting === undefined ? offer : { ...offer, waiting: { ...offer.waiting, attempts: offer.waiting.attempts + 1 } }),
    ({ quoteOutbox }) => {
      const current = quoteOutbox.get(id)
      if (current !== undefined) quoteOutbox.put({ ...current, attempts: current.attempts + 1 })
    }
  )
}

/** What the cloud is asked for an offer. @throws AppFailure `invalid` `offer.incomplete` without an office */
export function quoteRequest(offer: Offer): QuoteRequest {
  if (offer.office === undefined) throw new AppFailure({ kind: 'invalid', code: 'offer.incomplete', params: { step: 'office' } })
  const sells = offer.kind !== 'delegatedAdministration'
  return {
    kind: offer.kind,
    partnerId: offer.office.partnerId,
    items: sells ? offer.lines.map(({ offerId, licences }) => ({ offerId, licences })) : [],
    delegatedAdministration: !sells || offer.includeDelegatedAdministration,
    ...(sells && offer.usageLocation !== undefined ? { country: offer.usageLocation } : {})
  }
}
