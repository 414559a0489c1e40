import type { DelegatedAdminAccessAssignment, DelegatedAdminRelationship, DelegatedAdminRelationshipRequest } from '@microsoft/microsoft-graph-types'
import { z } from 'zod'
import type { TenantId } from '../../contract/ids'
import type { AccessAssignmentRecord, RelationshipManagement, RelationshipRecord } from '../../services/ports'
import type { Paces } from '../pace'
import type { GraphClient } from './client'
import { extension } from './relationships'
import { toRelationship, toRelationshipOperation, toRelationshipRequest } from './transform'
import { relationshipOperationSchema, relationshipRequestSchema, relationshipSchema } from './types'

const root = '/tenantRelationships/delegatedAdminRelationships'
const path = (id: string): string => `${root}/${encodeURIComponent(id)}`
const mostOnPage = 300
/** What comes back (a record, an operation or nothing) says less than reading again does. */
const anything = z.unknown()

const rolesBody = (roles: readonly string[]): DelegatedAdminAccessAssignment => ({ accessDetails: { unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })) } })

/** Reads and changes all relationships of the partner; every call runs in the partner's own tenant. */
export const createRelationshipManagement = (graph: GraphClient, gdap: boolean, partner: () => Promise<TenantId>, paces: Paces): RelationshipManagement => {
  const call = async (signal: AbortSignal | undefined) => ({ tenantId: await partner(), signal })
  const guarded = async ({ etag }: Pick<RelationshipRecord, 'etag'> | Pick<AccessAssignmentRecord, 'etag'>, signal: AbortSignal | undefined) => ({
    ...(await call(signal)),
    ...(etag !== undefined && etag !== '' && { etag })
  })

  return {
    async page(from, { signal, waiting }) {
      if (!gdap) return { items: [] }
      const tenantId = await partner()
      const filter = 'since' in from && from.since !== undefined ? `$filter=lastModifiedDateTime%20ge%20${from.since}&` : ''
      const first = `${root}?${filter}$top=${paces.of('graph', tenantId).pageSize(mostOnPage)}`
      const found = await graph.page(relationshipSchema, 'next' in from ? { next: from.next } : { path: first }, { tenantId, signal, patience: 'background', waiting })
      return { ...found, items: found.items.map(toRelationship) }
    },
    async requests(id, signal) {
      const found = await graph.all(relationshipRequestSchema, `${path(id)}/requests`, await call(signal))
      return found.map(toRelationshipRequest)
    },
    async operations(id, signal) {
      const found = await graph.all(relationshipOperationSchema, `${path(id)}/operations`, await call(signal))
      return found.map(toRelationshipOperation)
    },
    async setAutoExtend(record, on, signal) {
      await graph.patch(anything, path(record.id), { autoExtendDuration: extension(on) } satisfies DelegatedAdminRelationship, await guarded(record, signal))
    },
    async terminate(record, signal) {
      await graph.post(anything, `${path(record.id)}/requests`, { action: 'terminate' } satisfies DelegatedAdminRelationshipRequest, await guarded(record, signal))
    },
    async answerProvider({ id, etag }, agree, signal) {
      // `reject` is one of the values of this enumeration that only clients who ask for them are told.
      const headers = { prefer: 'include-unknown-enum-members', ...(etag !== '' && { 'if-match': etag }) }
      await graph.post(anything, `${path(id)}/requests`, { action: agree ? 'approve' : 'reject' }, { ...(await call(signal)), headers })
    },
    async changeAssignment(relationshipId, assignment, roles, signal) {
      await graph.patch(anything, `${path(relationshipId)}/accessAssignments/${encodeURIComponent(assignment.id)}`, rolesBody(roles), await guarded(assignment, signal))
    },
    async removeAssignment(relationshipId, assignment, signal) {
      await graph.delete(`${path(relationshipId)}/accessAssignments/${encodeURIComponent(assignment.id)}`, await guarded(assignment, signal))
    }
  }
}
