import { randomUUID } from 'node:crypto'
import { newEtag } from '../etag'
import { addDuration } from '../isoDuration'
import type { AccessAssignment, Relationship, RelationshipRequest, Tenant } from '../model'
import { FULL_ROLES, LIMITED_ROLES } from '../roleTemplates'

const DURATION = 'P730D'
const NAME_LENGTH = 50

export interface Invited {
  readonly partnerName: string
  readonly customer: Tenant
  readonly adminAgentsId: string
  readonly helpdeskAgentsId: string
  readonly isFreeName: (displayName: string) => boolean
  /** Milliseconds, the world's clock. */
  readonly now: number
}

/**
 * The relationship that a customer makes by accepting an open invitation: active at once, full administration for the
 * partner's AdminAgents and limited for its HelpdeskAgents (rules 2.3, 5.1).
 */
export function invitedRelationship({ partnerName, customer, adminAgentsId, helpdeskAgentsId, isFreeName, now }: Invited): Relationship {
  const createdDateTime = new Date(now).toISOString()
  const request = (action: RelationshipRequest['action']): RelationshipRequest =>
    ({ id: randomUUID(), action, status: 'succeeded', createdDateTime, lastModifiedDateTime: createdDateTime })
  const assignment = (groupId: string, unifiedRoles: readonly string[]): AccessAssignment =>
    ({ id: randomUUID(), etag: newEtag(), status: 'active', groupId, unifiedRoles, createdDateTime, lastModifiedDateTime: createdDateTime })
  return {
    id: `${randomUUID()}-${randomUUID()}`, etag: newEtag(), displayName: freeName(`${partnerName} invited by ${customer.displayName}`, isFreeName),
    duration: DURATION, autoExtendDuration: 'PT0S', customer: { tenantId: customer.id, displayName: customer.displayName }, unifiedRoles: [...FULL_ROLES, ...LIMITED_ROLES],
    status: 'active', createdDateTime, lastModifiedDateTime: createdDateTime, activatedDateTime: createdDateTime,
    endDateTime: new Date(addDuration(now, DURATION) ?? now).toISOString(), requests: [request('lockForApproval'), request('approve')],
    accessAssignments: [assignment(adminAgentsId, FULL_ROLES), assignment(helpdeskAgentsId, LIMITED_ROLES)]
  }
}

function freeName(wanted: string, isFree: (displayName: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` ${number}`
    const name = [...wanted].slice(0, NAME_LENGTH - suffix.length).join('').slice(0, NAME_LENGTH - suffix.length) + suffix
    if (isFree(name)) return name
  }
}
