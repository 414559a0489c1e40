import { link, partnerPage, type Example } from './example'

const service = 'partnerCenter'
const person = { firstName: 'Gena', lastName: 'Soto', phoneNumber: '4255550100' }
/** Every address may name a person. */
const address = { country: 'US', city: 'Redmond', state: 'WA', addressLine1: '1 Microsoft Way', addressLine2: '', postalCode: '98052', ...person }
const attributes = (objectType: string): object => ({ etag: '"-7842348048554929329"', objectType })
const organization = {
  id: '84841066-274d-4ec0-a5c1-276be684bdd3', companyName: 'Lucerne Publishing', defaultAddress: address, tenantId: '84841066-274d-4ec0-a5c1-276be684bdd3',
  domain: 'lucernepublishing.onmicrosoft.com', email: 'partner@lucernepublishing.com', language: 'en', culture: 'en-US', profileType: 'OrganizationProfile',
  links: { self: link('/profiles/organization') }, attributes: attributes('OrganizationProfile')
}
const support = { email: 'help@lucernepublishing.com', telephone: '4255555555', website: 'www.lucernepublishing.com', profileType: 'support_profile', links: { self: link('/v1/profiles/support') }, attributes: attributes('PartnerSupportProfile') }
const legal = {
  companyName: 'Lucerne Publishing', address, primaryContact: { ...person, email: 'gena@lucernepublishing.com' }, companyApproverAddress: address,
  companyApproverEmail: 'gena@lucernepublishing.com', vettingStatus: 'authorized', vettingSubStatus: 'none', profileType: 'LegalBusinessProfile', links: { self: link('/profiles/legalbusiness') },
  attributes: attributes('LegalBusinessProfile')
}
const billing = {
  companyName: 'Lucerne Publishing', address, primaryContact: { ...person, email: 'gena@lucernepublishing.com' }, purchaseOrderNumber: '9888', taxId: '12-345678', billingCurrency: 'USD', profileType: 'BillingProfile',
  links: { self: link('/profiles/billing') }, attributes: attributes('BillingProfile')
}
const mpn = { mpnId: '4391507', profileType: 'MpnProfile', links: { self: link('/profiles/mpn') }, attributes: attributes('MpnProfile') }
const country = {
  iso2Code: 'US', defaultCulture: 'en-US', isStateRequired: true, states: { value: ['AK', 'AL', 'WA'] }, supportedLanguages: { value: ['en', 'es'] }, supportedCultures: { value: ['en-US', 'es-US'] },
  isPostalCodeRequired: true, postalCodeRegex: '^\\d{5}(-\\d{4})?$', isCityRequired: true, isVatIdSupported: false, taxIdFormat: 'US######', taxIdSample: 'US999965',
  phoneNumberRegex: '^(1[\\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[\\-\\/\\.]?(\\d{3})[\\-\\/\\.]?(\\d{4})$', isRegistrationNumberSupported: false, isTaxIdSupported: true, resellerAgreementRegion: 'AOC',
  geographicRegion: 'NorthAndLatinAmerica', countryCallingCodes: { value: ['1'] }, attributes: { objectType: 'CountryInformation' }
}
/** What not every record has. */
const versions = ['companyApproverAddress.firstName', 'companyApproverAddress.lastName', 'companyApproverAddress.phoneNumber', 'attributes.etag', 'address.firstName', 'address.lastName', 'address.phoneNumber', 'primaryContact.email', 'address.addressLine2', 'companyApproverAddress.addressLine2', 'address.state', 'companyApproverAddress.state']
const organizationMay = ['defaultAddress.addressLine2', 'defaultAddress.state', 'defaultAddress.firstName', 'defaultAddress.lastName', 'defaultAddress.phoneNumber']
const profile = (name: string, page: string, put: string, answer: object, sometimes: readonly string[]): readonly Example[] => [
  { service, method: 'GET', path: `/profiles/${name}`, source: partnerPage(page), query: ['vettingVersion'], status: 200, answer, sometimes },
  { service, method: 'PUT', path: `/profiles/${name}`, source: partnerPage(put), body: answer, status: 200, answer, sometimes }
]

/** The partner's own records, and what checks them. */
export const partnerCenterProfiles: readonly Example[] = [
  ...profile('organization', 'get-an-organization-profile', 'update-an-organization-profile', organization, organizationMay),
  ...profile('support', 'get-support-profile', 'update-support-profile', support, versions),
  ...profile('legalbusiness', 'get-legal-business-profile', 'update-legal-business-profile', legal, versions),
  ...profile('billing', 'get-partner-billing-profile', 'update-partner-billing-profile', billing, versions),
  { service, method: 'GET', path: '/profiles/mpn', source: partnerPage('get-partner-by-mpn-id'), status: 200, answer: { ...mpn, partnerName: 'Lucerne Publishing' }, sometimes: ['partnerName', 'attributes.etag'] },
  { service, method: 'GET', path: '/countryvalidationrules/{country}', source: partnerPage('get-market-specific-validation-data'), status: 200, answer: country, sometimes: ['states'] },
  {
    service, method: 'POST', path: '/validations/address', source: partnerPage('validate-an-address'), status: 200, body: { addressLine1: 'One Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052', country: 'US' },
    answer: { originalAddress: { ...address }, suggestedAddresses: [{ ...address }], status: 'VerifiedShippable', validationMessage: '' }, sometimes: ['suggestedAddresses', 'validationMessage', 'originalAddress', 'originalAddress.addressLine2', 'originalAddress.state', 'suggestedAddresses.state', 'suggestedAddresses.addressLine2', ...['firstName', 'lastName', 'phoneNumber'].flatMap((field) => [`originalAddress.${field}`, `suggestedAddresses.${field}`])]
  }
]
