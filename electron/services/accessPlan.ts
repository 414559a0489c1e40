import { AppFailure } from '../contract/errors'
import type { Offer } from '../contract/offer'
import { wantedIn, type MappedGroup } from '../domain/accessMapping'
import { roleIds, roleTemplates } from '../domain/roleTemplates'
import type { AccessAssignmentRecord, AgentGroups, RelationshipRecord } from './ports'

/** Whether a customer accepted an offer and nobody of the partner can work in its relationship yet. */
export function lacksAccess({ state, relationshipId, access }: Offer): boolean {
  return state === 'accepted' && relationshipId !== undefined && (access === undefined || access.state === 'waiting')
}

/** The mapping as it is until somebody chooses another one: the Full roles for AdminAgents, the Limited ones for HelpdeskAgents (capabilities 2.3). */
export function standardMapping({ adminAgents, helpdeskAgents }: AgentGroups): readonly MappedGroup[] {
  return [
    ...(adminAgents === undefined ? [] : [{ groupId: adminAgents, roles: roleIds(roleTemplates.full) }]),
    ...(helpdeskAgents === undefined ? [] : [{ groupId: helpdeskAgents, roles: roleIds(roleTemplates.limited) }])
  ]
}

/** Who shall hold what in a relationship. @throws AppFailure `notFound` `access.noGroup`, `invalid` `access.noRoles` */
export function wantedAccess(relationship: Pick<RelationshipRecord, 'roles'>, mapped: readonly MappedGroup[]): readonly MappedGroup[] {
  if (mapped.length === 0) throw new AppFailure({ kind: 'notFound', code: 'access.noGroup' })
  const wanted = wantedIn(relationship.roles, mapped)
  if (wanted.length === 0) throw new AppFailure({ kind: 'invalid', code: 'access.noRoles' })
  return wanted
}

const counts = new Set(['pending', 'active'])

/** Those that have no assignment yet. A group that has one keeps it as it is: somebody may have chosen its roles. */
export function missingAccess(wanted: readonly MappedGroup[], present: readonly AccessAssignmentRecord[]): readonly MappedGroup[] {
  return wanted.filter(({ groupId }) => !present.some((one) => one.groupId === groupId && counts.has(one.status)))
}

/** Whether every group's assignment is in effect. @throws AppFailure `unexpected` `access.refused` when the cloud gave one up */
export function isInEffect(wanted: readonly MappedGroup[], present: readonly AccessAssignmentRecord[]): boolean {
  const states = wanted.map(({ groupId }) => new Set(present.filter((one) => one.groupId === groupId).map((one) => one.status)))
  if (states.some((state) => state.has('error') && !state.has('active') && !state.has('pending'))) {
    throw new AppFailure({ kind: 'unexpected', code: 'access.refused' })
  }
  return states.every((state) => state.has('active'))
}
