import { addDuration } from './isoDuration'
import type { AccessAssignment, Relationship, RelationshipOperation } from './model'

const DAY = 24 * 60 * 60 * 1000
const INVITATION_LIFE = 90 * DAY

/**
 * A relationship as it stands at a moment. What only time does (an unanswered invitation ends after 90 days, a
 * relationship at its end date or is extended) is worked out here and never stored, so that it needs no timer and
 * follows the clock that the control endpoint moves.
 */
export function atMoment(stored: Relationship, now: number): Relationship {
  if (stored.status === 'approvalPending') return pendingAtMoment(stored, now)
  if (stored.status === 'active') return activeAtMoment(stored, now)
  return withAccess(stored)
}

function pendingAtMoment(stored: Relationship, now: number): Relationship {
  const locked = stored.requests.find((request) => request.action === 'lockForApproval')
  const ends = Date.parse(locked?.createdDateTime ?? stored.lastModifiedDateTime) + INVITATION_LIFE
  return now < ends ? stored : { ...stored, status: 'expired', lastModifiedDateTime: new Date(ends).toISOString() }
}

function activeAtMoment(stored: Relationship, now: number): Relationship {
  const { end, turned } = extended(stored, now)
  const endDateTime = new Date(end).toISOString()
  const over = now >= end
  const changed = over ? end : turned
  return withAccess({
    ...stored,
    status: over ? 'expired' : 'active',
    endDateTime,
    ...(changed === undefined ? {} : { lastModifiedDateTime: new Date(changed).toISOString() })
  })
}

/** Each extension begins where the last period ends, as often as needed; `turned` is the beginning of the last one. */
function extended(stored: Relationship, now: number): { readonly end: number; readonly turned: number | undefined } {
  let end = Date.parse(stored.endDateTime ?? stored.lastModifiedDateTime)
  let turned: number | undefined
  while (end <= now) {
    const next = addDuration(end, stored.autoExtendDuration)
    if (next === undefined || next <= end) return { end, turned }
    turned = end
    end = next
  }
  return { end, turned }
}

function withAccess(relationship: Relationship): Relationship {
  const accessAssignments = relationship.accessAssignments.map(ended(relationship.status))
  const { operations } = relationship
  if (operations === undefined) return { ...relationship, accessAssignments }
  const byId = new Map(accessAssignments.map((assignment) => [assignment.id, assignment.status]))
  const told = (operation: RelationshipOperation): RelationshipOperation => ({ ...operation, status: outcomeOf(byId.get(operation.assignmentId)) })
  return { ...relationship, accessAssignments, operations: operations.map(told) }
}

/** An operation is over when its assignment is no longer on its way. */
function outcomeOf(status: AccessAssignment['status'] | undefined): RelationshipOperation['status'] {
  if (status === 'pending') return 'running'
  return status === 'error' ? 'failed' : 'succeeded'
}

/** An assignment works as long as its relationship; one that was asked for is carried out once the relationship is active. */
function ended(status: Relationship['status']): (assignment: AccessAssignment) => AccessAssignment {
  return (assignment) => {
    if (status !== 'active') return assignment.status === 'active' ? { ...assignment, status: 'deleted' } : assignment
    if (assignment.status !== 'pending' || assignment.held === 'stuck') return assignment
    return { ...assignment, status: assignment.held === 'failing' ? 'error' : 'active' }
  }
}
