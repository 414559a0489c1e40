import type { DelegatedRole } from '../contract/session'

/** Ids of directory role templates, the same in every tenant, by the key of their name in the catalogues below `roles.`. */
export const directoryRoles = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  serviceSupportAdministrator: 'f023fd81-a637-4b56-95fd-791ac0226033',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  domainNameAdministrator: '8329153b-31d0-4727-b945-745eb3bc5f31'
} as const
export type DirectoryRole = keyof typeof directoryRoles

/**
 * What each delegated role needs at a customer, and no more (capabilities 2.3): Limited equals a password administrator who can
 * also read the directory and open service requests; Full equals a global administrator, which holds everything else.
 */
export const roleTemplates: Readonly<Record<Exclude<DelegatedRole, 'none'>, readonly DirectoryRole[]>> = {
  limited: ['passwordAdministrator', 'directoryReaders', 'serviceSupportAdministrator'],
  full: ['globalAdministrator']
}

/** The roles that an offer asks for: those of both templates, because the team has technicians of both kinds. */
export const offeredRoles: readonly DirectoryRole[] = [...roleTemplates.full, ...roleTemplates.limited]

/** The longest that the service allows. */
export const offeredDays = 730

export const roleIds = (roles: readonly DirectoryRole[]): readonly string[] => roles.map((role) => directoryRoles[role])

/**
 * What a set of directory role ids amounts to. A relationship that extends itself cannot hold the global administrator, so
 * users and domains together count as Full as well; any other role is Limited.
 */
export function delegatedRoleOf(ids: readonly string[]): DelegatedRole {
  const held = new Set(ids.map((id) => id.toLowerCase()))
  if (held.size === 0) return 'none'
  const everything = held.has(directoryRoles.globalAdministrator)
  const usersAndDomains = held.has(directoryRoles.userAdministrator) && held.has(directoryRoles.domainNameAdministrator)
  return everything || usersAndDomains ? 'full' : 'limited'
}
