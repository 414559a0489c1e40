import { AppFailure } from '../../contract/errors'
import type { CountryRules } from '../../contract/company'
import type { CompanyPort } from '../../services/ports'
import type { CloudRecord } from '../cloud'
import { isFailure } from '../failures'
import type { PartnerCenterClient } from './client'
import { addressCheckSchema, countryRulesSchema, profileSchema, type RawCountryRules, type RawProfileRecord } from './companyTypes'
import { fieldAt, fromWireAddress, toWireAddress, valuesOf, withValues } from './profileFields'
import { officeSchema } from './types'

const paths = {
  organization: '/profiles/organization', support: '/profiles/support', legalbusiness: '/profiles/legalbusiness', billing: '/profiles/billing', mpn: '/profiles/mpn'
} as const
/** The only version of the legal record that is documented to be read. */
const readPath = (id: keyof typeof paths): string => (id === 'legalbusiness' ? `${paths[id]}?vettingVersion=Current` : paths[id])
const found: ReadonlySet<string> = new Set(['verifiedshippable', 'verified', 'notvalidated'])

/** The partner's profiles by `/v1/profiles`, with the rules of countries and the check of addresses (capabilities 2.1, 2.2). */
export const createCompanyPort = (partnerCenter: PartnerCenterClient, record: CloudRecord): CompanyPort => ({
  async read(id, signal) {
    try {
      const raw = await partnerCenter.get(profileSchema, readPath(id), { signal })
      return { id, values: valuesOf(id, raw), version: raw }
    } catch (error) {
      if (id !== 'organization' && isFailure(error, 'notFound', 'notAllowed')) return undefined
      throw error
    }
  },
  async offices(signal) {
    if (record.capabilities.partnerOffices !== true) return []
    const offices = []
    for await (const { items } of partnerCenter.pages(officeSchema, '/partneroffices', { signal })) offices.push(...items)
    return offices.map(({ name, mpnId }) => ({ name, partnerId: String(mpnId) }))
  },
  async write({ id, version }, values, signal) {
    const raw = version as RawProfileRecord
    const etag = raw.attributes?.etag ?? undefined
    try {
      const saved = await partnerCenter.put(profileSchema, paths[id], withValues(id, raw, values), { signal, requestId: crypto.randomUUID(), ...(etag !== undefined && { etag }) })
      return { id, values: valuesOf(id, saved) }
    } catch (error) {
      throw isFailure(error, 'invalid') ? withField(error, id) : error
    }
  },
  async rules(country, signal) {
    return toRules(await partnerCenter.get(countryRulesSchema, `/countryvalidationrules/${encodeURIComponent(country)}`, { signal }))
  },
  async checkAddress(address, signal) {
    try {
      const answer = await partnerCenter.post(addressCheckSchema, '/validations/address', toWireAddress(address), { signal, requestId: crypto.randomUUID() })
      const status = answer?.status?.toLowerCase() ?? ''
      if (answer === undefined || found.has(status)) return { verdict: 'found', suggestions: [] }
      return { verdict: 'doubtful', suggestions: (answer.suggestedAddresses ?? []).map(fromWireAddress) }
    } catch (error) {
      // The older form of "there is no such address": code 2007.
      if (isFailure(error, 'invalid')) return { verdict: 'doubtful', suggestions: [] }
      throw error
    }
  }
})

/** Says which field the service refused, where it said so. */
function withField(failure: AppFailure, id: keyof typeof paths): AppFailure {
  const { params } = failure.error
  const property = params?.['property']
  const field = typeof property === 'string' ? fieldAt(id, property) : undefined
  return field === undefined ? failure : new AppFailure({ ...failure.error, code: 'company.refused', params: { ...params, field } }, { cause: failure })
}

function toRules(raw: RawCountryRules): CountryRules {
  const { postalCodeRegex, phoneNumberRegex, taxIdFormat, taxIdSample } = raw
  return {
    country: raw.iso2Code.toUpperCase(),
    cityRequired: raw.isCityRequired ?? true,
    stateRequired: raw.isStateRequired ?? false,
    states: raw.states ?? raw.supportedStatesList ?? [],
    postalCodeRequired: raw.isPostalCodeRequired ?? false,
    ...(postalCodeRegex ? { postalCodePattern: postalCodeRegex } : {}),
    ...(phoneNumberRegex ? { phonePattern: phoneNumberRegex } : {}),
    ...(taxIdFormat ? { taxIdFormat } : {}),
    ...(taxIdSample ? { taxIdSample } : {}),
    languages: raw.supportedLanguages ?? raw.supportedLanguagesList ?? [],
    cultures: raw.supportedCultures ?? raw.supportedCulturesList ?? []
  }
}
