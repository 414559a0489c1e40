import type { PartnerGroup, RoleMapping, RoleTemplate } from '../contract/roleTemplate'
import { holdsEverything } from './directoryRoles'

/** A security group of the partner with the directory role ids that it shall hold, where a relationship has them. */
export interface MappedGroup {
  readonly groupId: string
  readonly roles: readonly string[]
}

/** An access assignment with what is needed to compare it. */
export interface Assigned extends MappedGroup {
  readonly status: string
}

/** How one group's access differs from the mapping. */
export interface Deviation {
  readonly groupId: string
  /**
   * missing: no assignment · roles: other roles · failed: the service gave the assignment up · unmapped: the mapping does not
   * name this group
   */
  readonly kind: 'missing' | 'roles' | 'failed' | 'unmapped'
  /** What the group should have and lacks. */
  readonly lacking: readonly string[]
  /** What it has and should not. */
  readonly beyond: readonly string[]
}

export type Repair =
  | { readonly kind: 'assign' | 'change' | 'replace'; readonly groupId: string; readonly roles: readonly string[] }
  | { readonly kind: 'remove'; readonly groupId: string }

/** The groups of a mapping with the roles of their templates; a template that is gone maps nothing. */
export function mappedGroups(mapping: readonly RoleMapping[], templates: readonly RoleTemplate[]): readonly MappedGroup[] {
  return mapping.flatMap(({ id, templateId }) => {
    const template = templates.find((one) => one.id === templateId)
    return template === undefined ? [] : [{ groupId: id, roles: template.roles }]
  })
}

/** Which groups there are in the mapping, by name. */
export const groupNames = (groups: readonly PartnerGroup[]): ReadonlyMap<string, string> => new Map(groups.map(({ id, name }) => [id, name]))

const lower = (roles: readonly string[]): readonly string[] => [...new Set(roles.map((role) => role.toLowerCase()))]

/**
 * Who shall hold what in a relationship: each group the roles of its template, as far as the relationship has them. A template
 * with the Global Administrator means everything, so where the relationship lacks that role it is all that the relationship has.
 */
export function wantedIn(relationshipRoles: readonly string[], mapped: readonly MappedGroup[]): readonly MappedGroup[] {
  const offered = lower(relationshipRoles)
  return mapped.flatMap(({ groupId, roles }) => {
    const asked = lower(roles)
    const all = holdsEverything(asked) && !holdsEverything(offered)
    const held = all ? offered : asked.filter((role) => offered.includes(role))
    return held.length === 0 ? [] : [{ groupId, roles: held }]
  })
}

const counts: ReadonlySet<string> = new Set(['pending', 'active'])
const gone: ReadonlySet<string> = new Set(['deleted', 'deleting'])

/** Whether two sets of roles come to the same: the Global Administrator contains the others. */
export function sameAccess(one: readonly string[], other: readonly string[]): boolean {
  if (holdsEverything(one) && holdsEverything(other)) return true
  const [a, b] = [lower(one), lower(other)]
  return a.length === b.length && a.every((role) => b.includes(role))
}

/** Where the assignments of a relationship differ from what the mapping wants. */
export function deviationsFrom(wanted: readonly MappedGroup[], present: readonly Assigned[]): readonly Deviation[] {
  const there = present.filter(({ status }) => !gone.has(status))
  const missing = wanted.flatMap(({ groupId, roles }): Deviation[] => {
    const one = assignmentOf(there, groupId)
    if (one === undefined) return [{ groupId, kind: 'missing', lacking: roles, beyond: [] }]
    const held = lower(one.roles)
    const lacking = roles.filter((role) => !held.includes(role))
    const beyond = held.filter((role) => !roles.includes(role))
    if (!counts.has(one.status)) return [{ groupId, kind: 'failed', lacking: roles, beyond: [] }]
    return sameAccess(roles, held) ? [] : [{ groupId, kind: 'roles', lacking, beyond }]
  })
  const strangers = [...new Set(there.map(({ groupId }) => groupId))].filter((groupId) => !wanted.some((one) => one.groupId === groupId))
  return [...missing, ...strangers.map((groupId): Deviation => ({ groupId, kind: 'unmapped', lacking: [], beyond: lower(assignmentOf(there, groupId)?.roles ?? []) }))]
}

/** Of several assignments of one group the one that counts. */
function assignmentOf<A extends Assigned>(present: readonly A[], groupId: string): A | undefined {
  const own = present.filter((one) => one.groupId === groupId)
  return own.find(({ status }) => status === 'active') ?? own.find(({ status }) => status === 'pending') ?? own[0]
}

/** What brings the assignments in line. Groups that the mapping does not name keep their access unless `removeUnmapped`. */
export function repairsFor(deviations: readonly Deviation[], wanted: readonly MappedGroup[], removeUnmapped: boolean): readonly Repair[] {
  const kinds = { missing: 'assign', roles: 'change', failed: 'replace' } as const
  return deviations.flatMap(({ groupId, kind }): Repair[] => {
    if (kind === 'unmapped') return removeUnmapped ? [{ kind: 'remove', groupId }] : []
    const roles = wanted.find((one) => one.groupId === groupId)?.roles
    return roles === undefined ? [] : [{ kind: kinds[kind], groupId, roles }]
  })
}
