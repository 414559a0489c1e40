import { Hono } from 'hono'
import { TRIAL_DAYS, type CatalogueOffer } from '../../world/catalogue/catalogue'
import { CATEGORIES } from '../../world/catalogue/products'
import { requireCountry } from '../../world/quotes/quoteRules'
import type { World } from '../../world/world'
import { answerCollection, listSource, type Wire } from '../collection'
import type { PartnerCenterContext, PartnerCenterEnv } from '../guard'
import { inLanguage, localeOf } from '../locale'
import { PartnerCenterError, invalid } from '../partnerCenterError'

/**
 * `/offers?country=`: what a partner may offer in a country, and `/offers/{id}?country=`. Names and descriptions are in the
 * language of `X-Locale` (German or English).
 */
export function offerRoutes(world: World): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  app.get('/offers', (context) => {
    const country = countryOf(context)
    const locale = localeOf(context)
    const category = context.req.query('offer_category_id')
    const offers = world.catalogue.offers(country).filter((offer) => category === undefined || offer.product.category === category)
    return answerCollection(context, listSource(offers.map((offer) => offerWire(offer, locale))), offers.length)
  })
  app.get('/offers/:id', (context) => context.json(offerWire(requireListed(world, context.req.param('id'), countryOf(context)), localeOf(context))))
  return app
}

function requireListed(world: World, id: string, country: string): CatalogueOffer {
  const offer = world.catalogue.offer(id, country)
  if (offer) return offer
  if (!world.catalogue.known(id)) throw new PartnerCenterError(404, '1000', 'The offer was not found.')
  if (world.catalogue.isRemoved(id)) throw new PartnerCenterError(404, '2091', 'The offer is no longer available for purchase.')
  throw new PartnerCenterError(404, '800070', 'The offer is not available in the specified country.')
}

function countryOf(context: PartnerCenterContext): string {
  const country = context.req.query('country')
  if (country === undefined || country === '') throw invalid('The query parameter country is required.')
  return requireCountry(country)
}


/** The name that the list shows. @param locale BCP 47; German or English */
export function offerName({ kind, product: { name } }: Pick<CatalogueOffer, 'kind' | 'product'>, locale: string): string {
  return kind === 'trial' ? inLanguage({ en: `${name} Trial`, de: `${name} (Testversion)` }, locale) : name
}

function offerWire(offer: CatalogueOffer, locale: string): Wire {
  const { product, country } = offer
  const category = CATEGORIES[product.category]
  return {
    id: offer.id, name: offerName(offer, locale), description: inLanguage(product.description, locale), minimumQuantity: offer.minimumQuantity, maximumQuantity: offer.maximumQuantity,
    rank: offer.rank, uri: `/offers/${offer.id}`, locale, country, category: { id: product.category, name: inLanguage(category.name, locale), rank: category.rank, locale, country },
    limitUnitOfMeasure: offer.limitUnitOfMeasure, limit: offer.limit, isAddOn: product.needs !== undefined, hasAddOns: false, isAvailableForPurchase: true,
    prerequisiteOffers: [], upgradeTargetOffers: [], conversionTargetOffers: [], reselleeQualifications: [], resellerQualifications: [], salesGroupId: null,
    // The skuPartNumber is this cloud's own: from the real ones it is got by another interface.
    product: { id: product.skuId, name: product.name, unit: 'Licenses', skuPartNumber: product.skuPartNumber }, unitType: 'Licenses', billing: 'license',
    ...(offer.kind === 'trial' ? trialTerms : purchaseTerms),
    links: { self: { uri: `/offers/${offer.id}?country=${country}`, method: 'GET', headers: [] } }, attributes: { objectType: 'Offer' }
  }
}

const trialTerms = { isTrial: true, isAutoRenewable: false, supportedBillingCycles: ['none'], term: TRIAL_DAYS, termUnitOfMeasure: 'Day' } as const
const purchaseTerms = { isTrial: false, isAutoRenewable: true, supportedBillingCycles: ['monthly', 'annual'], term: 1, termUnitOfMeasure: 'Year' } as const
