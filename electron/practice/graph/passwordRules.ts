import type { User } from '../world/model'
import {
  AUTHENTICATION_ADMINISTRATOR, BILLING_ADMINISTRATOR, DIRECTORY_READERS, GLOBAL_ADMINISTRATOR, GLOBAL_READER, HELPDESK_ADMINISTRATOR, LICENSE_ADMINISTRATOR,
  PASSWORD_ADMINISTRATOR, PRIVILEGED_AUTHENTICATION_ADMINISTRATOR, SERVICE_SUPPORT_ADMINISTRATOR, USER_ADMINISTRATOR
} from '../world/roleTemplates'

const ANYONE: ReadonlySet<string> = new Set([GLOBAL_ADMINISTRATOR, PRIVILEGED_AUTHENTICATION_ADMINISTRATOR])
const WITHOUT_ROLE: ReadonlySet<string> = new Set([PASSWORD_ADMINISTRATOR, HELPDESK_ADMINISTRATOR, AUTHENTICATION_ADMINISTRATOR, USER_ADMINISTRATOR])
const LIMITED_ADMINISTRATORS: ReadonlySet<string> = new Set([
  HELPDESK_ADMINISTRATOR, PASSWORD_ADMINISTRATOR, LICENSE_ADMINISTRATOR, SERVICE_SUPPORT_ADMINISTRATOR, BILLING_ADMINISTRATOR, DIRECTORY_READERS, GLOBAL_READER, USER_ADMINISTRATOR
])

/** Whether someone with these roles may set the password of a user: the more powerful the user, the fewer may. */
export function mayResetPassword(roles: readonly string[], user: User): boolean {
  if (roles.some((role) => ANYONE.has(role))) return true
  if (user.directoryRoles.length === 0) return roles.some((role) => WITHOUT_ROLE.has(role))
  return roles.includes(USER_ADMINISTRATOR) && user.directoryRoles.every((role) => LIMITED_ADMINISTRATORS.has(role))
}

const KINDS: readonly RegExp[] = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/]

/** 8 to 256 characters of at least three kinds: small and capital letters, digits, others. */
export function isStrongPassword(password: string): boolean {
  return password.length >= 8 && password.length <= 256 && KINDS.filter((kind) => kind.test(password)).length >= 3
}
