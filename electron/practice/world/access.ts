import type { Directory, Entry, Relationships } from './api'
import type { Relationship, User } from './model'

/**
 * Whether a user may enter a tenant, and with which roles. The own tenant: always, with the roles held there. As a
 * technician of the partner: only through an active relationship whose active access assignment names a group with them.
 */
export function entryOf(directory: Directory, relationships: Relationships, userId: string, tenantId: string): Entry {
  if (!directory.tenant(tenantId)) return { allowed: false, why: 'noSuchTenant' }
  const own = directory.user(tenantId, userId)
  if (own) return { allowed: true, roles: own.directoryRoles }
  const technician = directory.user(directory.partner.id, userId)
  if (!technician) return { allowed: false, why: 'noRelationship' }
  return delegatedEntry(relationships.of(tenantId), technician)
}

function delegatedEntry(relationships: readonly Relationship[], technician: User): Entry {
  const active = relationships.filter((relationship) => relationship.status === 'active')
  if (active.length === 0) return { allowed: false, why: relationships.some(wasActive) ? 'expired' : 'noRelationship' }
  const assignments = active.flatMap((relationship) =>
    relationship.accessAssignments.filter((assignment) => assignment.status === 'active').map((assignment) => ({ relationship, assignment }))
  )
  if (assignments.length === 0) return { allowed: false, why: 'noAssignment' }
  const reaching = assignments.filter(({ assignment }) => technician.groups.includes(assignment.groupId))
  const first = reaching[0]
  if (!first) return { allowed: false, why: 'notInGroup' }
  return { allowed: true, roles: [...new Set(reaching.flatMap(({ assignment }) => assignment.unifiedRoles))], relationshipId: first.relationship.id }
}

/** An invitation that nobody answered in time was never active. */
function wasActive(relationship: Relationship): boolean {
  return relationship.status === 'expired' && relationship.activatedDateTime !== undefined
}
