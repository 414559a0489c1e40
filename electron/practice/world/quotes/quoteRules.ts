import type { Catalogue, CatalogueOffer } from '../catalogue/catalogue'
import { countryCode, countryName } from '../catalogue/countries'
import type { PartnerOffice } from '../model'
import { WorldError } from '../worldError'
import { OfferRefusal } from './offerRefusal'
import type { NewQuote, QuoteItem } from './quote'

const MOST_ITEMS = 100

/** The request as it is kept: country and ids in upper case. @throws WorldError or OfferRefusal when a rule forbids it */
export function checkedQuote(request: NewQuote, catalogue: Catalogue, offices: readonly PartnerOffice[]): NewQuote {
  if (!offices.some((office) => office.mpnId === request.partnerId)) throw new OfferRefusal('notAnAdvisor', `The Partner ID '${request.partnerId}' is not a valid advisor.`)
  const country = request.country === undefined ? undefined : requireCountry(request.country)
  const { kind, partnerId, delegatedAdministrationPartnerRequested } = request
  if (kind === 'delegatedAdministration') {
    requireBareOffer(request)
    return { kind, partnerId, items: [], delegatedAdministrationPartnerRequested, ...(country === undefined ? {} : { country }) }
  }
  if (country === undefined) throw new WorldError('invalid', 'The property country is required for an offer of subscriptions.')
  requireCount(request)
  return { kind, partnerId, country, delegatedAdministrationPartnerRequested, items: request.items.map((item) => checkedItem(item, kind, catalogue, country)) }
}

/** @throws WorldError `invalid` for a code that no country has */
export function requireCountry(text: string): string {
  const code = countryCode(text)
  if (code === undefined) throw new WorldError('invalid', `The country '${text}' is not an ISO 3166-1 alpha-2 code.`)
  return code
}

/** The offer that an id stands for where it is sold. @throws OfferRefusal when it is not sold there, or not any more */
export function requireOffer(catalogue: Catalogue, offerId: string, country: string): CatalogueOffer {
  const known = catalogue.known(offerId)
  if (!known) throw new OfferRefusal('unknownOffer', `There is no offer '${offerId}'.`)
  if (catalogue.isRemoved(offerId)) throw new OfferRefusal('offerGone', `${known.product.name} is no longer available for purchase ('${offerId}').`)
  const offer = catalogue.offer(offerId, country)
  if (!offer) throw new OfferRefusal('offerNotInCountry', `${known.product.name} is not available in ${countryName(country)} ('${offerId}').`)
  return offer
}

/** @throws OfferRefusal or WorldError when the number is not one that a customer may take */
export function requireQuantity(offer: CatalogueOffer, quantity: number): void {
  const { product: { name }, minimumQuantity, maximumQuantity } = offer
  if (!Number.isInteger(quantity)) throw new WorldError('invalid', `The number of licences of ${name} must be a whole number.`)
  if (quantity < minimumQuantity) throw new OfferRefusal('belowMinimum', `${name} needs at least ${minimumQuantity} licences.`)
  if (quantity <= maximumQuantity) return
  const reason = offer.limitUnitOfMeasure === 'Concurrent' ? 'aboveCompanyLimit' : 'aboveMaximum'
  throw new OfferRefusal(reason, `The ${quantity} licences of ${name} exceed the limit of ${maximumQuantity}.`)
}

function checkedItem({ offerId, quantity }: QuoteItem, kind: 'trial' | 'purchase', catalogue: Catalogue, country: string): QuoteItem {
  const known = catalogue.known(offerId)
  if (known && known.kind !== kind) throw new OfferRefusal('offerNotEligible', `${known.product.name} ('${offerId}') is not eligible for a ${kind} offer.`)
  const offer = requireOffer(catalogue, offerId, country)
  requireQuantity(offer, quantity)
  return { offerId: offer.id, quantity }
}

function requireBareOffer({ items, delegatedAdministrationPartnerRequested }: NewQuote): void {
  if (items.length > 0) throw new WorldError('invalid', 'An offer of delegated administration has no items.')
  if (!delegatedAdministrationPartnerRequested) throw new WorldError('invalid', 'An offer of delegated administration must request it.')
}

function requireCount({ kind, items }: NewQuote): void {
  if (kind === 'trial' && items.length !== 1) throw new WorldError('invalid', 'A trial invitation has exactly one item.')
  if (items.length === 0 || items.length > MOST_ITEMS) throw new WorldError('invalid', `A purchase offer has 1 to ${MOST_ITEMS} items.`)
  if (new Set(items.map((item) => item.offerId.toUpperCase())).size < items.length) throw new OfferRefusal('tooManySubscriptions', 'The same product stands in the offer more than once.')
}
