import type { AddressGroup, AddressPart, CompanyField, CompanyRecordId, CompanyValues, EditableRecordId } from '../contract/company'

/** How a field is checked and typed. */
export type FieldKind = 'text' | 'email' | 'phone' | 'website' | 'state' | 'postalCode' | 'country' | 'language' | 'culture' | 'taxId'

export interface FieldSpec {
  readonly name: CompanyField
  readonly kind: FieldKind
  /** Whether the interface lets it be changed at all. */
  readonly editable: boolean
  readonly required: boolean
  /** Characters, at most. */
  readonly most: number
}

interface Wanted { readonly kind?: FieldKind; readonly required?: boolean; readonly most?: number }

const field = (name: CompanyField, { kind = 'text', required = false, most = 200 }: Wanted = {}): FieldSpec => ({ name, kind, editable: true, required, most })
const fixed = (name: CompanyField, kind: FieldKind = 'text'): FieldSpec => ({ name, kind, editable: false, required: false, most: 200 })

const partKinds: Readonly<Record<AddressPart, Wanted>> = {
  Line1: { required: true, most: 200 }, Line2: { most: 200 }, City: { most: 100 }, State: { kind: 'state' }, PostalCode: { kind: 'postalCode', most: 20 }, Country: { kind: 'country' },
  FirstName: { most: 50 }, LastName: { most: 50 }, Phone: { kind: 'phone', most: 50 }
}

/** The country is where the partner is enrolled; no programme lets it be changed here. */
const part = (group: AddressGroup, name: AddressPart): FieldSpec => (name === 'Country' ? fixed(`${group}Country`, 'country') : field(`${group}${name}`, partKinds[name]))
const place: readonly AddressPart[] = ['Line1', 'Line2', 'City', 'State', 'PostalCode', 'Country']
const address = (group: AddressGroup, ...more: readonly AddressPart[]): readonly FieldSpec[] => [...place, ...more].map((name) => part(group, name))
const contact: readonly FieldSpec[] = [
  field('contactFirstName', { most: 50 }), field('contactLastName', { most: 50 }), field('contactEmail', { kind: 'email', most: 320 }), field('contactPhone', { kind: 'phone', most: 50 })
]

/** The fields of each record, in the order in which they are shown and filled in. */
export const companyRecordSpecs: Readonly<Record<CompanyRecordId, readonly FieldSpec[]>> = {
  organization: [
    field('companyName', { required: true }), fixed('domain'), fixed('tenantId'), field('email', { kind: 'email', most: 320 }),
    ...address('address', 'Phone', 'FirstName', 'LastName'), field('language', { kind: 'language' }), field('culture', { kind: 'culture' })
  ],
  support: [field('telephone', { kind: 'phone', most: 50 }), field('email', { kind: 'email', most: 320 }), field('website', { kind: 'website', most: 500 })],
  legalbusiness: [
    field('companyName', { required: true }), ...address('address', 'Phone'), ...contact, field('approverEmail', { kind: 'email', most: 320 }), ...address('approver'),
    fixed('vettingStatus'), fixed('vettingSubStatus')
  ],
  billing: [fixed('companyName'), ...address('address', 'Phone'), ...contact, field('purchaseOrderNumber', { most: 50 }), field('taxId', { kind: 'taxId', most: 50 }), fixed('billingCurrency')],
  mpn: [fixed('partnerName'), fixed('partnerId')]
}

export const editableFields = (record: EditableRecordId): readonly FieldSpec[] => companyRecordSpecs[record].filter(({ editable }) => editable)

/** What stands in a field, without blanks around it; empty where nothing is given. */
export const valueOf = (values: CompanyValues, name: CompanyField): string => values[name]?.trim() ?? ''

/** The editable fields in which two versions of a record differ. */
export const differingFields = (record: EditableRecordId, one: CompanyValues, other: CompanyValues): readonly CompanyField[] =>
  editableFields(record).map(({ name }) => name).filter((name) => valueOf(one, name) !== valueOf(other, name))

/** The groups of fields that are an address in a record. */
export const addressGroupsOf = (record: EditableRecordId): readonly AddressGroup[] =>
  (['address', 'approver'] as const).filter((group) => companyRecordSpecs[record].some(({ name }) => name === `${group}Line1`))

/** The address of a record as the cloud is asked about it. */
export const addressIn = (values: CompanyValues, group: AddressGroup): Readonly<Partial<Record<AddressPart, string>>> =>
  Object.fromEntries(place.flatMap((name) => (valueOf(values, `${group}${name}`) === '' ? [] : [[name, valueOf(values, `${group}${name}`)]])))
