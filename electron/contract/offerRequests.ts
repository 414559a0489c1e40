import { z } from 'zod'
import { instantSchema, recordIdSchema } from './ids'
import { messageLanguages, offerKinds, offerStates, wizardSteps } from './offer'

/** ISO 3166-1 alpha-2, upper case. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/)

const text = (max: number) => z.string().max(max)

const lineSchema = z.strictObject({
  offerId: text(100).min(1),
  name: text(300),
  skuPartNumber: text(100).optional(),
  licences: z.int().min(0).max(1_000_000_000),
  minimum: z.int().min(0),
  maximum: z.int().min(0),
  typed: text(40).optional()
})

export const termsSchema = z.strictObject({
  templateId: text(64).optional(),
  roles: z.array(z.guid().toLowerCase()).min(1).max(200),
  durationDays: z.int().min(1).max(730),
  autoExtend: z.boolean()
})

/** Keeps what was typed or chosen; what is absent stays, `null` takes a choice back. */
export const offerEditSchema = z.strictObject({
  offerId: recordIdSchema,
  to: text(2_000).optional(),
  subject: text(1_000).optional(),
  body: text(100_000).optional(),
  language: z.enum(messageLanguages).optional(),
  office: z.strictObject({ name: text(300), partnerId: text(40).min(1) }).nullable().optional(),
  usageLocation: countrySchema.nullable().optional(),
  lines: z.array(lineSchema).max(100).optional(),
  includeDelegatedAdministration: z.boolean().optional(),
  /** Of a relationship. Automatic extension with the Global Administrator is refused (`offer.cannotExtend`). */
  terms: termsSchema.optional(),
  step: z.enum(wizardSteps).optional(),
  catalogueReadAt: instantSchema.optional()
})
export type OfferEdit = z.output<typeof offerEditSchema>

/** Which offers a list, a search or an export is about; an absent part does not narrow. */
export const offerFilterSchema = z.strictObject({
  /** Quote ID, customer, product or any text of the message; every word must be found. */
  text: text(200).default(''),
  kind: z.enum(offerKinds).optional(),
  state: z.enum(offerStates).optional()
})
export type OfferFilter = z.output<typeof offerFilterSchema>
