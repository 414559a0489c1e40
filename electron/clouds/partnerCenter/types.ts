import { z } from 'zod'
import { tenantIdSchema } from '../../contract/ids'

/** Raw shapes of Partner Center v1, only the fields that are read. */
const optionalText = z.string().nullish()

const address = z.object({
  country: optionalText,
  city: optionalText,
  state: optionalText,
  addressLine1: optionalText,
  addressLine2: optionalText,
  postalCode: optionalText,
  phoneNumber: optionalText
})

export const customerSchema = z.object({
  id: tenantIdSchema,
  companyProfile: z.object({
    tenantId: tenantIdSchema.nullish(),
    domain: optionalText,
    companyName: optionalText,
    address: address.nullish()
  }),
  billingProfile: z.object({ defaultAddress: address.nullish() }).nullish(),
  relationshipToPartner: optionalText
})
export type RawCustomer = z.infer<typeof customerSchema>

export const collectionSchema = <T extends z.ZodType>(item: T) =>
  z.object({
    totalCount: z.number().int().optional(),
    items: z.array(item),
    links: z
      .object({
        next: z
          .object({ uri: z.string(), headers: z.array(z.object({ key: z.string(), value: z.string() })).nullish() })
          .nullish()
      })
      .nullish()
  })

export const organizationProfileSchema = z.object({
  companyName: z.string(),
  defaultAddress: address.nullish(),
  domain: optionalText,
  email: optionalText
})
export type RawOrganizationProfile = z.infer<typeof organizationProfileSchema>

export const supportProfileSchema = z.object({ email: optionalText, telephone: optionalText, website: optionalText })
export type RawSupportProfile = z.infer<typeof supportProfileSchema>

export const mpnProfileSchema = z.object({ partnerName: optionalText, mpnId: z.union([z.string(), z.number()]).nullish() })
export type RawMpnProfile = z.infer<typeof mpnProfileSchema>

export const officeSchema = z.object({ name: z.string(), mpnId: z.union([z.string(), z.number()]) })
export type RawOffice = z.infer<typeof officeSchema>
