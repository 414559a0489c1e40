import { z } from 'zod'
import { AppFailure } from '../contract/errors'
import type { TenantId } from '../contract/ids'
import { serviceAppIds, type PermissionName } from '../domain/registration/permissions'
import type { PermissionPlace, PermissionPort } from '../services/ports'
import type { CloudRecord } from './cloud'
import { quoted, type GraphClient } from './graph/client'
import { orUndefined } from './http'
import type { GrantedPermissions } from './identity/tokenSource'
import type { PartnerCenterClient } from './partnerCenter/client'

type Requests = Readonly<Partial<Record<PermissionName, (tenantId: TenantId) => string>>>

/**
 * Requests that only read, each of an interface that wants this permission. What is only used to write, or only where the relationship
 * gives the roles for it, is not tried in the partner's own tenant.
 */
const graphRequests: Readonly<Record<PermissionPlace, Requests>> = {
  home: {
    'User.Read': () => '/me?$select=id',
    'Directory.Read.All': () => '/contracts?$top=1',
    'CrossTenantInformation.ReadBasic.All': (tenantId) => `/tenantRelationships/findTenantInformationByTenantId(tenantId=${quoted(tenantId)})`,
    'DelegatedAdminRelationship.ReadWrite.All': () => '/tenantRelationships/delegatedAdminRelationships?$top=1',
    'GroupMember.ReadWrite.All': () => '/groups?$top=1&$select=id',
    'User.ReadWrite.All': () => '/users?$top=1&$select=id,displayName,userPrincipalName'
  },
  customer: {
    'Directory.Read.All': () => '/subscribedSkus?$select=skuId',
    'User.ReadWrite.All': () => '/users?$top=1&$select=id,displayName,userPrincipalName',
    'ServiceHealth.Read.All': () => '/admin/serviceAnnouncement/healthOverviews'
  }
}

interface PermissionParts {
  readonly record: CloudRecord
  readonly graph: GraphClient
  readonly partnerCenter: PartnerCenterClient
  readonly tokens: GrantedPermissions
}

/** @throws AppFailure `notFound` `consent.notInCloud` */
function mustBeHere({ capabilities }: CloudRecord): void {
  if (!capabilities.gdap) throw new AppFailure({ kind: 'notFound', code: 'consent.notInCloud' })
}

/** Finds out what the application may do in a tenant: by a fresh token, and by asking the service. */
export const createPermissionPort = ({ record, graph, partnerCenter, tokens }: PermissionParts): PermissionPort => ({
  granted: (tenantId, service, signal) => tokens.grantedFor(tenantId, service, signal),
  exists: async ({ needs }) => needs === undefined || record.capabilities[needs],
  canTry: async (name, where) => graphRequests[where][name] !== undefined || (name === 'user_impersonation' && where === 'home'),
  async consent(tenantId, permissions, requestId, signal) {
    mustBeHere(record)
    const body = {
      applicationId: record.identity.clientId,
      displayName: 'Partner Desk',
      applicationGrants: [{ enterpriseApplicationId: serviceAppIds.graph, scope: permissions.join(',') }]
    }
    await partnerCenter.post(z.unknown(), `/customers/${tenantId}/applicationconsents`, body, { requestId, signal })
  },
  async withdrawConsent(tenantId, requestId, signal) {
    mustBeHere(record)
    // One that is not there is what was wanted.
    await orUndefined(partnerCenter.delete(`/customers/${tenantId}/applicationconsents/${record.identity.clientId}`, { requestId, signal }))
  },
  async try(tenantId, name, where, signal) {
    const path = graphRequests[where][name]
    if (path === undefined) await partnerCenter.get(z.unknown(), '/profiles/organization', { signal })
    else await graph.get(z.unknown(), path(tenantId), { tenantId, signal, quiet: true })
  }
})
