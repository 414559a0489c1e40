import { AppFailure } from '../contract/errors'
import type { Instant, RecordId } from '../contract/ids'
import type { Offer, OfferEvent } from '../contract/offer'
import { insertIssued } from '../domain/composeOffer'
import type { Store, WriteTable } from '../store/types'
import type { Clock, Tell } from './ports'
import type { QuoteIntent } from './quotes/quoteIntent'

export type QuoteTables = { readonly offers: Offer; readonly quoteOutbox: QuoteIntent }
export type QuoteWrite = { readonly [K in keyof QuoteTables]: WriteTable<QuoteTables[K]> }

export interface OfferBookParts {
  readonly store: Store<QuoteTables>
  readonly clock: Clock
  readonly tell: Tell
}

/** The technician's offers: each change is one durable transaction, together with the intents that belong to it, and is told. */
export class OfferBook {
  readonly #parts: OfferBookParts

  constructor(parts: OfferBookParts) {
    this.#parts = parts
  }

  /** @throws AppFailure `notFound` `offer.notFound` */
  get(offerId: RecordId): Offer {
    const offer = this.#parts.store.read('offers').get(offerId)
    if (offer === undefined) throw notFound()
    return offer
  }

  has(offerId: RecordId): boolean {
    return this.#parts.store.read('offers').has(offerId)
  }

  all(): readonly Offer[] {
    return [...this.#parts.store.read('offers').values()]
  }

  intents(): readonly QuoteIntent[] {
    return [...this.#parts.store.read('quoteOutbox').values()].toSorted((a, b) => a.sequence - b.sequence)
  }

  async add(offer: Offer): Promise<Offer> {
    await this.#write(offer.id, ({ offers }) => offers.put(offer))
    return offer
  }

  /** On the offer as it is by then. Nothing is written when `change` gives back what it got and `also` is absent. */
  async change(offerId: RecordId, change: (offer: Offer) => Offer, also?: (tables: QuoteWrite) => void): Promise<Offer> {
    let changed = this.get(offerId)
    if (also === undefined && change(changed) === changed) return changed
    await this.#write(offerId, (tables) => {
      const current = tables.offers.get(offerId)
      if (current === undefined) throw notFound()
      changed = change(current)
      tables.offers.put(changed)
      also?.(tables)
    })
    return changed
  }

  /** Throws the offer away, with what happens to its intents in the same transaction. */
  async remove(offerId: RecordId, also: (tables: QuoteWrite) => void): Promise<void> {
    await this.#write(offerId, (tables) => {
      tables.offers.delete(offerId)
      also(tables)
    })
  }

  /** Changes intents only. */
  async changeIntents(change: (intents: WriteTable<QuoteIntent>) => void): Promise<void> {
    await this.#parts.store.update(({ quoteOutbox }) => change(quoteOutbox))
  }

  async #write(offerId: RecordId, change: (tables: QuoteWrite) => void): Promise<void> {
    try {
      await this.#parts.store.update(change)
    } finally {
      // Memory has the change even where the disk refuses.
      this.#parts.tell('offers.changed', { offerId })
    }
  }

  tellWaiting(count: number): void {
    this.#parts.tell('outbox.changed', { count })
  }

  readonly now = (): Instant => new Date(this.#parts.clock.now()).toISOString()
}

const longestHistory = 200

/** The offer with one more line of history; the oldest of very many give way. */
export function withEvent(offer: Offer, at: Instant, event: OfferEvent, detail?: string): Offer {
  const entry = { at, event, ...(detail === undefined ? {} : { detail }) }
  return { ...offer, history: [...offer.history, entry].slice(-longestHistory) }
}

/** A copy without some optional fields. */
export function without(offer: Offer, ...keys: readonly ('problem' | 'waiting' | 'changes' | 'withdrawalAskedAt' | 'office' | 'usageLocation' | 'messageOutdated')[]): Offer {
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

const notFound = (): AppFailure => new AppFailure({ kind: 'notFound', code: 'offer.notFound' })
