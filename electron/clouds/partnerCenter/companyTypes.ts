import { z } from 'zod'

/** Raw shapes of the partner's profiles and of what checks them, only the fields that are read. */
export const profileSchema = z.looseObject({ attributes: z.looseObject({ etag: z.string().nullish() }).nullish() })
export type RawProfileRecord = z.infer<typeof profileSchema>

const text = z.string().nullish()
/** Partner Center wraps its lists; older answers do not. */
const list = z.union([z.object({ value: z.array(z.string()) }).transform(({ value }) => value), z.array(z.string())]).nullish()

export const countryRulesSchema = z.object({
  iso2Code: z.string(), isStateRequired: z.boolean().nullish(), states: list, supportedStatesList: list, supportedLanguages: list, supportedLanguagesList: list, supportedCultures: list,
  supportedCulturesList: list, isPostalCodeRequired: z.boolean().nullish(), postalCodeRegex: text, isCityRequired: z.boolean().nullish(), taxIdFormat: text, taxIdSample: text, phoneNumberRegex: text
})
export type RawCountryRules = z.infer<typeof countryRulesSchema>

/** An answer without content is the older form of "there is such an address". */
export const addressCheckSchema = z
  .object({ status: text, suggestedAddresses: z.array(z.record(z.string(), z.unknown())).nullish() })
  .optional()
