import { z } from 'zod'
import { tenantIdSchema } from '../../contract/ids'

const itemSchema = z.object({ offerId: z.string(), quantity: z.number().int() })

/** A quote of `/v1/quotes`, only the fields that are read. */
export const quoteSchema = z.object({
  id: z.string().min(1),
  state: z.enum(['open', 'accepted', 'declined', 'expired', 'withdrawn']),
  link: z.url(),
  expirationDate: z.string(),
  acceptances: z
    .array(
      z.object({
        tenantId: tenantIdSchema,
        companyName: z.string(),
        acceptedBy: z.string(),
        acceptedDate: z.string(),
        items: z.array(itemSchema),
        delegatedAdministration: z.boolean()
      })
    )
    .default([]),
  attributes: z.object({ etag: z.string() })
})
export type RawQuote = z.infer<typeof quoteSchema>

/** An offer of `/v1/offers?country=`, only the fields that are read. */
export const catalogueOfferSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  description: z.string().nullish(),
  minimumQuantity: z.number().int(),
  maximumQuantity: z.number().int(),
  isTrial: z.boolean().nullish(),
  isAvailableForPurchase: z.boolean().nullish(),
  unitType: z.string().nullish(),
  product: z.object({ id: z.string().nullish(), name: z.string().nullish(), unit: z.string().nullish(), skuPartNumber: z.string().nullish() }).nullish(),
  skuPartNumber: z.string().nullish()
})
export type RawCatalogueOffer = z.infer<typeof catalogueOfferSchema>
