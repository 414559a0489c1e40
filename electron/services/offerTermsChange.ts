import { AppFailure } from '../contract/errors'
import type { RecordId } from '../contract/ids'
import type { Offer, OfferTerms } from '../contract/offer'
import { withoutIssued } from '../domain/composeOffer'
import { withTimeLimit } from '../lib/wait'
import type { Store } from '../store/types'
import { without, withEvent } from './offerBook'
import type { OfferTables } from './offers'
import { cleanUp } from './offersWithdraw'
import { Outbox } from './outbox'
import type { Clock, Relationships, Tell } from './ports'

export interface TermsChangeParts {
  readonly store: Store<OfferTables>
  readonly relationships: Pick<Relationships, 'get' | 'findByName' | 'withdraw'>
  readonly clock: Clock
  readonly tell: Tell
  readonly newId: () => string
  /** Keeps the terms of a draft and makes its message again. */
  readonly edit: (offerId: RecordId, terms: OfferTerms) => Promise<Offer>
  readonly issue: (offerId: RecordId) => Promise<Offer>
}

const limitMs = 30_000
const unanswered: ReadonlySet<string> = new Set(['created', 'approvalPending'])

/**
 * Other roles, length or extension for an offer that becomes a relationship. The service fixes them when it issues the link, so
 * an invitation that nobody has been told of yet is taken back, and another one made under another name.
 */
export class OfferTermsChange {
  readonly #parts: TermsChangeParts
  readonly #outbox: Outbox

  constructor(parts: TermsChangeParts) {
    this.#parts = parts
    this.#outbox = new Outbox(parts.store)
  }

  /** @throws AppFailure `invalid` `offer.cannotExtend`, `conflict` `offer.handedOver`, `offer.answered`, or of the cloud: the offer stays as it was */
  async choose(offerId: RecordId, terms: OfferTerms, signal?: AbortSignal): Promise<Offer> {
    const offer = this.#parts.store.read('offers').get(offerId)
    if (offer === undefined) throw new AppFailure({ kind: 'notFound', code: 'offer.notFound' })
    if (offer.link === undefined) return this.#parts.edit(offerId, terms)
    if (offer.state !== 'ready' || offer.relationshipId === undefined) throw new AppFailure({ kind: 'conflict', code: 'offer.handedOver' })
    await withTimeLimit(limitMs, (inner) => this.#takeBack(offer, offer.relationshipId ?? '', inner), signal)
    await this.#parts.edit(offerId, terms)
    return this.#parts.issue(offerId)
  }

  /** That the old invitation is to end is on disk together with the draft it becomes again: a crash leaves no orphan. */
  async #takeBack(offer: Offer, relationshipId: string, signal: AbortSignal): Promise<void> {
    const { store, relationships, clock, tell, newId } = this.#parts
    const record = await relationships.get(relationshipId, signal)
    if (record !== undefined && !unanswered.has(record.status)) throw new AppFailure({ kind: 'conflict', code: 'offer.answered' })
    const at = new Date(clock.now()).toISOString()
    const ending = record && { id: newId(), request: { displayName: record.displayName, durationDays: record.durationDays ?? 1, roles: record.roles }, writtenAt: at, discarded: true }
    await store.update(({ offers, outbox }) => {
      const current = offers.get(offer.id) ?? offer
      offers.put(withEvent(draftAgain(current, at), at, 'termsChanged'))
      if (ending !== undefined) outbox.put(ending)
    })
    tell('offers.changed', { offerId: offer.id })
    // What could not be taken back now is taken back when the cloud can be reached (see OffersService.resume).
    if (ending !== undefined) await cleanUp(relationships, this.#outbox, ending, signal).catch(() => undefined)
  }
}

function draftAgain(offer: Offer, at: string): Offer {
  const body = withoutIssued(offer.body, offer)
  return {
    ...without(offer, 'link', 'relationshipId', 'problem', 'composed'),
    state: 'draft',
    round: (offer.round ?? 0) + 1,
    body,
    ...(offer.composed === undefined ? {} : { composed: { ...offer.composed, body: withoutIssued(offer.composed.body, offer) } }),
    updatedAt: at
  }
}
