import { AppFailure } from '../contract/errors'
import type { Instant } from '../contract/ids'
import type { Offer, OfferEvent } from '../contract/offer'
import { insertIssued } from '../domain/composeOffer'
import type { Store } from '../store/types'
import { WorkBook } from './intents/workBook'
import type { Clock, Tell } from './ports'
import type { QuoteIntent } from './quotes/quoteIntent'
import type { QuoteRequest } from './quotes/quotePorts'

type QuoteTables = { readonly offers: Offer; readonly quoteOutbox: QuoteIntent }

export interface OfferBookParts {
  readonly store: Store<QuoteTables>
  readonly clock: Clock
  readonly tell: Tell
}

/** The technician's offers, with the intents of their quotes. */
export class OfferBook extends WorkBook<Offer, QuoteRequest> {
  readonly #tell: Tell

  constructor({ store, clock, tell }: OfferBookParts) {
    super({
      clock,
      store: {
        read: () => ({ items: store.read('offers'), intents: store.read('quoteOutbox') }),
        update: (change) => store.update(({ offers, quoteOutbox }) => change({ items: offers, intents: quoteOutbox }))
      },
      changed: (offerId) => tell('offers.changed', { offerId }),
      missing: () => new AppFailure({ kind: 'notFound', code: 'offer.notFound' })
    })
    this.#tell = tell
  }

  tellWaiting(count: number): void {
    this.#tell('outbox.changed', { count })
  }
}

const longestHistory = 200

/** The offer with one more line of history; the oldest of very many give way. */
export function withEvent(offer: Offer, at: Instant, event: OfferEvent, detail?: string): Offer {
  const entry = { at, event, ...(detail === undefined ? {} : { detail }) }
  return { ...offer, history: [...offer.history, entry].slice(-longestHistory) }
}

/** A copy without some optional fields. */
export function without(offer: Offer, ...keys: readonly ('problem' | 'waiting' | 'changes' | 'withdrawalAskedAt' | 'office' | 'usageLocation' | 'messageOutdated' | 'link' | 'relationshipId' | 'composed')[]): Offer {
  const copy = { ...offer }
  for (const key of keys) Reflect.deleteProperty(copy, key)
  return copy
}

/** The offer once the cloud has issued it: link and Quote ID go into the message as it is by then, and into what the template made. */
export function withIssued(offer: Offer, issued: { readonly link: string; readonly quoteId: string }, at: Instant): Offer {
  const { link, quoteId } = issued
  const { composed } = offer
  const filled: Offer = {
    ...without(offer, 'problem', 'waiting', 'changes'),
    state: 'ready', quoteId, link, body: insertIssued(offer.body, issued), updatedAt: at,
    ...(composed === undefined ? {} : { composed: { ...composed, body: insertIssued(composed.body, issued) } })
  }
  return withEvent(filled, at, 'issued', quoteId)
}
