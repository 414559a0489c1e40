import { z } from 'zod'
import { companyFields, companyRecordIds, type Company, type CompanyRecords, type CountryRules } from '../contract/company'
import { createMetaMemory, type MetaMemory, type MetaStore } from './metaMemory'

const text = z.string()
const optional = text.exactOptional()
const offices = z.array(z.object({ name: text, partnerId: text }))
const companySchema: z.ZodType<Company> = z.object({
  name: text,
  domain: text,
  address: z.object({ line1: text, line2: optional, city: text, state: optional, postalCode: optional, country: text }),
  telephone: optional,
  email: optional,
  website: optional,
  support: z.object({ email: optional, telephone: optional, website: optional }),
  offices,
  readAt: text
})
const recordsSchema: z.ZodType<CompanyRecords> = z.object({
  records: z.array(z.object({ id: z.enum(companyRecordIds), values: z.partialRecord(z.enum(companyFields), text) })),
  offices,
  readAt: text,
  source: z.enum(['cloud', 'cache'])
})
const flag = z.boolean()
const rulesSchema: z.ZodType<readonly CountryRules[]> = z.array(z.object({
  country: text, cityRequired: flag, stateRequired: flag, states: z.array(text), postalCodeRequired: flag, postalCodePattern: optional, phonePattern: optional, taxIdFormat: optional, taxIdSample: optional,
  languages: z.array(text), cultures: z.array(text)
}))

export const createCompanyMemory = (store: MetaStore): MetaMemory<Company> => createMetaMemory(store, 'company', companySchema)
export const createCompanyRecordsMemory = (store: MetaStore): MetaMemory<CompanyRecords> => createMetaMemory(store, 'companyRecords', recordsSchema)
export const createCountryRulesMemory = (store: MetaStore): MetaMemory<readonly CountryRules[]> => createMetaMemory(store, 'countryRules', rulesSchema)
