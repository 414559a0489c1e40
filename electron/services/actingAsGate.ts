import type { CustomerAction } from '../contract/customer'
import { AppFailure } from '../contract/errors'
import type { TenantId } from '../contract/ids'
import type { DelegatedRole } from '../contract/session'
import { customerActions } from '../domain/customerActions'
import { foremostRelationship, isUsable, relationshipState } from '../domain/relationshipState'
import { delegatedRoleOf } from '../domain/roleTemplates'
import type { RelationshipRecord, Relationships } from './ports'

export interface GateParts {
  readonly relationships: Relationships
  /** The technician's delegated role in the team, and the security groups that access assignments name. */
  readonly technician: () => { readonly role: DelegatedRole; readonly groupIds: readonly string[] } | undefined
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/**
 * The technician's role at a customer as the cloud says it at this moment, when it allows an action there; the cache has no say in it.
 * @throws AppFailure `signedOut`; `notAllowed` with the code `acting.<reason>`, the reasons being those of the gated action
 */
export async function roleForAction(parts: GateParts, tenantId: TenantId, action: CustomerAction, signal: AbortSignal): Promise<DelegatedRole> {
  const technician = parts.technician()
  if (technician === undefined) throw new AppFailure({ kind: 'signedOut', code: 'session.signedOut' })
  const records = (await parts.relationships.ofCustomer(tenantId, signal)).filter((record) => isThis(record, tenantId))
  const usable = records.filter((record) => isUsable(relationshipState(record, parts.now())))
  const roles = await Promise.all(usable.map((record) => roleBy(parts.relationships, record, technician.groupIds, signal)))
  const role = highest(roles)
  const foremost = foremostRelationship(records, parts.now())
  const relationship = foremost === undefined ? 'none' : relationshipState(foremost, parts.now())
  const gate = customerActions({ relationship, roleAtCustomer: role, technicianRole: technician.role, connection: 'online' })[action]
  if (!gate.allowed) throw new AppFailure({ kind: 'notAllowed', code: `acting.${gate.reason}` })
  return role
}

/** The same for acting as the customer. */
export const roleForActing = (parts: GateParts, tenantId: TenantId, signal: AbortSignal): Promise<DelegatedRole> => roleForAction(parts, tenantId, 'administer', signal)

/** An answer about another customer must never open this one's door. */
const isThis = (record: RelationshipRecord, tenantId: TenantId) => record.customer?.tenantId === tenantId

async function roleBy(relationships: Relationships, record: RelationshipRecord, groupIds: readonly string[], signal: AbortSignal): Promise<DelegatedRole> {
  const mine = new Set(groupIds)
  const assignments = await relationships.accessAssignments(record.id, signal)
  return delegatedRoleOf(assignments.filter((one) => one.status === 'active' && mine.has(one.groupId)).flatMap((one) => one.roles))
}

function highest(roles: readonly DelegatedRole[]): DelegatedRole {
  if (roles.includes('full')) return 'full'
  return roles.includes('limited') ? 'limited' : 'none'
}
