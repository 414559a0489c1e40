import type { User } from '../world/model'
import { isGoodPassword } from '../world/passwordPolicy'
import type { World } from '../world/world'
import { badRequest } from './graphError'
import {
  AUTHENTICATION_ADMINISTRATOR, BILLING_ADMINISTRATOR, DIRECTORY_READERS, GLOBAL_ADMINISTRATOR, GLOBAL_READER, HELPDESK_ADMINISTRATOR, LICENSE_ADMINISTRATOR,
  PASSWORD_ADMINISTRATOR, PRIVILEGED_AUTHENTICATION_ADMINISTRATOR, SERVICE_SUPPORT_ADMINISTRATOR, USER_ADMINISTRATOR
} from '../world/roleTemplates'

const ANYONE: ReadonlySet<string> = new Set([GLOBAL_ADMINISTRATOR, PRIVILEGED_AUTHENTICATION_ADMINISTRATOR])
const WITHOUT_ROLE: ReadonlySet<string> = new Set([PASSWORD_ADMINISTRATOR, HELPDESK_ADMINISTRATOR, AUTHENTICATION_ADMINISTRATOR, USER_ADMINISTRATOR])
const LIMITED_ADMINISTRATORS: ReadonlySet<string> = new Set([
  HELPDESK_ADMINISTRATOR, PASSWORD_ADMINISTRATOR, LICENSE_ADMINISTRATOR, SERVICE_SUPPORT_ADMINISTRATOR, BILLING_ADMINISTRATOR, DIRECTORY_READERS, GLOBAL_READER, USER_ADMINISTRATOR
])

/** @throws GraphError 400 when the tenant's rules forbid the password */
export function requireGoodPassword(world: World, user: Pick<User, 'tenantId' | 'userPrincipalName'>, password: string): void {
  const company = world.directory.tenant(user.tenantId)?.displayName ?? ''
  if (!isGoodPassword(password, { userName: user.userPrincipalName, company })) {
    throw badRequest('The specified password does not comply with password complexity requirements. Please provide a different password.')
  }
}

/** Whether someone with these roles may set the password of a user: the more powerful the user, the fewer may. */
export function mayResetPassword(roles: readonly string[], user: User): boolean {
  if (roles.some((role) => ANYONE.has(role))) return true
  if (user.directoryRoles.length === 0) return roles.some((role) => WITHOUT_ROLE.has(role))
  return roles.includes(USER_ADMINISTRATOR) && user.directoryRoles.every((role) => LIMITED_ADMINISTRATORS.has(role))
}
