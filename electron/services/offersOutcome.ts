import type { Offer, OfferEvent, OfferState } from '../contract/offer'
import { withEvent } from './offerBook'
import type { RelationshipRecord } from './ports'

/** States in which the customer's answer is still awaited. */
export const awaiting: ReadonlySet<OfferState> = new Set(['ready', 'opened', 'sent'])

const outcomes = new Map<string, OfferState>([
  ['approved', 'accepted'],
  ['activating', 'accepted'],
  ['active', 'accepted'],
  ['expiring', 'accepted'],
  ['expired', 'expired'],
  // Ended before it was ever active: the customer said no.
  ['terminationRequested', 'declined'],
  ['terminating', 'declined'],
  ['terminated', 'declined']
])

const outcomeEvents = new Map<OfferState, OfferEvent>([['accepted', 'accepted'], ['expired', 'expired'], ['declined', 'declined'], ['withdrawn', 'withdrawn']])

/**
 * The offer as its relationship shows it; `undefined` record: the cloud knows none any more. An answer stays: a relationship
 * that ends later does not take back that the offer was accepted.
 */
export function withOutcome(offer: Offer, record: RelationshipRecord | undefined, at: string): Offer {
  if (!awaiting.has(offer.state)) return offer
  const state = record === undefined ? 'withdrawn' : outcomeOf(record)
  if (state === undefined) return offer
  const customer = state === 'accepted' ? record?.customer : undefined
  const acceptedBy = customer === undefined ? {} : { tenantId: customer.tenantId, customerName: customer.displayName }
  const access = state === 'accepted' ? { access: { state: 'waiting' } as const } : {}
  const said = state === 'declined' && offer.withdrawalAskedAt !== undefined ? 'withdrawn' : state
  const updated = { ...offer, ...acceptedBy, ...access, state: said, updatedAt: at }
  const event = outcomeEvents.get(said)
  return event === undefined ? updated : withEvent(updated, at, event, state === 'accepted' ? customer?.displayName : undefined)
}

/** An end date tells that a relationship was active once, so it was accepted, whatever became of it. */
function outcomeOf(record: RelationshipRecord): OfferState | undefined {
  return record.endsAt === undefined ? outcomes.get(record.status) : 'accepted'
}

/** After the cloud refused to withdraw it, an end is the customer's answer again. */
export function withoutWithdrawal(offer: Offer): Offer {
  const { withdrawalAskedAt, ...rest } = offer
  return withdrawalAskedAt === undefined ? offer : rest
}
