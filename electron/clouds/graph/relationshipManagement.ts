import type { DelegatedAdminAccessAssignment, DelegatedAdminRelationship, DelegatedAdminRelationshipRequest } from '@microsoft/microsoft-graph-types'
import { z } from 'zod'
import type { TenantId } from '../../contract/ids'
import type { AccessAssignmentRecord, RelationshipManagement, RelationshipRecord } from '../../services/ports'
import { isFailure } from '../failures'
import type { GraphClient } from './client'
import { extension } from './relationships'
import { toRelationship, toRelationshipOperation, toRelationshipRequest } from './transform'
import { relationshipOperationSchema, relationshipRequestSchema, relationshipSchema } from './types'

const root = '/tenantRelationships/delegatedAdminRelationships'
const path = (id: string): string => `${root}/${encodeURIComponent(id)}`
const pageSize = 300
/** What comes back (a record, an operation or nothing) says less than reading again does. */
const anything = z.unknown()

const rolesBody = (roles: readonly string[]): DelegatedAdminAccessAssignment => ({ accessDetails: { unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })) } })

/** Reads and changes all relationships of the partner; every call runs in the partner's own tenant. */
export const createRelationshipManagement = (graph: GraphClient, gdap: boolean, partner: () => Promise<TenantId>): RelationshipManagement => {
  const call = async (signal: AbortSignal | undefined) => ({ tenantId: await partner(), signal })
  const guarded = async ({ etag }: Pick<RelationshipRecord, 'etag'> | Pick<AccessAssignmentRecord, 'etag'>, signal: AbortSignal | undefined) => ({
    ...(await call(signal)),
    ...(etag !== undefined && etag !== '' && { etag })
  })

  async function* read(query: string, signal: AbortSignal): AsyncGenerator<readonly RelationshipRecord[], void> {
    const background = { ...(await call(signal)), patience: 'background' } as const
    for await (const page of graph.pages(relationshipSchema, `${root}?${query}$top=${pageSize}`, background)) yield page.map(toRelationship)
  }

  return {
    async *pages(since, signal) {
      if (!gdap) return
      if (since !== undefined) {
        try {
          yield* read(`$filter=lastModifiedDateTime%20ge%20${since}&`, signal)
          return
        } catch (error) {
          // Not every service can filter by it: then all of them are read.
          if (!isFailure(error, 'invalid')) throw error
        }
      }
      yield* read('', signal)
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
    async changeAssignment(relationshipId, assignment, roles, signal) {
      await graph.patch(anything, `${path(relationshipId)}/accessAssignments/${encodeURIComponent(assignment.id)}`, rolesBody(roles), await guarded(assignment, signal))
    },
    async removeAssignment(relationshipId, assignment, signal) {
      await graph.delete(`${path(relationshipId)}/accessAssignments/${encodeURIComponent(assignment.id)}`, await guarded(assignment, signal))
    }
  }
}
