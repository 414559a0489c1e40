import type { TenantId } from '../contract/ids'
import type { PartnerPeople, TokenSource } from '../services/ports'
import type { GraphClient } from './graph/client'
import { isGroup } from './graph/transform'
import { groupSchema, memberOfSchema, partnerUserSchema } from './graph/types'

/** The partner's own people and groups (Graph, in the partner's tenant), and the way into a customer's. */
export const createPartnerPeople = (graph: GraphClient, tokens: TokenSource, partner: () => Promise<TenantId>): PartnerPeople => ({
  async securityGroups(signal) {
    const found = await graph.all(groupSchema, '/groups?$filter=securityEnabled%20eq%20true&$select=id,displayName&$top=999', { tenantId: await partner(), signal })
    return found.map(({ id, displayName }) => ({ id, name: displayName ?? id })).toSorted((a, b) => a.name.localeCompare(b.name))
  },
  async colleagues(signal) {
    const found = await graph.all(partnerUserSchema, '/users?$select=id,displayName,userPrincipalName,accountEnabled&$top=999', { tenantId: await partner(), signal })
    return found
      .filter(({ accountEnabled }) => accountEnabled !== false)
      .map(({ id, displayName, userPrincipalName }) => ({ id, name: displayName ?? (userPrincipalName || id), userPrincipalName }))
      .toSorted((a, b) => a.name.localeCompare(b.name))
  },
  async groupsOf(userId, signal) {
    const found = await graph.all(memberOfSchema, `/users/${encodeURIComponent(userId)}/memberOf?$top=300`, { tenantId: await partner(), signal })
    return found.filter(isGroup).map(({ id }) => id)
  },
  async enter(tenantId, signal) {
    await tokens.tokenFor(tenantId, 'graph', signal)
  }
})
