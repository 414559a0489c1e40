import { AppFailure } from '../contract/errors'
import type { Offer } from '../contract/offer'
import { roleIds, roleTemplates } from '../domain/roleTemplates'
import type { AccessAssignmentRecord, AgentGroups, RelationshipRecord } from './ports'

/** Whether a customer accepted an offer and nobody of the partner can work in its relationship yet. */
export function lacksAccess({ state, relationshipId, access }: Offer): boolean {
  return state === 'accepted' && relationshipId !== undefined && (access === undefined || access.state === 'waiting')
}

/** One security group of the partner and the directory role ids that it shall hold at a customer. */
export interface WantedAccess {
  readonly groupId: string
  readonly roles: readonly string[]
}

/**
 * Who shall hold what in a relationship: the Full roles for AdminAgents, the Limited ones for HelpdeskAgents (capabilities 2.3),
 * each only as far as the relationship has them. @throws AppFailure `notFound` `access.noGroup`, `invalid` `access.noRoles`
 */
export function wantedAccess(relationship: RelationshipRecord, groups: AgentGroups): readonly WantedAccess[] {
  const offered = new Set(relationship.roles.map((role) => role.toLowerCase()))
  const within = (roles: readonly string[]) => roles.filter((role) => offered.has(role))
  const full = { groupId: groups.adminAgents, roles: within(roleIds(roleTemplates.full)) }
  const limited = { groupId: groups.helpdeskAgents, roles: within(roleIds(roleTemplates.limited)) }
  const useful = [full, limited].filter(({ roles }) => roles.length > 0)
  if (useful.length === 0) throw new AppFailure({ kind: 'invalid', code: 'access.noRoles' })
  const wanted = useful.flatMap(({ groupId, roles }) => (groupId === undefined ? [] : [{ groupId, roles }]))
  if (wanted.length === 0) throw new AppFailure({ kind: 'notFound', code: 'access.noGroup' })
  return wanted
}

const counts = new Set(['pending', 'active'])

/** Those that have no assignment yet. A group that has one keeps it as it is: somebody may have chosen its roles. */
export function missingAccess(wanted: readonly WantedAccess[], present: readonly AccessAssignmentRecord[]): readonly WantedAccess[] {
  return wanted.filter(({ groupId }) => !present.some((one) => one.groupId === groupId && counts.has(one.status)))
}

/** Whether every group's assignment is in effect. @throws AppFailure `unexpected` `access.refused` when the cloud gave one up */
export function isInEffect(wanted: readonly WantedAccess[], present: readonly AccessAssignmentRecord[]): boolean {
  const states = wanted.map(({ groupId }) => new Set(present.filter((one) => one.groupId === groupId).map((one) => one.status)))
  if (states.some((state) => state.has('error') && !state.has('active') && !state.has('pending'))) {
    throw new AppFailure({ kind: 'unexpected', code: 'access.refused' })
  }
  return states.every((state) => state.has('active'))
}
