import { link, partnerPage, type Example } from './example'

const service = 'partnerCenter'
const never = '0001-01-01T00:00:00'
const organization = { id: '3b33e682-00c3-41ee-9dd2-a548adf56438', name: 'Contoso', phoneNumber: '4255550100' }
const person = { organization, contactId: '1', lastName: 'Soto', firstName: 'Gena', email: 'gena@contoso.com', phoneNumber: '4255550100' }
const attributes = { objectType: 'ServiceRequest', etag: '"1"' }
const note = { createdByName: 'Account', createdDate: '2017-01-09T23:31:15.373', text: 'Sample Note', attributes: { objectType: 'ServiceRequestNote' } }
/** Every field of the resource; most answers leave some out. */
export const exampleRequest = {
  id: '616122292874576', title: 'TrialSR', description: 'Cannot manage my profile', severity: 'critical', supportTopicId: '32444671', supportTopicName: 'Cannot manage my profile', status: 'open',
  organization, primaryContact: person, lastUpdatedBy: person, productName: 'Intune', productId: '15960', createdDate: '2016-12-22T20:31:17.24Z', lastModifiedDate: '2017-01-09T23:31:15.373Z',
  lastClosedDate: never, fileLinks: [{ id: '1', name: 'screen.png', link: null }], newNote: null, notes: [note], countryCode: 'US', links: { self: link('/servicerequests/616122292874576') }, attributes
}
/** A list may say severity and state by their numbers. */
const listed = {
  id: '615112491169010', title: 'Test', severity: 0, status: 1, primaryContact: { lastName: 'Soto', firstName: 'Gena' }, createdDate: '2015-11-24T01:07:00.863',
  lastModifiedDate: '2015-11-24T01:17:10.61', lastClosedDate: never, attributes
}
const resource = partnerPage('service-request-resources')
export const requestMay = [
  'organization.phoneNumber', 'primaryContact.contactId', 'primaryContact.organization', 'lastUpdatedBy.organization', 'lastUpdatedBy.contactId', 'fileLinks', 'fileLinks.link', 'notes', 'notes.attributes',
  ...['id', 'name', 'phoneNumber'].map((field) => `lastUpdatedBy.organization.${field}`)
]
const inList = requestMay.map((field) => `items.${field}`)

/** Service requests that the partner's customers have. */
export const partnerCenterRequests: readonly Example[] = [
  { service, method: 'GET', path: '/servicerequests', source: resource, query: ['size', 'offset'], status: 200, answer: { totalCount: 2, items: [listed, exampleRequest], links: { self: link('/servicerequests') }, attributes: { objectType: 'Collection' } }, sometimes: ['totalCount', ...inList] },
  { service, method: 'GET', path: '/servicerequests/{number}', source: partnerPage('get-service-request-details-by-id'), status: 200, answer: exampleRequest, sometimes: requestMay },
  { service, method: 'PATCH', path: '/servicerequests/{number}', source: partnerPage('update-a-service-request'), body: { NewNote: { Text: 'Sample Note' }, Status: 'closed' }, status: 200, answer: exampleRequest, sometimes: requestMay },
  { service, method: 'GET', path: '/servicerequests/supporttopics', source: resource, status: 200, answer: { totalCount: 1, items: [{ id: '32444671', name: 'Cannot manage my profile', description: 'Cannot manage my profile', attributes: { objectType: 'SupportTopic' } }], links: { self: link('/servicerequests/supporttopics') }, attributes: { objectType: 'Collection' } }, sometimes: ['totalCount', 'items.description'] }
]
