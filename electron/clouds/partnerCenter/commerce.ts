import { AppFailure } from '../../contract/errors'
import { billingCycles, orderTerms, type ReviewedLine } from '../../contract/order'
import type { CartItem, CartRecord, CheckoutRequest, Commerce, SkuRecord } from '../../services/ports'
import { isFailure } from '../failures'
import { orUndefined } from '../http'
import type { PartnerCenterClient } from './client'
import { instantOf } from './instants'
import { availabilitySchema, cartSchema, checkoutSchema, productSchema, relationshipRequestSchema, skuSchema, type RawCart, type RawSku } from './commerceTypes'

/** Microsoft 365, Intune and what belongs to them. */
const catalogue = 'targetView=OnlineServices&targetSegment=commercial'
const most = 10_000_000
const known = <T extends string>(all: readonly T[], found: readonly string[] | null | undefined): readonly T[] => all.filter((one) => (found ?? []).some((text) => text.toLowerCase() === one.toLowerCase()))
const never = '9999-12-31T00:00:00.000Z'

const toLine = ({ pricing, error }: RawCart['lineItems'][number]): ReviewedLine => {
  const price = pricing?.price ?? pricing?.listPrice
  const total = pricing?.extendedPrice
  return {
    ...(typeof price === 'number' && { price }),
    ...(typeof total === 'number' && { total }),
    ...(error && { error: error.errorDescription ?? String(error.errorCode ?? '') })
  }
}

const toCart = (raw: RawCart): CartRecord => ({
  id: raw.id,
  ordered: raw.status?.toLowerCase() === 'ordered',
  expiresAt: instantOf(raw.expirationTimestamp ?? raw.expirationTimeStamp) ?? never,
  currency: raw.lineItems.find(({ currencyCode }) => currencyCode)?.currencyCode ?? '',
  lines: raw.lineItems.toSorted((a, b) => a.id - b.id).map(toLine)
})

/** A trial is paid never and goes on as a year unless somebody stops it: the service wants that said. */
const toItem = ({ catalogItemId, quantity, term, billingCycle }: CartItem, id: number): object => ({
  id, catalogItemId, quantity, billingCycle, termDuration: term, ...(billingCycle === 'none' && { renewsTo: { termDuration: 'P1Y' } })
})

const pathOf = ({ tenantId, cartId }: CheckoutRequest): string => `/customers/${tenantId}/carts/${encodeURIComponent(cartId)}`

/** Without a commerce relationship the general words would be about delegated administration. */
const asSeller = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    if (!isFailure(error, 'notAllowed') || error.error.code !== 'service.noRelationship') throw error
    throw new AppFailure({ ...error.error, code: 'order.notReseller' }, { cause: error })
  }
}

/** Products by new commerce, and carts of customers that the partner sells to (capabilities 4.11). */
export const createCommerce = (partnerCenter: PartnerCenterClient): Commerce => {
  const sku = async (productId: string, raw: RawSku, country: string, signal: AbortSignal | undefined): Promise<SkuRecord | undefined> => {
    const path = `/products/${encodeURIComponent(productId)}/skus/${encodeURIComponent(raw.id)}/availabilities?country=${encodeURIComponent(country)}`
    for await (const { items } of partnerCenter.pages(availabilitySchema, path, { signal })) {
      const found = items.find(({ isPurchasable }) => isPurchasable !== false)
      if (found === undefined) continue
      const terms = known(orderTerms, found.terms?.map(({ duration }) => duration))
      const cycles = known(billingCycles, raw.supportedBillingCycles)
      if (terms.length === 0 || cycles.length === 0) return undefined
      return {
        productId, skuId: raw.id, title: raw.title ?? raw.id, minimum: raw.minimumQuantity ?? 1, maximum: Math.min(raw.maximumQuantity ?? most, most), isTrial: raw.isTrial === true,
        billingCycles: cycles, terms, catalogItemId: found.catalogItemId
      }
    }
    return undefined
  }
  return {
    async products(country, signal) {
      const found = []
      for await (const { items } of partnerCenter.pages(productSchema, `/products?country=${encodeURIComponent(country)}&${catalogue}`, { signal })) found.push(...items)
      return found.map(({ id, title }) => ({ id, title: title ?? id })).toSorted((a, b) => a.title.localeCompare(b.title))
    },
    async skus(productId, country, signal) {
      const raw: RawSku[] = []
      for await (const { items } of partnerCenter.pages(skuSchema, `/products/${encodeURIComponent(productId)}/skus?country=${encodeURIComponent(country)}&targetSegment=commercial`, { signal })) raw.push(...items)
      const found: SkuRecord[] = []
      // One after the other: a product has few, and each question counts against the service's limits.
      for (const one of raw) {
        const record = await sku(productId, one, country, signal)
        if (record !== undefined) found.push(record)
      }
      return found
    },
    async createCart(tenantId, items, requestId, signal) {
      return toCart(await asSeller(partnerCenter.post(cartSchema, `/customers/${tenantId}/carts`, { lineItems: items.map(toItem) }, { signal, requestId })))
    },
    async cart(request, signal) {
      const raw = await orUndefined(partnerCenter.get(cartSchema, pathOf(request), { signal }))
      return raw && toCart(raw)
    },
    async checkOut(request, requestId, signal) {
      const { id: single, orders, orderErrors } = await asSeller(partnerCenter.post(checkoutSchema, `${pathOf(request)}/checkout`, undefined, { signal, requestId }))
      const ids = orders?.map(({ id }) => id) ?? (single ? [single] : [])
      const reason = (orderErrors ?? []).map(({ code, description }) => description ?? String(code ?? '')).join(' ')
      const refused = (orderErrors ?? []).length > 0
      if (ids.length === 0 && refused) throw new AppFailure({ kind: 'invalid', code: 'order.refused', params: { reason } })
      // Part of a cart may be bought: what was bought is told, and the rest by its errors.
      return { orders: ids, ...(refused && { refused: reason }) }
    },
    async resellerLink(signal) {
      return (await partnerCenter.get(relationshipRequestSchema, '/customers/relationshiprequests', { signal })).url
    }
  }
}
