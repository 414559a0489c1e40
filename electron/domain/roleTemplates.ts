import type { RoleTemplate } from '../contract/roleTemplate'
import type { DelegatedRole } from '../contract/session'
import { directoryRole, directoryRoles, holdsEverything, roleIds, roleWeight, type DirectoryRole } from './directoryRoles'

export { directoryRoles, roleIds, type DirectoryRole } from './directoryRoles'

/**
 * What each delegated role needs at a customer, and no more (capabilities 2.3): Limited equals a password administrator who can
 * also read the directory and open service requests; Full equals a global administrator, which holds everything else.
 */
export const roleTemplates: Readonly<Record<Exclude<DelegatedRole, 'none'>, readonly DirectoryRole[]>> = {
  limited: ['passwordAdministrator', 'directoryReaders', 'serviceSupportAdministrator'],
  full: ['globalAdministrator']
}

/** The roles that an offer asks for unless another template is chosen: those of both, because the team has technicians of both kinds. */
export const offeredRoles: readonly DirectoryRole[] = [...roleTemplates.full, ...roleTemplates.limited]

/** The longest that the service allows. */
export const offeredDays = 730

/** Templates that are always there (their names: catalogue, `template.<id>`). */
const builtIn = {
  reader: ['globalReader', 'reportsReader', 'messageCenterReader'],
  limited: roleTemplates.limited,
  serviceDesk: ['helpdeskAdministrator', 'licenseAdministrator', 'groupsAdministrator', 'userAdministrator', 'directoryReaders', 'serviceSupportAdministrator'],
  devices: ['intuneAdministrator', 'cloudDeviceAdministrator', 'directoryReaders', 'serviceSupportAdministrator'],
  everyService: [
    'userAdministrator', 'licenseAdministrator', 'domainNameAdministrator', 'intuneAdministrator', 'exchangeAdministrator', 'sharePointAdministrator', 'teamsAdministrator',
    'cloudDeviceAdministrator', 'groupsAdministrator', 'cloudApplicationAdministrator', 'authenticationAdministrator', 'globalReader', ...roleTemplates.limited
  ],
  full: roleTemplates.full,
  fullAndLimited: offeredRoles
} as const satisfies Readonly<Record<string, readonly DirectoryRole[]>>
export type BuiltInTemplate = keyof typeof builtIn

/** What an offer asks for when nothing else is chosen. */
export const usualTemplate: BuiltInTemplate = 'fullAndLimited'

export const builtInTemplateIds = Object.keys(builtIn) as readonly BuiltInTemplate[]
export const builtInTemplates: readonly RoleTemplate[] = builtInTemplateIds.map((id) => ({ id, builtIn: true, roles: roleIds(builtIn[id]) }))

/** How much a set of role ids can do; a set that contains another never has less. A role that is not known counts as powerful. */
export function privilegeOf(ids: readonly string[]): number {
  const weights = [...new Set(ids.map((id) => id.toLowerCase()))].map((id) => {
    const key = directoryRole(id)
    return key === undefined ? 5 : roleWeight(key)
  })
  // The most powerful role decides; how many there are only between equals.
  return weights.reduce((most, weight) => Math.max(most, weight), 0) * 1_000 + (holdsEverything(ids) ? 500 : 0) + Math.min(weights.length, 499)
}

/** Least privilege first; between equals by name. */
export function leastPrivilegeFirst(templates: readonly RoleTemplate[]): readonly RoleTemplate[] {
  return templates.toSorted((a, b) => privilegeOf(a.roles) - privilegeOf(b.roles) || (a.name ?? a.id).localeCompare(b.name ?? b.id))
}

/** The template that has exactly these roles; an own one before a built-in one. */
export function recogniseTemplate(ids: readonly string[], templates: readonly RoleTemplate[]): RoleTemplate | undefined {
  const wanted = keyOf(ids)
  const found = templates.filter(({ roles }) => keyOf(roles) === wanted)
  return found.find((template) => !template.builtIn) ?? found[0]
}

const keyOf = (ids: readonly string[]): string => [...new Set(ids.map((id) => id.toLowerCase()))].toSorted().join(' ')

/**
 * What a set of directory role ids amounts to. A relationship that extends itself cannot hold the global administrator, so
 * users and domains together count as Full as well; any other role is Limited.
 */
export function delegatedRoleOf(ids: readonly string[]): DelegatedRole {
  const held = new Set(ids.map((id) => id.toLowerCase()))
  if (held.size === 0) return 'none'
  const usersAndDomains = held.has(directoryRoles.userAdministrator) && held.has(directoryRoles.domainNameAdministrator)
  return holdsEverything(ids) || usersAndDomains ? 'full' : 'limited'
}
