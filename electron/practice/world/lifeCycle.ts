import { addDuration } from './isoDuration'
import type { AccessAssignment, Relationship } from './model'

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
  return { ...stored, accessAssignments: stored.accessAssignments.map(ended(stored.status)) }
}

function pendingAtMoment(stored: Relationship, now: number): Relationship {
  const locked = stored.requests.find((request) => request.action === 'lockForApproval')
  const ends = Date.parse(locked?.createdDateTime ?? stored.lastModifiedDateTime) + INVITATION_LIFE
  return now < ends ? stored : { ...stored, status: 'expired', lastModifiedDateTime: new Date(ends).toISOString() }
}

function activeAtMoment(stored: Relationship, now: number): Relationship {
  const end = extendedEnd(stored, now)
  const endDateTime = new Date(end).toISOString()
  const status = now < end ? 'active' : 'expired'
  return { ...stored, status, endDateTime, accessAssignments: stored.accessAssignments.map(ended(status)) }
}

/** Each extension begins where the last period ends, as often as needed. */
function extendedEnd(stored: Relationship, now: number): number {
  let end = Date.parse(stored.endDateTime ?? stored.lastModifiedDateTime)
  while (end <= now) {
    const next = addDuration(end, stored.autoExtendDuration)
    if (next === undefined || next <= end) return end
    end = next
  }
  return end
}

/** An assignment works as long as its relationship; one that was asked for is carried out once the relationship is active. */
function ended(status: Relationship['status']): (assignment: AccessAssignment) => AccessAssignment {
  return (assignment) => {
    if (status === 'active') return assignment.status === 'pending' ? { ...assignment, status: 'active' } : assignment
    return assignment.status === 'active' ? { ...assignment, status: 'deleted' } : assignment
  }
}
