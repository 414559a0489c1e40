import type { DelegatedAdminAccessAssignment, DelegatedAdminRelationship, DelegatedAdminRelationshipRequest } from '@microsoft/microsoft-graph-types'
import { z } from 'zod'
import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import { sleep } from '../../lib/wait'
import type { Relationships } from '../../services/ports'
import type { CloudRecord } from '../cloud'
import { isFailure } from '../failures'
import { orUndefined } from '../http'
import { quoted, type GraphClient } from './client'
import { isMicrosoftLed, toAssignment, toRelationship } from './transform'
import { accessAssignmentSchema, relationshipSchema, type RawRelationship } from './types'

const root = '/tenantRelationships/delegatedAdminRelationships'
const path = (id: string): string => `${root}/${encodeURIComponent(id)}`
/** What became of it is read from the relationship. */
const requestSchema = z.unknown()
/** Six months at a time, the one extension that the service knows. */
export const extension = (on: boolean): string => (on ? 'P180D' : 'PT0S')
/** Graph refuses to lock a relationship that it has not finished creating. */
const settleTries = 5
const settlePauseMs = 200

/** By which fields relationships can be narrowed Microsoft does not say of all: where one is refused, everything is read. */
const unlessRefused = async <T>(narrowed: () => Promise<T>, everything: () => Promise<T>): Promise<T> => {
  try {
    return await narrowed()
  } catch (error) {
    if (!isFailure(error, 'invalid')) throw error
    return everything()
  }
}

const firstCalled = async (displayName: string, pages: AsyncGenerator<readonly RawRelationship[], void>) => {
  for await (const items of pages) {
    const found = items.find((one) => one.displayName === displayName)
    if (found !== undefined) return toRelationship(found)
  }
  return undefined
}

/** GDAP relationships of the partner; every call runs in the partner's own tenant. */
export const createRelationships = (graph: GraphClient, record: CloudRecord, partner: () => Promise<TenantId>): Relationships => {
  const call = async (signal: AbortSignal | undefined): Promise<{ tenantId: TenantId; signal: AbortSignal | undefined }> => ({ tenantId: await partner(), signal })
  const filtered = async (filter: string, signal: AbortSignal | undefined) => {
    const found = await graph.all(relationshipSchema, `${root}?$filter=${filter}&$top=300`, await call(signal))
    return found.map(toRelationship)
  }
  const get: Relationships['get'] = async (id, signal) => {
    const raw = await orUndefined(graph.get(relationshipSchema, path(id), await call(signal)))
    return raw === undefined ? undefined : toRelationship(raw)
  }

  return {
    get,
    async ofCustomer(tenantId, signal) {
      const found = await filtered(`customer/tenantId%20eq%20${quoted(tenantId)}`, signal)
      return found.filter((relationship) => !isMicrosoftLed(relationship))
    },
    async accessAssignments(id, signal) {
      const found = await graph.all(accessAssignmentSchema, `${path(id)}/accessAssignments`, await call(signal))
      return found.map(toAssignment)
    },
    async assign(id, groupId, roles, signal) {
      const body = {
        accessContainer: { accessContainerId: groupId, accessContainerType: 'securityGroup' },
        accessDetails: { unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })) }
      } satisfies DelegatedAdminAccessAssignment
      return toAssignment(await graph.post(accessAssignmentSchema, `${path(id)}/accessAssignments`, body, await call(signal)))
    },
    async create({ displayName, customer, durationDays, roles, autoExtend = false }, signal) {
      const body = {
        displayName,
        duration: `P${durationDays}D`,
        ...(customer !== undefined && { customer: { tenantId: customer.tenantId, displayName: customer.displayName } }),
        accessDetails: { unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })) },
        autoExtendDuration: extension(autoExtend)
      } satisfies DelegatedAdminRelationship
      return toRelationship(await graph.post(relationshipSchema, root, body, await call(signal)))
    },
    async findByName(displayName, signal) {
      const at = await call(signal)
      const named = (filter: string): AsyncGenerator<readonly RawRelationship[], void> => graph.pages(relationshipSchema, `${root}?${filter}$top=300`, at)
      return unlessRefused(
        () => firstCalled(displayName, named(`$filter=displayName%20eq%20${quoted(displayName)}&`)),
        () => firstCalled(displayName, named(''))
      )
    },
    async lockForApproval(relationship, signal) {
      let current = relationship
      for (let tried = 0; current.status !== 'created' && tried < settleTries; tried += 1) {
        // An earlier lock whose answer was lost has done its work.
        if (current.status === 'approvalPending') return
        await sleep(settlePauseMs, signal)
        current = (await get(relationship.id, signal)) ?? current
      }
      await graph.post(requestSchema, `${path(current.id)}/requests`, { action: 'lockForApproval' } satisfies DelegatedAdminRelationshipRequest, {
        ...(await call(signal)),
        ...(current.etag !== '' && { etag: current.etag })
      })
    },
    async withdraw({ id, status, etag }, signal) {
      const guarded = { ...(await call(signal)), ...(etag !== '' && { etag }) }
      if (status === 'created') await graph.delete(path(id), guarded)
      else if (status === 'approvalPending') await graph.post(requestSchema, `${path(id)}/requests`, { action: 'terminate' } satisfies DelegatedAdminRelationshipRequest, guarded)
      else throw new AppFailure({ kind: 'conflict', code: 'relationship.cannotWithdraw', params: { status } })
    },
    approvalLink: (id) => record.approvalLink.replace('{relationshipId}', encodeURIComponent(id))
  }
}
