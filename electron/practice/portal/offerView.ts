import type { CatalogueOffer } from '../world/catalogue/catalogue'
import { countryName } from '../world/catalogue/countries'
import type { PartnerOffice, Tenant } from '../world/model'
import type { Quote } from '../world/quotes/quote'
import type { World } from '../world/world'

/** One product of an offer, as a customer sees it. */
export interface OfferLine {
  readonly offerId: string
  readonly name: string
  readonly description: string
  readonly quantity: number
  /** Absent: it is not sold any more. */
  readonly offer?: CatalogueOffer
}

/** An offer with all that its pages say. */
export interface OfferView {
  readonly quote: Quote
  readonly partner: Tenant
  readonly office: PartnerOffice | undefined
  /** How to reach the partner. */
  readonly contact: string
  /** In words; absent without subscriptions. */
  readonly location?: string
  readonly lines: readonly OfferLine[]
}

const contactOf = (world: World): string => {
  const { email, telephone } = world.partner.profile('support').content
  return [email, telephone].filter((part) => typeof part === 'string' && part !== '').join(', ')
}

/** The name of a product of an offer, also when it is no longer sold. */
export const productName = (world: World, offerId: string): string => {
  const known = world.catalogue.known(offerId)
  if (!known) return offerId
  return known.kind === 'trial' ? `${known.product.name} Trial` : known.product.name
}

/** Puts together what the pages of an offer show. */
export const offerView = (world: World, quote: Quote): OfferView => ({
  quote,
  partner: world.directory.partner,
  office: world.partner.offices.find((one) => one.mpnId === quote.partnerId),
  contact: contactOf(world),
  ...(quote.country === undefined ? {} : { location: countryName(quote.country) }),
  lines: quote.items.map(({ offerId, quantity }) => {
    const offer = world.catalogue.offer(offerId, quote.country ?? '')
    const line = { offerId, quantity, name: productName(world, offerId), description: world.catalogue.known(offerId)?.product.description.en ?? '' }
    return offer ? Object.assign(line, { offer }) : line
  })
})
