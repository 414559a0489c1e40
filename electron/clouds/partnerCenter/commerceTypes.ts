import { z } from 'zod'

const text = z.string()
const optionalText = z.string().nullish()

/** New commerce and carts, only the fields that are read. */
export const productSchema = z.object({ id: text.min(1), title: optionalText })

export const skuSchema = z.object({
  id: text.min(1), title: optionalText, minimumQuantity: z.number().nullish(), maximumQuantity: z.number().nullish(), isTrial: z.boolean().nullish(), supportedBillingCycles: z.array(text).nullish()
})
export type RawSku = z.infer<typeof skuSchema>

export const availabilitySchema = z.object({
  catalogItemId: text.min(1), isPurchasable: z.boolean().nullish(), terms: z.array(z.object({ duration: text })).nullish()
})

const pricingSchema = z.object({ price: z.number().nullish(), extendedPrice: z.number().nullish(), listPrice: z.number().nullish() })

export const cartSchema = z.object({
  id: text.min(1),
  status: optionalText,
  /** Written so in answers, and otherwise in the table of the resource. */
  expirationTimestamp: optionalText,
  expirationTimeStamp: optionalText,
  lineItems: z.array(
    z.object({
      id: z.union([z.number(), text.transform(Number)]),
      currencyCode: optionalText,
      pricing: pricingSchema.nullish(),
      error: z.object({ errorCode: z.union([z.number(), text]).nullish(), errorDescription: optionalText }).nullish()
    })
  )
})
export type RawCart = z.infer<typeof cartSchema>

export const checkoutSchema = z.object({
  /** Of an order of new commerce that is the whole answer. */
  id: optionalText,
  orders: z.array(z.object({ id: text })).nullish(),
  orderErrors: z.array(z.object({ orderGroupId: optionalText, code: z.union([z.number(), text]).nullish(), description: optionalText })).nullish()
})

export const relationshipRequestSchema = z.object({ url: z.url() })
