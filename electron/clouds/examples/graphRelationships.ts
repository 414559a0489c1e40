import type { DelegatedAdminAccessAssignment, DelegatedAdminCustomer, DelegatedAdminRelationship, DelegatedAdminRelationshipOperation, DelegatedAdminRelationshipRequest, DelegatedAdminServiceManagementDetail } from '@microsoft/microsoft-graph-types'
import { graphPage, values, type Example, type Graph } from './example'

const root = '/tenantRelationships/delegatedAdminRelationships'
const service = 'graph'
const id = '5d027261-d21f-4aa9-b7db-7fa1f56fb163-8777b240-c6f0-4469-9e98-a3205431b836'
const etag = 'W/"JyIxODAwZTY4My0wMDAwLTAyMDAtMDAwMC02MTU0OWFmMDAwMDAiJw=="'
const roles = ['29232cdf-9323-42fd-ade2-1d097af3e4de', '3a2c62db-5318-420d-8d74-23affee5d9d5'].map((roleDefinitionId) => ({ roleDefinitionId }))
const asked = {
  displayName: 'Contoso admin relationship', duration: 'P730D', customer: { tenantId: '4b827261-d21f-4aa9-b7db-7fa1f56fb163', displayName: 'Contoso subsidiary Inc' },
  accessDetails: { unifiedRoles: roles }, autoExtendDuration: 'P180D'
} satisfies Graph<DelegatedAdminRelationship>
const relationship = {
  '@odata.type': '#microsoft.graph.delegatedAdminRelationship', '@odata.etag': etag, id, ...asked, status: 'created',
  createdDateTime: '2022-02-10T11:24:42.3148266Z', lastModifiedDateTime: '2022-02-10T11:24:42.3148266Z', activatedDateTime: '', endDateTime: '2024-02-10T11:24:42.3148266Z'
} satisfies Graph<DelegatedAdminRelationship>
const sometimes = ['@odata.type', 'customer', 'customer.tenantId', 'customer.displayName', 'activatedDateTime', 'endDateTime']
const inList = sometimes.map((field) => `value.${field}`)
const request = {
  '@odata.etag': etag, id: '6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0', action: 'lockForApproval', status: 'created', createdDateTime: '2022-02-10T11:24:42.3148266Z',
  lastModifiedDateTime: '2022-02-10T11:24:42.3148266Z'
} satisfies Graph<DelegatedAdminRelationshipRequest>
const newAssignment = {
  accessContainer: { accessContainerId: '869713c9-0b28-4d08-8949-ae07ae1bf528', accessContainerType: 'securityGroup' }, accessDetails: { unifiedRoles: roles }
} satisfies Graph<DelegatedAdminAccessAssignment>
const assignment = {
  '@odata.type': '#microsoft.graph.delegatedAdminAccessAssignment', '@odata.etag': etag, id: 'a9d6cf90-083a-47dc-ace2-1da98be3f344', status: 'pending',
  createdDateTime: '2022-02-13T10:33:52.3182097Z', lastModifiedDateTime: '2022-02-13T10:33:52.3182097Z', ...newAssignment
} satisfies Graph<DelegatedAdminAccessAssignment>
/** A record in a text: the assignment as the change leaves it. */
const changed = JSON.stringify({ id: assignment.id, ...newAssignment, status: 'active' })
const operation = {
  '@odata.type': '#microsoft.graph.delegatedAdminRelationshipOperation', '@odata.etag': etag, id: 'e7de9158-df46-478e-820c-d6eff099d27b',
  operationType: 'delegatedAdminAccessAssignmentUpdate', data: changed, status: 'succeeded', createdDateTime: '2022-02-09T22:17:43.9821847Z',
  lastModifiedDateTime: '2022-02-09T22:17:43.9821847Z'
} satisfies Graph<DelegatedAdminRelationshipOperation>
const customer = { '@odata.etag': etag, id: '4fdbff88-9d6b-42e0-9713-45c922ba8001', tenantId: '4fdbff88-9d6b-42e0-9713-45c922ba8001', displayName: 'Contoso Inc' } satisfies Graph<DelegatedAdminCustomer>
const detail = {
  '@odata.type': '#microsoft.graph.delegatedAdminServiceManagementDetail', id: 'ce0b42f4-bfde-4abe-a5f7-add83f104b23', serviceName: 'Teams',
  serviceManagementUrl: 'https://admin.teams.microsoft.com/?delegatedOrg=contoso.onmicrosoft.com'
} satisfies Graph<DelegatedAdminServiceManagementDetail>

/** Delegated administration: customers, relationships, what is asked of them, and who works in them. */
export const graphRelationships: readonly Example[] = [
  { service, method: 'GET', path: '/tenantRelationships/delegatedAdminCustomers', source: graphPage('tenantrelationship-list-delegatedadmincustomers'), query: ['$top', '$skipToken'], status: 200, answer: values('tenantRelationships/delegatedAdminCustomers', customer) },
  { service, method: 'GET', path: '/tenantRelationships/delegatedAdminCustomers/{tenantId}/serviceManagementDetails', source: graphPage('delegatedadmincustomer-list-servicemanagementdetails'), status: 200, answer: values('serviceManagementDetails', detail), sometimes: ['value.@odata.type'] },
  { service, method: 'GET', path: root, source: graphPage('tenantrelationship-list-delegatedadminrelationships'), query: ['$top', '$filter', '$skipToken'], status: 200, answer: values('tenantRelationships/delegatedAdminRelationships', relationship), sometimes: inList },
  { service, method: 'POST', path: root, source: graphPage('tenantrelationship-post-delegatedadminrelationships'), body: asked, status: 201, answer: relationship, sometimes },
  { service, method: 'GET', path: `${root}/{id}`, source: graphPage('delegatedadminrelationship-get'), status: 200, answer: relationship, sometimes },
  { service, method: 'PATCH', path: `${root}/{id}`, source: graphPage('delegatedadminrelationship-update'), body: { autoExtendDuration: 'P180D' } satisfies DelegatedAdminRelationship, status: 200, answer: relationship, sometimes },
  { service, method: 'DELETE', path: `${root}/{id}`, source: graphPage('delegatedadminrelationship-delete'), status: 204 },
  { service, method: 'GET', path: `${root}/{id}/requests`, source: graphPage('delegatedadminrelationship-list-requests'), status: 200, answer: values('requests', request), sometimes: ['value.@odata.etag'] },
  { service, method: 'POST', path: `${root}/{id}/requests`, source: graphPage('delegatedadminrelationship-post-requests'), body: { action: 'lockForApproval' } satisfies DelegatedAdminRelationshipRequest, status: 201, answer: request, sometimes: ['@odata.etag'] },
  { service, method: 'GET', path: `${root}/{id}/operations`, source: graphPage('delegatedadminrelationship-list-operations'), status: 200, answer: values('operations', operation), sometimes: ['value.@odata.type', 'value.@odata.etag'] },
  { service, method: 'GET', path: `${root}/{id}/accessAssignments`, source: graphPage('delegatedadminrelationship-list-accessassignments'), status: 200, answer: values('accessAssignments', assignment), sometimes: ['value.@odata.type'] },
  { service, method: 'POST', path: `${root}/{id}/accessAssignments`, source: graphPage('delegatedadminrelationship-post-accessassignments'), body: newAssignment, status: 201, answer: assignment, sometimes: ['@odata.type'] },
  {
    service, method: 'PATCH', path: `${root}/{id}/accessAssignments/{assignmentId}`, source: graphPage('delegatedadminaccessassignment-update'), body: { accessDetails: { unifiedRoles: roles } } satisfies DelegatedAdminAccessAssignment,
    status: 202, answer: {}, answerHeaders: { location: `https://graph.microsoft.com/v1.0${root}/${id}/operations/d8dbb27b-7fe7-4523-a3df-f766355fe0f2`, 'retry-after': '10' }
  },
  { service, method: 'DELETE', path: `${root}/{id}/accessAssignments/{assignmentId}`, source: graphPage('delegatedadminaccessassignment-delete'), status: 204 }
]
