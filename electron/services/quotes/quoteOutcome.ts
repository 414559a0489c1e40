import type { OfferAcceptance, OfferEvent, Offer, OfferState } from '../../contract/offer'
import { withEvent } from '../offerBook'
import type { QuoteAcceptanceRecord, QuoteRecord } from './quotePorts'

const events: ReadonlyMap<OfferState, OfferEvent> = new Map([['declined', 'declined'], ['expired', 'expired'], ['withdrawn', 'withdrawn']])

/**
 * The offer as its quote shows it; `undefined` record: the cloud knows none any more. Gives back the same object when nothing
 * is new. What was handed over and confirmed here stays while nobody has answered.
 */
export function withQuote(offer: Offer, record: QuoteRecord | undefined, at: string): Offer {
  const acceptances = record === undefined ? offer.acceptances : record.acceptances.map((one) => toAcceptance(one, offer))
  const state = record === undefined ? 'withdrawn' : stateOf(record, offer)
  const fresh = newAcceptances(offer, acceptances)
  if (state === offer.state && fresh.length === 0 && acceptances.length === offer.acceptances.length) return offer
  const updated: Offer = { ...offer, state, acceptances, updatedAt: at, ...(record === undefined ? {} : { expiresAt: record.expiresAt }) }
  const accepted = fresh.reduce((one, acceptance) => withEvent(one, acceptance.at, 'accepted', acceptance.companyName), updated)
  const event = state === offer.state ? undefined : events.get(state)
  return event === undefined ? accepted : withEvent(accepted, at, event)
}

/** Acceptances that were not known before. */
export const newAcceptances = (before: Pick<Offer, 'acceptances'>, acceptances: readonly OfferAcceptance[]): readonly OfferAcceptance[] =>
  acceptances.filter(({ tenantId, at }) => !before.acceptances.some((one) => one.tenantId === tenantId && one.at === at))

function stateOf({ state }: QuoteRecord, offer: Offer): OfferState {
  if (state !== 'open') return state
  return offer.state === 'opened' || offer.state === 'sent' ? offer.state : 'ready'
}

function toAcceptance({ items, ...acceptance }: QuoteAcceptanceRecord, offer: Offer): OfferAcceptance {
  const nameOf = (id: string): string => offer.lines.find(({ offerId }) => offerId.toLowerCase() === id.toLowerCase())?.name ?? id
  return { ...acceptance, lines: items.map(({ offerId, licences }) => ({ offerId, name: nameOf(offerId), licences })) }
}

/** Whether a customer may still answer, so that the cloud is asked. A decline can be taken back, and one "yes" may be followed by others. */
export const isFollowed = (offer: Pick<Offer, 'via' | 'quoteId' | 'state' | 'expiresAt'>, now: number): boolean => {
  if (offer.via !== 'quote' || offer.quoteId === '' || offer.state === 'draft') return false
  if (offer.state === 'expired' || offer.state === 'withdrawn') return false
  // Some time beyond the end, so that the end itself is seen.
  return offer.expiresAt === undefined || now < Date.parse(offer.expiresAt) + graceMs
}

const graceMs = 3_600_000
