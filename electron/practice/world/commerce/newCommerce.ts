import type { Catalogue, CatalogueOffer } from '../catalogue/catalogue'
import { PRODUCTS, type Product } from '../catalogue/products'
import { seededGuid } from '../seed/random'

/** How often a subscription is paid, and for how long it is bound. */
export interface Term {
  /** ISO 8601 */
  readonly duration: 'P1M' | 'P1Y'
  readonly billingCycles: readonly ('monthly' | 'annual' | 'none')[]
}

/** A product of new commerce as it is sold in a country: what is bought is named by product, SKU and availability. */
export interface Sku {
  readonly productId: string
  /** `0001` the subscription, `0002` its trial. */
  readonly id: string
  readonly offer: CatalogueOffer
  readonly terms: readonly Term[]
}

const PREFIX = 'CFQ7TTC0'
/** Four letters and digits that belong to a thing. */
const coded = (...path: readonly string[]): string => seededGuid('newCommerce', ...path).replaceAll('-', '').slice(0, 4).toUpperCase()

export const productIdOf = (product: Product): string => PREFIX + coded('product', product.skuId)

const availabilityIdOf = ({ productId, id, offer }: Sku): string => PREFIX + coded('availability', productId, id, offer.country)

/** What stands in a cart. Changes with the country, as availabilities do. */
export const catalogItemIdOf = (sku: Sku): string => `${sku.productId}:${sku.id}:${availabilityIdOf(sku)}`

/** What is sold of a product in a country, the subscription first. */
export function skusOf(catalogue: Catalogue, productId: string, country: string): readonly Sku[] {
  const product = PRODUCTS.find((one) => productIdOf(one) === productId)
  if (product === undefined) return []
  const sold: readonly (readonly [id: string, offerId: string | undefined, terms: readonly Term[]])[] = [
    ['0001', product.skuId, [{ duration: 'P1M', billingCycles: ['monthly'] }, { duration: 'P1Y', billingCycles: ['monthly', 'annual'] }]],
    ['0002', product.trialOfferId, [{ duration: 'P1M', billingCycles: ['none'] }]]
  ]
  return sold.flatMap(([id, offerId, terms]) => {
    const offer = offerId === undefined ? undefined : catalogue.offer(offerId, country)
    return offer === undefined ? [] : [{ productId, id, offer, terms }]
  })
}

/** The products that are sold in a country. */
export const productsIn = (catalogue: Catalogue, country: string): readonly Product[] => PRODUCTS.filter((product) => skusOf(catalogue, productIdOf(product), country).length > 0)

/** What a catalogue item means in a country; `undefined`: nothing, or not any more. */
export function skuOfItem(catalogue: Catalogue, catalogItemId: string, country: string): Sku | undefined {
  const [productId = ''] = catalogItemId.split(':')
  return skusOf(catalogue, productId, country).find((sku) => catalogItemIdOf(sku) === catalogItemId)
}

const currencies: Readonly<Record<string, readonly [code: string, symbol: string]>> = {
  US: ['USD', '$'], CA: ['CAD', 'CA$'], GB: ['GBP', '£'], CH: ['CHF', 'CHF'], NO: ['NOK', 'kr'], SE: ['SEK', 'kr'], DK: ['DKK', 'kr'], AU: ['AUD', 'A$'], NZ: ['NZD', 'NZ$'], JP: ['JPY', '¥'], IN: ['INR', '₹']
}

export const currencyOf = (country: string): readonly [code: string, symbol: string] => currencies[country] ?? ['EUR', '€']

/** List price of one licence for a whole term, with two decimals. A trial costs nothing; a bound year is cheaper by the month. */
export function priceOf({ offer }: Sku, duration: Term['duration']): number {
  if (offer.kind === 'trial') return 0
  const monthly = 200 + (Number.parseInt(coded('price', offer.product.skuId), 16) % 5_400)
  return (duration === 'P1Y' ? monthly * 12 : Math.round(monthly * 1.2)) / 100
}
