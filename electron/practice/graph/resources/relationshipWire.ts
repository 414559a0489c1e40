import type { AccessAssignment, Relationship, RelationshipOperation, RelationshipRequest } from '../../world/model'
import type { Wire } from '../collection'

/** A delegated admin relationship as Graph writes it. */
export function relationshipWire(relationship: Relationship): Wire {
  const { indirectProviderTenantId, partnerConsentPending = false } = relationship
  return {
    '@odata.type': indirectProviderTenantId === undefined ? '#microsoft.graph.delegatedAdminRelationship' : '#microsoft.graph.resellerDelegatedAdminRelationship',
    '@odata.etag': weak(relationship.etag),
    id: relationship.id,
    displayName: relationship.displayName,
    duration: relationship.duration,
    customer: relationship.customer ?? null,
    accessDetails: accessDetails(relationship.unifiedRoles),
    status: relationship.status,
    autoExtendDuration: relationship.autoExtendDuration,
    createdDateTime: relationship.createdDateTime,
    lastModifiedDateTime: relationship.lastModifiedDateTime,
    activatedDateTime: relationship.activatedDateTime ?? null,
    endDateTime: relationship.endDateTime ?? null,
    ...(indirectProviderTenantId === undefined ? {} : { indirectProviderTenantId, isPartnerConsentPending: partnerConsentPending })
  }
}

export function requestWire(request: RelationshipRequest): Wire {
  return { ...request }
}

export function assignmentWire(assignment: AccessAssignment): Wire {
  return {
    '@odata.etag': weak(assignment.etag),
    id: assignment.id,
    status: assignment.status,
    createdDateTime: assignment.createdDateTime,
    lastModifiedDateTime: assignment.lastModifiedDateTime,
    ...containerAndRoles(assignment)
  }
}

/** What was done with an assignment, as the list of operations tells it: `data` is the assignment as the change leaves it. */
export function operationWire({ id, assignmentId, status, createdDateTime, lastModifiedDateTime }: RelationshipOperation, assignment?: AccessAssignment): Wire {
  const data = assignment === undefined ? { id: assignmentId } : { id: assignmentId, ...containerAndRoles(assignment), status: assignment.status }
  return { id, operationType: 'delegatedAdminAccessAssignmentUpdate', data: JSON.stringify(data), status, createdDateTime, lastModifiedDateTime }
}

function containerAndRoles(assignment: AccessAssignment): Wire {
  return { accessContainer: { accessContainerId: assignment.groupId, accessContainerType: 'securityGroup' }, accessDetails: accessDetails(assignment.unifiedRoles) }
}

function accessDetails(roles: readonly string[]): Wire {
  return { unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })) }
}

function weak(etag: string): string {
  return `W/"${etag}"`
}
