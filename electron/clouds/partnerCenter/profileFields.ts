import type { AddressGroup, AddressPart, CompanyAddress, CompanyField, CompanyRecordId, CompanyValues } from '../../contract/company'
import { addressParts } from '../../contract/company'

type Path = readonly [string] | readonly [group: string, name: string]
type Paths = Readonly<Partial<Record<CompanyField, Path>>>
/** A profile as it goes over the wire, all of it. */
export type RawProfile = Readonly<Record<string, unknown>>

const wireParts: Readonly<Record<AddressPart, string>> = {
  Line1: 'addressLine1', Line2: 'addressLine2', City: 'city', State: 'state', PostalCode: 'postalCode', Country: 'country', FirstName: 'firstName', LastName: 'lastName', Phone: 'phoneNumber'
}
const inAddress = (group: AddressGroup, property: string): Paths => Object.fromEntries(addressParts.map((part) => [`${group}${part}`, [property, wireParts[part]]]))
const contact: Paths = {
  contactFirstName: ['primaryContact', 'firstName'], contactLastName: ['primaryContact', 'lastName'], contactEmail: ['primaryContact', 'email'], contactPhone: ['primaryContact', 'phoneNumber']
}

/** Where each field stands in Partner Center's resources. */
const paths: Readonly<Record<CompanyRecordId, Paths>> = {
  organization: {
    companyName: ['companyName'], domain: ['domain'], tenantId: ['tenantId'], email: ['email'], language: ['language'], culture: ['culture'], ...inAddress('address', 'defaultAddress')
  },
  support: { email: ['email'], telephone: ['telephone'], website: ['website'] },
  legalbusiness: {
    companyName: ['companyName'], ...inAddress('address', 'address'), ...contact, ...inAddress('approver', 'companyApproverAddress'), approverEmail: ['companyApproverEmail'],
    vettingStatus: ['vettingStatus'], vettingSubStatus: ['vettingSubStatus']
  },
  billing: { companyName: ['companyName'], ...inAddress('address', 'address'), ...contact, purchaseOrderNumber: ['purchaseOrderNumber'], taxId: ['taxId'], billingCurrency: ['billingCurrency'] },
  mpn: { partnerName: ['partnerName'], partnerId: ['mpnId'] }
}

const entries = (id: CompanyRecordId): readonly (readonly [CompanyField, Path])[] => Object.entries(paths[id]) as (readonly [CompanyField, Path])[]

/** The fields of a profile. Everything is text; what is null or absent is empty. */
export const valuesOf = (id: CompanyRecordId, raw: RawProfile): CompanyValues =>
  Object.fromEntries(entries(id).map(([field, path]) => [field, textAt(raw, path)]))

/** The profile with other values, and with everything else as it was read. A text that was null and is empty stays null. */
export const withValues = (id: CompanyRecordId, raw: RawProfile, values: CompanyValues): RawProfile => {
  const changed: Record<string, unknown> = { ...raw }
  for (const [field, [first, second]] of entries(id)) {
    const value = values[field]
    if (value === undefined || value === textAt(raw, second === undefined ? [first] : [first, second])) continue
    changed[first] = second === undefined ? value : { ...objectOf(changed[first]), [second]: value }
  }
  return changed
}

/** The field that the service means by a property, for example `defaultAddress.postalCode`. */
export const fieldAt = (id: CompanyRecordId, property: string): CompanyField | undefined => {
  const wanted = property.toLowerCase()
  return entries(id).find(([, path]) => path.join('.').toLowerCase() === wanted)?.[0]
}

/** An address on the wire, and back. */
export const toWireAddress = (address: CompanyAddress): RawProfile =>
  Object.fromEntries(addressParts.flatMap((part) => (address[part] === undefined ? [] : [[wireParts[part], address[part]]])))
export const fromWireAddress = (raw: RawProfile): CompanyAddress =>
  Object.fromEntries(addressParts.flatMap((part) => (textAt(raw, [wireParts[part]]) === '' ? [] : [[part, textAt(raw, [wireParts[part]])]])))

function textAt(raw: RawProfile, [first, second]: Path): string {
  const value = second === undefined ? raw[first] : objectOf(raw[first])[second]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : ''
}

function objectOf(value: unknown): RawProfile {
  return typeof value === 'object' && value !== null ? (value as RawProfile) : {}
}
