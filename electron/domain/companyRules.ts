import type { CompanyField, CompanyValues, CountryRules, EditableRecordId } from '../contract/company'
import { editableFields, valueOf, type FieldSpec } from './companyRecords'

/** Why a field cannot be saved as it is; `company.problem.<reason>` in the catalogues. */
export type FieldProblem =
  | { readonly reason: 'missing' | 'email' | 'website' | 'postalCode' | 'phone' | 'state' | 'notOffered' }
  | { readonly reason: 'tooLong'; readonly most: number }
  | { readonly reason: 'taxId'; readonly sample: string }

const email = /^[^\s@]+@(?:[^\s@.]+\.)+[^\s@.]{2,}$/u
/** Any country's number in its international form. */
const international = /^\+\d(?:[ ./()-]{0,2}\d){6,14}$/u
/** A state of a country that keeps no list is a code of two letters at most. */
const longestState = 2

/**
 * What keeps one field from being saved. @param rules of the country of the field's address; absent: not read yet, so that only
 * what holds everywhere is checked, and the cloud has the last word
 */
export const fieldProblem = (spec: FieldSpec, values: CompanyValues, rules: CountryRules | undefined): FieldProblem | undefined => {
  const value = valueOf(values, spec.name)
  if (value === '') return isRequired(spec, rules) ? { reason: 'missing' } : undefined
  if (value.length > spec.most) return { reason: 'tooLong', most: spec.most }
  return checks[spec.kind](value, rules)
}

/** Every field of a record that cannot be saved as it is. */
export const recordProblems = (record: EditableRecordId, values: CompanyValues, rulesOf: (country: string) => CountryRules | undefined, home: string): ReadonlyMap<CompanyField, FieldProblem> => {
  const found = new Map<CompanyField, FieldProblem>()
  for (const spec of editableFields(record)) {
    const problem = fieldProblem(spec, values, rulesOf(countryOf(spec.name, values, home)))
    if (problem !== undefined) found.set(spec.name, problem)
  }
  return found
}

/** The country whose rules a field follows: that of its own address, and where it has none the company's. */
export const countryOf = (field: CompanyField, values: CompanyValues, home: string): string => {
  const group = field.startsWith('approver') ? 'approverCountry' : 'addressCountry'
  return valueOf(values, group).toUpperCase() || home
}

/** Without the rules nothing but the first line is known to be needed. */
function isRequired({ required, name }: FieldSpec, rules: CountryRules | undefined): boolean {
  if (required || rules === undefined) return required
  if (name.endsWith('City')) return rules.cityRequired
  if (name.endsWith('State')) return rules.stateRequired
  return name.endsWith('PostalCode') && rules.postalCodeRequired
}

type Check = (value: string, rules: CountryRules | undefined) => FieldProblem | undefined

const checks: Readonly<Record<FieldSpec['kind'], Check>> = {
  text: () => undefined,
  country: () => undefined,
  email: (value) => (email.test(value) ? undefined : { reason: 'email' }),
  website: (value) => (/^https?:\/\/[^\s/]/iu.test(value) && URL.canParse(value) ? undefined : { reason: 'website' }),
  phone: (value, rules) => (international.test(value) || rules === undefined || matches(rules.phonePattern, value) ? undefined : { reason: 'phone' }),
  state: (value, rules) => (rules === undefined || fitsState(value, rules) ? undefined : { reason: 'state' }),
  postalCode: (value, rules) => (matches(rules?.postalCodePattern, value.toUpperCase()) ? undefined : { reason: 'postalCode' }),
  language: (value, rules) => (rules === undefined || rules.languages.includes(value) ? undefined : { reason: 'notOffered' }),
  culture: (value, rules) => (rules === undefined || rules.cultures.includes(value) ? undefined : { reason: 'notOffered' }),
  taxId: (value, rules) => (fitsFormat(value, rules?.taxIdFormat) ? undefined : { reason: 'taxId', sample: rules?.taxIdSample ?? '' })
}

function fitsState(value: string, { states }: CountryRules): boolean {
  return states.length > 0 ? states.includes(value.toUpperCase()) : value.length <= longestState
}

/** The cloud writes its patterns for another engine: one that cannot be read here checks nothing, and the cloud decides. */
function matches(pattern: string | undefined, value: string): boolean {
  if (pattern === undefined) return true
  try {
    return new RegExp(`^(?:${pattern})$`).test(value)
  } catch {
    return true
  }
}

function fitsFormat(value: string, format: string | undefined): boolean {
  if (format === undefined) return true
  const pattern = format.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll('#', String.raw`\d`)
  return matches(pattern, value.toUpperCase())
}
