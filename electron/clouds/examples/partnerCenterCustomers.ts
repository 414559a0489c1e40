import { link, partnerPage, type Example } from './example'

const service = 'partnerCenter'
const id = 'eebd1b55-5360-4438-a11d-5c06918c3014'
const companyProfile = { tenantId: id, domain: 'contoso190.onmicrosoft.com', companyName: 'Contoso190', links: { self: link(`/customers/${id}/profiles/company`) }, attributes: { objectType: 'CustomerCompanyProfile' } }
const customer = { id, companyProfile, relationshipToPartner: 'reseller', links: { self: link(`/customers/${id}`) }, attributes: { objectType: 'Customer' } }
const address = { country: 'US', region: 'wa', city: 'redmond', state: 'WA', addressLine1: '1 ms way', postalCode: '98052', phoneNumber: '1234567890' }
const wholeCustomer = {
  ...customer,
  commerceId: '99e6a635-48e7-424d-9059-c9db944e3c54',
  companyProfile: { ...companyProfile, address, email: 'a@contoso190.com' },
  billingProfile: {
    id: 'eeada110-69d6-4cc9-b093-75feb7ca9d3f', firstName: 'Gena', lastName: 'Soto', email: 'gena@contoso190.com', culture: 'en-US', language: 'en', companyName: 'Contoso190',
    defaultAddress: { ...address, firstName: 'Gena', lastName: 'Soto' }, links: { self: link(`/customers/${id}/profiles/billing`) },
    attributes: { etag: '-4242348048554929329', objectType: 'CustomerBillingProfile' }
  },
  allowDelegatedAccess: true,
  customDomains: ['contoso190.onmicrosoft.com'],
  associatedPartnerId: '4847383'
}
const consent = {
  applicationId: '0f2bbb92-4e13-4b3a-8b0b-6ca0f4a3f8c5', displayName: 'CPV Web App',
  applicationGrants: [{ enterpriseApplicationId: '00000003-0000-0000-c000-000000000000', scope: 'Domain.ReadWrite.All,User.ReadWrite.All,Directory.Read.All' }]
}
const offer = {
  id: 'E60E0348-1710-484B-992A-32B294D4CDE1', name: 'Azure Rights Management Premium', description: 'Protects confidential documents and e-mail.', minimumQuantity: 1, maximumQuantity: 10_000_000,
  limitUnitOfMeasure: 'LifeTime', limit: 1, hasAddOns: false, supportedBillingCycles: ['monthly', 'annual'], upgradeTargetOffers: [], conversionTargetOffers: [], reselleeQualifications: [],
  resellerQualifications: [], salesGroupId: '1-2', rank: 5, uri: '/3c95518e-8c37-41e3-9627-0ca339200f53/Offers/E60E0348-1710-484B-992A-32B294D4CDE1', locale: 'EN-US', country: 'US',
  category: { id: 'Government_Key', name: 'Government', rank: 40, locale: 'en-us', country: 'US', attributes: { objectType: 'OfferCategory' } },
  prerequisiteOffers: [], isAddOn: false, isAvailableForPurchase: true, billing: 'license', isAutoRenewable: true, isTrial: false,
  product: { id: 'c52ea49f-fe5d-4e95-93ba-1de91d380f89', name: 'Azure Rights Management Premium', unit: 'Licenses' }, unitType: 'Licenses',
  links: { learnMore: link('http://g.microsoftonline.com/0BXPS00en/0000'), self: link('/offers/E60E0348-1710-484B-992A-32B294D4CDE1') }, attributes: { objectType: 'Offer' }
}
const collection = (uri: string, ...items: readonly unknown[]): object => ({ totalCount: items.length, items, links: { self: link(uri) }, attributes: { objectType: 'Collection' } })

/** Customers and what may be sold to them. */
export const partnerCenterCustomers: readonly Example[] = [
  { service, method: 'GET', path: '/customers', source: partnerPage('get-a-list-of-customers'), query: ['size', 'filter', 'seekOperation'], status: 200, answer: collection('/v1/customers?size=40', customer), sometimes: ['totalCount'] },
  { service, method: 'GET', path: '/customers/{tenantId}', source: partnerPage('get-a-customer-by-id'), status: 200, answer: wholeCustomer, sometimes: ['customDomains', 'companyProfile.address', 'companyProfile.email', 'associatedPartnerId', 'companyProfile.address.state', 'billingProfile.defaultAddress.firstName', 'billingProfile.defaultAddress.lastName', 'companyProfile.address.region', 'billingProfile.defaultAddress.state', 'billingProfile.defaultAddress.region'] },
  { service, method: 'POST', path: '/customers/{tenantId}/applicationconsents', source: partnerPage('control-panel-vendor-apis'), body: consent, status: 201, answer: consent },
  { service, method: 'DELETE', path: '/customers/{tenantId}/applicationconsents/{applicationId}', source: partnerPage('control-panel-vendor-apis'), status: 204 },
  { service, method: 'GET', path: '/offers', source: partnerPage('get-a-list-of-offers-for-a-market'), query: ['country', 'size', 'offset'], status: 200, answer: collection('/v1/offers?country=US', offer), sometimes: ['items.links.learnMore', 'items.category.locale', 'items.category.country', 'items.category.attributes'] }
]
