import { z } from 'zod'
import { addressParts, companyFields, editableRecordIds } from './company'
import { countrySchema } from './offerRequests'

const text = z.string().max(1_000)
const record = z.enum(editableRecordIds)
const values = z.partialRecord(z.enum(companyFields), text)

export const companyRulesSchema = z.strictObject({ country: countrySchema })
/** `base`: the record as it was when the editing began. */
export const companyEditSchema = z.strictObject({ record, base: values, values })
export const companyDiscardSchema = z.strictObject({ record })
export const companyAddressSchema = z.strictObject({ address: z.partialRecord(z.enum(addressParts), text) })
