import type { Company } from '../../contract/company'
import type { Instant } from '../../contract/ids'
import type { ListedCustomer } from '../../services/ports'
import type { RawCustomer, RawMpnProfile, RawOffice, RawOrganizationProfile, RawSupportProfile } from './types'

const filled = <K extends string>(key: K, value: string | null | undefined): Partial<Record<K, string>> =>
  value === null || value === undefined || value.trim() === '' ? {} : ({ [key]: value } as Record<K, string>)

/** A customer as the list has it: no address, one domain. */
export const toListedCustomer = (raw: RawCustomer): ListedCustomer => {
  const place = raw.companyProfile.address ?? raw.billingProfile?.defaultAddress
  return {
    tenantId: raw.companyProfile.tenantId ?? raw.id,
    name: raw.companyProfile.companyName ?? '',
    domain: (raw.companyProfile.domain ?? '').toLowerCase(),
    ...filled('country', place?.country?.toUpperCase()),
    ...filled('city', place?.city)
  }
}

export interface CompanyParts {
  readonly organization: RawOrganizationProfile
  readonly support: RawSupportProfile | undefined
  readonly mpn: RawMpnProfile | undefined
  /** Absent where the cloud has no list of offices. */
  readonly offices: readonly RawOffice[] | undefined
}

const officesOf = ({ offices, mpn }: CompanyParts): Company['offices'] => {
  if (offices !== undefined) return offices.map(({ name, mpnId }) => ({ name, partnerId: String(mpnId) }))
  return mpn?.mpnId === undefined || mpn.mpnId === null ? [] : [{ name: mpn.partnerName ?? '', partnerId: String(mpn.mpnId) }]
}

export const toCompany = (parts: CompanyParts, readAt: Instant): Company => {
  const { organization, support } = parts
  const place = organization.defaultAddress
  return {
    name: organization.companyName,
    domain: organization.domain ?? '',
    address: {
      line1: place?.addressLine1 ?? '',
      city: place?.city ?? '',
      country: place?.country ?? '',
      ...filled('line2', place?.addressLine2),
      ...filled('state', place?.state),
      ...filled('postalCode', place?.postalCode)
    },
    ...filled('telephone', place?.phoneNumber),
    ...filled('email', organization.email),
    support: { ...filled('email', support?.email), ...filled('telephone', support?.telephone), ...filled('website', support?.website) },
    offices: officesOf(parts),
    readAt
  }
}
