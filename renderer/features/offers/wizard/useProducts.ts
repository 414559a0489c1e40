import type { CatalogueProduct, CatalogueProducts } from '../../../../electron/contract/catalogue'
import type { Offer, OfferLine } from '../../../../electron/contract/offer'
import { clampLicences } from '../../../../electron/domain/licences'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { useCall, type Loaded } from '../../../ui/useCall'

interface Products {
  readonly state: Loaded<CatalogueProducts>
  readonly reload: () => void
}

/** The products that may be offered at a usage location; read again when the catalogue was. */
export function useProducts(kind: Offer['kind'], country: string): Products {
  const bridge = useBridge()
  const revision = useTopic('offers', state => state.catalogueRevision)
  const asked = kind === 'trial' ? 'trial' : 'purchase'
  return useCall(() => bridge.calls['catalogue.products']({ country, kind: asked }), `${asked} ${country}`, revision)
}

/** A product as it is put into an offer. A trial has the number of licences that the product allows; of others, as few as may be. */
export function lineOf(product: CatalogueProduct): OfferLine {
  const { offerId, name, minimum, maximum, skuPartNumber, isTrial } = product
  return { offerId, name, minimum, maximum, licences: isTrial ? maximum : minimum, ...(skuPartNumber !== undefined && { skuPartNumber }) }
}

/** A line with the limits that the catalogue has now; the number stays as it was typed, so that a problem shows. */
export function withLimits(line: OfferLine, product: CatalogueProduct | undefined): OfferLine {
  if (product === undefined || (line.minimum === product.minimum && line.maximum === product.maximum)) return line
  return { ...line, minimum: product.minimum, maximum: product.maximum, ...(product.isTrial && { licences: clampLicences(line.licences, product) }) }
}
