import type { DirectoryRole, Domain, Group, LongRunningOperation, Organization, ServiceHealth, Site, SubscribedSku, TenantInformation, User } from '@microsoft/microsoft-graph-types'
import { graphPage, values, type Example, type Graph } from './example'

const service = 'graph'
const user = {
  id: '87d349ed-44d7-43e1-9a83-5f2406dee5bd', displayName: 'Adele Vance', userPrincipalName: 'adelev@contoso.com', accountEnabled: true, onPremisesSyncEnabled: true, userType: 'Member',
  lastPasswordChangeDateTime: '2021-09-17T15:17:52Z'
} satisfies Graph<User>
const { lastPasswordChangeDateTime, ...listed } = user
const group = { id: '45b7d2e7-b882-4a80-ba97-10b7a63b8fa4', displayName: 'AdminAgents' } satisfies Graph<Group>
const wholeGroup = { ...group, groupTypes: [], mailEnabled: false, securityEnabled: true } satisfies Graph<Group>
const role = {
  id: '43a63cc2-582b-4d81-a79d-1591f91d5558', deletedDateTime: null, description: 'Can manage all aspects of the directory.', displayName: 'Global Administrator',
  roleTemplateId: '62e90394-69f5-4237-9190-012177145e10'
} satisfies Graph<DirectoryRole>
const memberships = values('directoryObjects', { '@odata.type': '#microsoft.graph.group', ...wholeGroup }, { '@odata.type': '#microsoft.graph.directoryRole', ...role })
const inMemberships = ['deletedDateTime', 'description', 'roleTemplateId', 'groupTypes', 'mailEnabled', 'securityEnabled'].map((field) => `value.${field}`)
const domain = {
  id: 'contoso.com', isDefault: true, isInitial: false, isVerified: true, authenticationType: 'Managed', availabilityStatus: null, isAdminManaged: true, isRoot: true,
  supportedServices: ['Email', 'OfficeCommunicationsOnline'], passwordNotificationWindowInDays: 14, passwordValidityPeriodInDays: 90
} satisfies Graph<Domain>
const sku = {
  skuId: 'c7df2760-2c81-4ef7-b578-5b5392b571df', skuPartNumber: 'ENTERPRISEPREMIUM', capabilityStatus: 'Enabled', consumedUnits: 14,
  prepaidUnits: { enabled: 25, suspended: 0, warning: 0, lockedOut: 0 }, id: '48a80680-7326-48cd-9935-b556b81d3a4e_c7df2760-2c81-4ef7-b578-5b5392b571df', appliesTo: 'User',
  accountId: 'f97aeefc-af85-414d-8ae4-b457f90efc40', accountName: 'Sample account 1', subscriptionIds: ['660b0f5d-9ea1-4bf3-8b2e-2f1b2ab34d0c'],
  servicePlans: [{ servicePlanId: '8b8269df-b534-4ae4-a6e1-0ab6a8a24b2a', servicePlanName: 'WINDEFATP', provisioningStatus: 'Success', appliesTo: 'User' }]
} satisfies Graph<SubscribedSku>
const tenant = {
  tenantId: '6babcaad-604b-40ac-a9d7-9fd97c0b779f', federationBrandName: null, displayName: 'Contoso Ltd', defaultDomainName: 'contoso.com'
} satisfies Graph<TenantInformation>
const health = {
  id: 'OSDPPlatform', service: 'Microsoft 365 suite', status: 'serviceOperational',
  issues: [
    {
      id: 'MO226574', title: 'Intermittently unable to access some Microsoft 365 services', service: 'Exchange Online', classification: 'advisory', origin: 'microsoft',
      status: 'serviceRestored', feature: 'Tenant Administration (Provisioning, Remote PowerShell)', featureGroup: 'Management and Provisioning', isResolved: true, details: [],
      impactDescription: 'Users may have been intermittently unable to access some Microsoft 365 services.', startDateTime: '2020-11-04T00:00:00Z', endDateTime: '2020-11-20T17:00:00Z',
      lastModifiedDateTime: '2020-11-20T17:56:31.39Z', posts: [{ createdDateTime: '2020-11-12T07:07:38.97Z', postType: 'regular', description: { contentType: 'text', content: 'An update follows within 30 minutes.' } }]
    }
  ]
} satisfies Graph<ServiceHealth>
const operation = {
  id: '88e7560c-9ebf-435c-8089-c3998ac1ec51', status: 'succeeded', createdDateTime: '2019-02-04T14:57:30Z', lastActionDateTime: '2019-02-04T14:57:34Z', statusDetail: null, resourceLocation: null
} satisfies Graph<LongRunningOperation>
const operations = '/users/{id}/authentication/operations'

/** Users, groups, roles and what belongs to a tenant. */
export const graphDirectory: readonly Example[] = [
  { service, method: 'GET', path: '/me', source: graphPage('user-get'), query: ['$select'], status: 200, answer: { id: user.id, displayName: user.displayName, userPrincipalName: user.userPrincipalName } satisfies Graph<User> },
  { service, method: 'GET', path: '/me/transitiveMemberOf', source: graphPage('user-list-transitivememberof'), query: ['$top'], status: 200, answer: memberships, sometimes: inMemberships },
  { service, method: 'GET', path: '/organization', source: graphPage('organization-list'), query: ['$select'], status: 200, answer: values('organization', { id: '84841066-274d-4ec0-a5c1-276be684bdd3', displayName: 'Contoso' } satisfies Graph<Organization>) },
  { service, method: 'GET', path: '/groups', source: graphPage('group-list'), query: ['$filter', '$select', '$top'], status: 200, answer: values('groups(id,displayName)', group) },
  { service, method: 'GET', path: '/groups/{id}/members', source: graphPage('group-list-members'), query: ['$select', '$top'], status: 200, answer: values('directoryObjects', { '@odata.type': '#microsoft.graph.user', ...listed }), sometimes: ['value.@odata.type', 'value.displayName', 'value.userPrincipalName', 'value.accountEnabled', 'value.onPremisesSyncEnabled', 'value.userType'] },
  { service, method: 'POST', path: '/groups/{id}/members/$ref', source: graphPage('group-post-members'), body: { '@odata.id': 'https://graph.microsoft.com/v1.0/directoryObjects/87d349ed-44d7-43e1-9a83-5f2406dee5bd' }, status: 204 },
  { service, method: 'DELETE', path: '/groups/{id}/members/{userId}/$ref', source: graphPage('group-delete-members'), status: 204 },
  { service, method: 'GET', path: '/users', source: graphPage('user-list'), query: ['$select', '$top', '$search', '$orderby', '$count'], status: 200, answer: { ...values('users', listed), '@odata.count': 1 }, sometimes: ['@odata.count', 'value.accountEnabled', 'value.onPremisesSyncEnabled', 'value.userType'] },
  {
    service, method: 'POST', path: '/users', source: graphPage('user-post-users'), status: 201,
    body: { accountEnabled: true, displayName: 'Adele Vance', mailNickname: 'AdeleV', userPrincipalName: 'AdeleV@contoso.com', passwordProfile: { forceChangePasswordNextSignIn: true, password: 'xWwvJ]6NMw+bWH-d' } } satisfies User,
    answer: { id: user.id, businessPhones: [], displayName: 'Adele Vance', givenName: 'Adele', jobTitle: 'Product Marketing Manager', mail: 'AdeleV@contoso.com', mobilePhone: null, officeLocation: '18/2111', preferredLanguage: 'en-US', surname: 'Vance', userPrincipalName: 'AdeleV@contoso.com' } satisfies Graph<User>
  },
  { service, method: 'GET', path: '/users/{id}', source: graphPage('user-get'), query: ['$select'], status: 200, answer: { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/$entity', ...user }, sometimes: ['displayName', 'userPrincipalName', 'accountEnabled', 'onPremisesSyncEnabled', 'userType', 'lastPasswordChangeDateTime'] },
  { service, method: 'PATCH', path: '/users/{id}', source: graphPage('user-update'), body: { passwordProfile: { forceChangePasswordNextSignIn: true, password: 'xWwvJ]6NMw+bWH-d' } } satisfies User, status: 204 },
  { service, method: 'GET', path: '/users/{id}/memberOf', source: graphPage('user-list-memberof'), query: ['$top'], status: 200, answer: memberships, sometimes: inMemberships },
  { service, method: 'GET', path: '/users/{id}/transitiveMemberOf', source: graphPage('user-list-transitivememberof'), status: 200, answer: memberships, sometimes: inMemberships },
  {
    service, method: 'POST', path: '/users/{id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword', source: graphPage('authenticationmethod-resetpassword'), body: { newPassword: 'Cuyo5459' }, status: 202, answer: {},
    answerHeaders: { location: 'https://graph.microsoft.com/v1.0/users/6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0/authentication/operations/88e7560c-9ebf-435c-8089-c3998ac1ec51?aadgdc=DUB02P&aadgsu=ssprprod-a' }
  },
  { service, method: 'GET', path: `${operations}/{operationId}`, source: graphPage('longrunningoperation-get'), query: ['aadgdc', 'aadgsu'], status: 200, answer: operation },
  { service, method: 'GET', path: '/directoryRoles', source: graphPage('directoryrole-list'), status: 200, answer: values('directoryRoles', role) },
  { service, method: 'GET', path: '/directoryRoles/{id}/members', source: graphPage('directoryrole-list-members'), query: ['$select'], status: 200, answer: values('directoryObjects', { '@odata.type': '#microsoft.graph.user', ...listed }), sometimes: ['value.accountEnabled', 'value.onPremisesSyncEnabled', 'value.userType', 'value.userPrincipalName'] },
  { service, method: 'GET', path: '/domains', source: graphPage('domain-list'), status: 200, answer: values('domains', domain), sometimes: ['value.passwordNotificationWindowInDays', 'value.passwordValidityPeriodInDays'] },
  { service, method: 'GET', path: '/subscribedSkus', source: graphPage('subscribedsku-list'), status: 200, answer: values('subscribedSkus', sku), sometimes: ['value.accountName', 'value.subscriptionIds', 'value.servicePlans'] },
  { service, method: 'GET', path: "/tenantRelationships/findTenantInformationByDomainName(domainName='{domain}')", source: graphPage('tenantrelationship-findtenantinformationbydomainname'), status: 200, answer: tenant },
  { service, method: 'GET', path: "/tenantRelationships/findTenantInformationByTenantId(tenantId='{tenantId}')", source: graphPage('tenantrelationship-findtenantinformationbytenantid'), status: 200, answer: tenant },
  { service, method: 'GET', path: '/sites/root', source: graphPage('site-get'), query: ['$select'], status: 200, answer: { id: 'contoso.sharepoint.com,2C712604-1370-44E7-A1F5-426573FDA80A,2D2244C3-251A-49EA-93A8-39E1C3A060FE' } satisfies Graph<Site> },
  { service, method: 'GET', path: '/admin/serviceAnnouncement/healthOverviews', source: graphPage('serviceannouncement-list-healthoverviews'), query: ['$expand'], status: 200, answer: values('admin/serviceAnnouncement/healthOverviews', health), sometimes: ['value.issues', 'value.issues.endDateTime'] }
]

/** When the password of the example's user was changed last. */
export const exampleChangedAt = lastPasswordChangeDateTime
