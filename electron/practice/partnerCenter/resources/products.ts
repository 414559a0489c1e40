import { Hono } from 'hono'
import type { Product } from '../../world/catalogue/products'
import { catalogItemIdOf, currencyOf, productIdOf, productsIn, skusOf, type Sku } from '../../world/commerce/newCommerce'
import { requireCountry } from '../../world/quotes/quoteRules'
import type { World } from '../../world/world'
import { answerCollection, listSource, type Wire } from '../collection'
import type { PartnerCenterContext, PartnerCenterEnv } from '../guard'
import { inLanguage, localeOf } from '../locale'
import { PartnerCenterError, invalid } from '../partnerCenterError'
import { offerName } from './offers'

const VIEW = 'OnlineServices'
const link = (uri: string): Wire => ({ uri, method: 'GET', headers: [] })

/** New commerce: products, their SKUs, and how each may be bought in a country. One view and one segment. */
export function productRoutes(world: World): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  app.get('/products', (context) => {
    const country = countryOf(context)
    if (context.req.query('targetView') !== VIEW) throw new PartnerCenterError(403, '400036', 'This view is not allowed.')
    if ((context.req.query('targetSegment') ?? 'commercial') !== 'commercial') throw new PartnerCenterError(403, '400030', 'This segment is not allowed.')
    const found = productsIn(world.catalogue, country)
    return answerCollection(context, listSource(found.map((product) => productWire(product, country, localeOf(context)))), found.length)
  })
  app.get('/products/:product/skus', (context) => {
    const skus = requireSkus(world, context)
    return answerCollection(context, listSource(skus.map((sku) => skuWire(sku, localeOf(context)))), skus.length)
  })
  app.get('/products/:product/skus/:sku/availabilities', (context) => {
    const sku = requireSkus(world, context).find(({ id }) => id === context.req.param('sku'))
    if (sku === undefined) throw new PartnerCenterError(404, '400013', 'The SKU was not found.')
    return answerCollection(context, listSource([availabilityWire(sku)]), 1)
  })
  return app
}

function countryOf(context: PartnerCenterContext): string {
  const country = context.req.query('country')
  if (country === undefined || country === '') throw invalid('The query parameter country is required.')
  return requireCountry(country)
}

function requireSkus(world: World, context: PartnerCenterContext): readonly Sku[] {
  const found = skusOf(world.catalogue, context.req.param('product') ?? '', countryOf(context))
  if (found.length === 0) throw new PartnerCenterError(404, '400013', 'The product was not found.')
  return found
}

function productWire(product: Product, country: string, locale: string): Wire {
  const id = productIdOf(product)
  return {
    id, title: product.name, description: inLanguage(product.description, locale), productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' }, isMicrosoftProduct: true, publisherName: 'Microsoft Corporation',
    links: { skus: link(`/products/${id}/skus?country=${country}`), self: link(`/products/${id}?country=${country}`) }
  }
}

function skuWire(sku: Sku, locale: string): Wire {
  const { productId, id, offer, terms } = sku
  const uri = `/products/${productId}/skus/${id}`
  return {
    id, productId, title: offerName(offer, locale), description: inLanguage(offer.product.description, locale), minimumQuantity: offer.minimumQuantity, maximumQuantity: offer.maximumQuantity,
    isTrial: offer.kind === 'trial', supportedBillingCycles: [...new Set(terms.flatMap(({ billingCycles }) => billingCycles))], purchasePrerequisites: [], inventoryVariables: [], provisioningVariables: [],
    dynamicAttributes: { provisioningId: offer.product.skuId }, links: { availabilities: link(`${uri}/availabilities?country=${offer.country}`), self: link(`${uri}?country=${offer.country}`) }
  }
}

function availabilityWire(sku: Sku): Wire {
  const { productId, id: skuId, offer, terms } = sku
  const [code, symbol] = currencyOf(offer.country)
  const catalogItemId = catalogItemIdOf(sku)
  const id = catalogItemId.split(':')[2] ?? ''
  return {
    id, productId, skuId, catalogItemId, defaultCurrency: { code, symbol }, segment: 'commercial', country: offer.country, isPurchasable: true, isRenewable: offer.kind === 'purchase',
    terms: terms.map(({ duration }) => ({ duration, description: duration === 'P1Y' ? 'One-Year commitment' : 'One-Month commitment' })),
    links: { self: link(`/products/${productId}/skus/${skuId}/availabilities/${id}?country=${offer.country}`) }
  }
}
