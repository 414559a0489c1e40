import { TRIAL_DAYS, type Catalogue, type CatalogueOffer } from '../catalogue/catalogue'
import type { SubscribedSku, User } from '../model'
import { GLOBAL_ADMINISTRATOR } from '../roleTemplates'
import type { Grant } from '../subscriptionGrants'
import { WorldError } from '../worldError'
import { OfferRefusal } from './offerRefusal'
import type { Quote, QuoteItem } from './quote'
import { requireOffer, requireQuantity } from './quoteRules'

const DAY = 24 * 60 * 60 * 1000

/** What the customer has before it accepts. */
export interface CustomerHoldings {
  readonly skus: readonly SubscribedSku[]
  readonly grants: readonly Grant[]
}

/** @throws WorldError `notAllowed` for anybody but a global administrator of a customer */
export function requireDecider(by: User, partnerTenantId: string): void {
  if (by.tenantId === partnerTenantId) throw new WorldError('notAllowed', 'The partner cannot answer its own offer.')
  if (!by.directoryRoles.includes(GLOBAL_ADMINISTRATOR)) throw new WorldError('notAllowed', 'Only a global administrator of the customer may answer.')
}

/** The licences that the customer takes: those of the quote, in its numbers. @throws WorldError `invalid` for an item that was not offered */
export function takenItems(quote: Quote, changed: readonly QuoteItem[]): readonly QuoteItem[] {
  const stray = changed.find((item) => !quote.items.some((one) => one.offerId === item.offerId.toUpperCase()))
  if (stray) throw new WorldError('invalid', `'${stray.offerId}' is not part of the offer.`)
  return quote.items.map((item) => ({ ...item, quantity: changed.find((one) => one.offerId.toUpperCase() === item.offerId)?.quantity ?? item.quantity }))
}

/** What the customer gets. @throws OfferRefusal or WorldError when a product or a number is not to be had */
export function grantsFor(quote: Pick<Quote, 'id' | 'country'>, items: readonly QuoteItem[], catalogue: Catalogue, holdings: CustomerHoldings, now: number): readonly Grant[] {
  const offers = items.map((item) => [requireOffer(catalogue, item.offerId, quote.country ?? ''), item.quantity] as const)
  for (const [offer, quantity] of offers) requireAvailable(offer, quantity, offers.map(([other]) => other), holdings)
  return offers.map(([offer, quantity]) => grantOf(quote.id, offer, quantity, now))
}

function grantOf(quoteId: string, { id, kind, product: { skuId, skuPartNumber } }: CatalogueOffer, quantity: number, now: number): Grant {
  const grant = { offerId: id, skuId, skuPartNumber, quantity, quoteId, grantedDate: new Date(now).toISOString() }
  return kind === 'trial' ? { ...grant, trialEndDate: new Date(now + TRIAL_DAYS * DAY).toISOString() } : grant
}

function requireAvailable(offer: CatalogueOffer, quantity: number, together: readonly CatalogueOffer[], { skus, grants }: CustomerHoldings): void {
  const { product } = offer
  requireQuantity(offer, quantity)
  const owned = skus.find((sku) => sku.skuId === product.skuId)?.prepaidUnits.enabled ?? 0
  if (offer.kind === 'trial' && grants.some((grant) => grant.offerId === offer.id)) throw new OfferRefusal('tooManySubscriptions', `Your company has had the trial of ${product.name} before.`)
  if (offer.kind === 'trial' && owned > 0) throw new OfferRefusal('tooManySubscriptions', `Your company already has ${product.name}, so there is nothing to try.`)
  if (product.companyLimit !== undefined && owned + quantity > product.companyLimit) {
    throw new OfferRefusal('aboveCompanyLimit', `A company can have ${product.companyLimit} licences of ${product.name}; yours has ${owned}.`)
  }
  const needed = product.needs
  const has = (part: string): boolean => skus.some((sku) => sku.skuPartNumber === part && sku.prepaidUnits.enabled > 0) || together.some((other) => other.product.skuPartNumber === part)
  if (needed && !needed.some(has)) throw new OfferRefusal('offerNotEligible', `${product.name} needs a product that contains Intune, which your company does not have.`)
}
