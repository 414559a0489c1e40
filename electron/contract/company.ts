import type { Instant } from './ids'

/** The partner's own company as its customers see it (capabilities 2.1). */
export interface Company {
  readonly name: string
  readonly domain: string
  readonly address: {
    readonly line1: string
    readonly line2?: string
    readonly city: string
    readonly state?: string
    readonly postalCode?: string
    readonly country: string
  }
  readonly telephone?: string
  readonly email?: string
  readonly website?: string
  readonly support: { readonly email?: string; readonly telephone?: string; readonly website?: string }
  /** Each office has its own Partner ID, which an offer names as the advisor code. */
  readonly offices: readonly { readonly name: string; readonly partnerId: string }[]
  readonly readAt: Instant
}

/** The records of the partner's profile, in the order in which they are shown. */
export const companyRecordIds = ['organization', 'support', 'legalbusiness', 'billing', 'mpn'] as const
export type CompanyRecordId = (typeof companyRecordIds)[number]
/** The Partner ID is only read: it is managed where the partner is enrolled. */
export const editableRecordIds = ['organization', 'support', 'legalbusiness', 'billing'] as const
export type EditableRecordId = (typeof editableRecordIds)[number]

/** Parts of an address; a record's field is one of {@link addressGroups} and a part. */
export const addressParts = ['Line1', 'Line2', 'City', 'State', 'PostalCode', 'Country', 'FirstName', 'LastName', 'Phone'] as const
export type AddressPart = (typeof addressParts)[number]
export const addressGroups = ['address', 'approver'] as const
export type AddressGroup = (typeof addressGroups)[number]

/** Every field of every record; a text, empty where nothing is given. */
export const companyFields = [
  'companyName', 'domain', 'tenantId', 'email', 'telephone', 'website', 'language', 'culture',
  'addressLine1', 'addressLine2', 'addressCity', 'addressState', 'addressPostalCode', 'addressCountry', 'addressFirstName', 'addressLastName', 'addressPhone',
  'approverLine1', 'approverLine2', 'approverCity', 'approverState', 'approverPostalCode', 'approverCountry', 'approverFirstName', 'approverLastName', 'approverPhone', 'approverEmail',
  'contactFirstName', 'contactLastName', 'contactEmail', 'contactPhone',
  'purchaseOrderNumber', 'taxId', 'billingCurrency', 'vettingStatus', 'vettingSubStatus', 'partnerName', 'partnerId'
] as const
export type CompanyField = (typeof companyFields)[number]
export type CompanyValues = Readonly<Partial<Record<CompanyField, string>>>

export interface CompanyRecord {
  readonly id: CompanyRecordId
  readonly values: CompanyValues
}

/** All that is on record about the partner's own company (capabilities 2.1). A record that may not be read is absent. */
export interface CompanyRecords {
  readonly records: readonly CompanyRecord[]
  readonly offices: Company['offices']
  readonly readAt: Instant
  readonly source: 'cloud' | 'cache'
}

/** What a technician has typed into one record and not saved yet (capabilities 2.2). */
export interface CompanyDraft {
  readonly record: EditableRecordId
  /** The record as it was when the editing began: what tells a change of somebody else from one's own. */
  readonly base: CompanyValues
  readonly values: CompanyValues
  readonly keptAt: Instant
}

/** What addresses and numbers of a country look like, as the cloud says it. Patterns are of the whole text. */
export interface CountryRules {
  /** ISO 3166-1 alpha-2 */
  readonly country: string
  readonly cityRequired: boolean
  readonly stateRequired: boolean
  /** Empty: the country has no list. */
  readonly states: readonly string[]
  readonly postalCodeRequired: boolean
  readonly postalCodePattern?: string
  readonly phonePattern?: string
  /** `#` stands for a digit. */
  readonly taxIdFormat?: string
  readonly taxIdSample?: string
  readonly languages: readonly string[]
  readonly cultures: readonly string[]
}

/** An address by its parts; what is not given is absent. */
export type CompanyAddress = Readonly<Partial<Record<AddressPart, string>>>

/** Whether the cloud finds an address. `doubtful`: it may be one of the suggestions, or is not known. */
export interface AddressCheck {
  readonly verdict: 'found' | 'doubtful'
  readonly suggestions: readonly CompanyAddress[]
}
