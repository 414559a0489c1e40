import type { AddressGroup, AddressPart, CompanyField } from '../../../electron/contract/company'
import type { FieldProblem } from '../../../electron/domain/companyRules'
import type { Translator } from '../../i18n/translator'

/** The group of an address field and which part of it that is; `undefined` for any other field. */
export function addressPartOf(field: CompanyField): { readonly group: AddressGroup; readonly part: AddressPart } | undefined {
  const match = /^(address|approver)(Line1|Line2|City|State|PostalCode|Country|FirstName|LastName|Phone)$/u.exec(field)
  return match === null ? undefined : { group: match[1] as AddressGroup, part: match[2] as AddressPart }
}

/** How fields are put together in a form and in a list of facts. */
export type FieldGroup = AddressGroup | 'contact' | 'plain'
export function groupOf(field: CompanyField): FieldGroup {
  if (field.startsWith('contact')) return 'contact'
  return addressPartOf(field)?.group ?? 'plain'
}

export function labelOf({ t }: Translator, field: CompanyField): string {
  const address = addressPartOf(field)
  return address === undefined ? t(`company.field.${field as PlainField}`) : t(`company.part.${address.part}`)
}

type PlainField = Exclude<CompanyField, `${AddressGroup}${AddressPart}`>

/** The label with its group, where the field stands without one: "City (Address)". */
export function fullLabelOf(i18n: Translator, field: CompanyField): string {
  const group = groupOf(field)
  const label = labelOf(i18n, field)
  return group === 'plain' ? label : i18n.t('company.inGroup', { field: label, group: i18n.t(`company.${group}`) })
}

/** A value in words; empty where nothing is given. */
export function shownValue(i18n: Translator, field: CompanyField, value: string): string {
  if (value === '') return ''
  if (field.endsWith('Country')) return i18n.country(value)
  if (field === 'language' || field === 'culture') return languageName(i18n.locale, value)
  if (field === 'vettingStatus' || field === 'vettingSubStatus') return vettingName(i18n, value)
  return value
}

export function languageName(locale: string, tag: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** A state of the cloud that this version has no word for is shown as it is. */
function vettingName({ t }: Translator, value: string): string {
  const known = (['authorized', 'pending', 'denied', 'none'] as const).find(name => name === value.toLowerCase())
  return known === undefined ? value : t(`company.vetting.${known}`)
}

export function problemText({ t, country }: Translator, problem: FieldProblem, at: string): string {
  const place = { country: country(at) }
  if (problem.reason === 'tooLong') return t('company.problem.tooLong', { most: problem.most })
  if (problem.reason === 'taxId') return t('company.problem.taxId', { ...place, sample: problem.sample })
  return t(`company.problem.${problem.reason}`, place)
}
