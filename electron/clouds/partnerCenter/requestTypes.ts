import { z } from 'zod'
import { tenantIdSchema } from '../../contract/ids'

const text = z.string()
const optionalText = z.string().nullish()

/** Names as the documentation writes them, or the numbers that some answers have instead. */
const named = <T extends string>(names: readonly [T, ...T[]]): z.ZodType<T> =>
  z.union([
    text.transform((name) => names.find((one) => one === name.toLowerCase()) ?? names[0]),
    z.number().int().transform((index) => names[index] ?? names[0])
  ])

const contactSchema = z.object({ lastName: optionalText, firstName: optionalText, email: optionalText, phoneNumber: optionalText })

/** A service request of `/v1/servicerequests`, only the fields that are read. */
export const serviceRequestSchema = z.object({
  id: z.union([text.min(1), z.number().int().transform(String)]),
  title: optionalText,
  description: optionalText,
  severity: named(['unknown', 'critical', 'moderate', 'minimal']).nullish(),
  status: named(['none', 'open', 'closed', 'attention_needed']).nullish(),
  supportTopicName: optionalText,
  organization: z.object({ id: tenantIdSchema.nullish().catch(undefined), name: optionalText }).nullish(),
  primaryContact: contactSchema.nullish(),
  lastUpdatedBy: contactSchema.nullish(),
  productName: optionalText,
  createdDate: optionalText,
  lastModifiedDate: optionalText,
  lastClosedDate: optionalText,
  fileLinks: z.array(z.object({ name: optionalText, fileName: optionalText })).nullish(),
  notes: z.array(z.object({ createdByName: optionalText, createdDate: optionalText, text: optionalText })).nullish(),
  attributes: z.object({ etag: optionalText }).nullish()
})
export type RawServiceRequest = z.infer<typeof serviceRequestSchema>

export const supportTopicSchema = z.object({ id: z.union([text.min(1), z.number().int().transform(String)]), name: text, description: optionalText })
