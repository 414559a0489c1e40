import type { CatalogueProduct } from '../../contract/catalogue'
import type { CataloguePort } from '../../services/ports'
import type { CloudRecord } from '../cloud'
import type { PartnerCenterClient } from './client'
import { catalogueOfferSchema, type RawCatalogueOffer } from './quoteTypes'
import { mpnProfileSchema, officeSchema } from './types'

const pageSize = 500

const filled = (text: string | null | undefined): string | undefined => (text === null || text === undefined || text.trim() === '' ? undefined : text)

const toProduct = (raw: RawCatalogueOffer): CatalogueProduct => {
  const skuPartNumber = filled(raw.skuPartNumber) ?? filled(raw.product?.skuPartNumber)
  const description = filled(raw.description)
  return {
    offerId: raw.id,
    name: raw.name,
    minimum: raw.minimumQuantity,
    maximum: raw.maximumQuantity,
    isTrial: raw.isTrial === true,
    unit: filled(raw.product?.unit) ?? filled(raw.unitType) ?? 'Licenses',
    ...(skuPartNumber !== undefined && { skuPartNumber }),
    ...(description !== undefined && { description })
  }
}

/** Products by `GET /v1/offers?country=`, offices by `GET /v1/partneroffices` or, where there is no such list, the profile's one Partner ID. */
export const createCatalogue = (partnerCenter: PartnerCenterClient, record: CloudRecord): CataloguePort => ({
  async products(country, signal) {
    const found: CatalogueProduct[] = []
    for await (const { items } of partnerCenter.pages(catalogueOfferSchema, `/offers?country=${encodeURIComponent(country)}&size=${pageSize}`, { signal })) {
      found.push(...items.filter(({ isAvailableForPurchase }) => isAvailableForPurchase !== false).map(toProduct))
    }
    return found
  },
  async offices(signal) {
    if (record.capabilities.partnerOffices !== true) {
      const { mpnId, partnerName } = await partnerCenter.get(mpnProfileSchema, '/profiles/mpn', { signal })
      return mpnId === undefined || mpnId === null ? [] : [{ name: partnerName ?? '', partnerId: String(mpnId) }]
    }
    const found = []
    for await (const { items } of partnerCenter.pages(officeSchema, '/partneroffices', { signal })) found.push(...items)
    return found.map(({ name, mpnId }) => ({ name, partnerId: String(mpnId) }))
  }
})
