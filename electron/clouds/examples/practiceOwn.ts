import { link, type Example } from './example'
import { exampleRequest, requestMay } from './partnerCenterRequests'

const service = 'partnerCenter'
const source = 'electron/practice/README.md'
const id = '3c6f2530-1e31-4088-8230-dd1c31a18bce'
const tenantId = 'eebd1b55-5360-4438-a11d-5c06918c3014'
const items = [{ offerId: 'b07a1127-de83-4a6d-9f85-2c104bdae8b4', quantity: 25 }]
const quote = {
  id, kind: 'trial', state: 'open', link: `http://127.0.0.1/portal/offer?id=${id}`, country: 'US', partnerId: '4391507', items, delegatedAdministrationPartnerRequested: false,
  createdDate: '2026-01-01T00:00:00.000Z', createdBy: 'full@fabrikam.com', lastModifiedDate: '2026-01-01T00:00:00.000Z', expirationDate: '2026-04-01T00:00:00.000Z', withdrawnDate: null,
  acceptances: [{ tenantId, companyName: 'Contoso', acceptedBy: 'admin@contoso.com', acceptedDate: '2026-01-02T00:00:00.000Z', items, delegatedAdministration: false }], declines: [],
  links: { self: link(`/quotes/${id}`) }, attributes: { etag: '"1"', objectType: 'Quote' }
}
const requestBody = {
  title: 'Mail does not arrive', description: 'Since this morning.', severity: 'critical', supportTopicId: '1',
  primaryContact: { firstName: 'Ada', lastName: 'Byron', email: 'ada@fabrikam.com', phoneNumber: '+1 425 555 0100' }
}
const collection = (...found: readonly unknown[]): object => ({ totalCount: found.length, items: found, links: { self: link('/quotes') }, attributes: { objectType: 'Collection' } })

/**
 * What Microsoft has no public interface for and the practice cloud has: quotes, service requests made for a customer, offices. Used only where a
 * cloud's record says so.
 */
export const practiceOwn: readonly Example[] = [
  { service, method: 'GET', path: '/partneroffices', source, status: 200, answer: collection({ name: 'Oslo', mpnId: '4391507', country: 'NO', attributes: { objectType: 'PartnerOffice' } }) },
  { service, method: 'POST', path: '/quotes', source, body: { kind: 'trial', country: 'US', partnerId: '4391507', items, delegatedAdministrationPartnerRequested: false }, status: 201, answer: quote },
  { service, method: 'GET', path: '/quotes', source, query: ['size', 'requestId'], status: 200, answer: collection(quote) },
  { service, method: 'GET', path: '/quotes/{id}', source, status: 200, answer: quote },
  { service, method: 'PATCH', path: '/quotes/{id}', source, body: { state: 'withdrawn' }, status: 200, answer: quote },
  { service, method: 'POST', path: '/customers/{tenantId}/servicerequests', source, body: requestBody, status: 201, answer: exampleRequest, sometimes: requestMay },
  { service, method: 'GET', path: '/customers/{tenantId}/servicerequests', source, query: ['requestId'], status: 200, answer: collection(exampleRequest), sometimes: requestMay.map((field) => `items.${field}`) }
]
