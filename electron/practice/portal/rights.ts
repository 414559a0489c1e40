import type { User } from '../world/model'
import {
  BILLING_ADMINISTRATOR, DOMAIN_NAME_ADMINISTRATOR, GLOBAL_ADMINISTRATOR, GLOBAL_READER, HELPDESK_ADMINISTRATOR, PASSWORD_ADMINISTRATOR,
  PRIVILEGED_AUTHENTICATION_ADMINISTRATOR, USER_ADMINISTRATOR
} from '../world/roleTemplates'
import { mayWorkWithSupport } from '../world/serviceRequests/requestRules'
import type { World } from '../world/world'

/** What somebody may do in a tenant's portal. */
export interface Rights {
  readonly isTechnician: boolean
  /** In words, for the pane. */
  readonly roleName: string
  readonly users: boolean
  readonly addUsers: boolean
  readonly resetPasswords: boolean
  /** Manage, Purchase and Domains: never for Limited technicians (rule 6.3). */
  readonly subscriptions: boolean
  readonly purchase: boolean
  readonly domains: boolean
  readonly relationships: boolean
  /** Service requests: open, read. */
  readonly support: boolean
  /** Only the customer's own global administrator decides about partners. */
  readonly decideRelationships: boolean
  /** The partner's own people who work with customers see its offers. */
  readonly commerce: boolean
}

const nameOf = (roles: readonly string[], isTechnician: boolean): string => {
  if (roles.includes(GLOBAL_ADMINISTRATOR)) return isTechnician ? 'Full administration' : 'Global administrator'
  if (roles.length === 0) return 'User'
  return isTechnician ? 'Limited administration' : 'Administrator'
}

const isTechnicianOfPartner = ({ directory: { partner, adminAgents, helpdeskAgents } }: World, user: User): boolean =>
  user.tenantId === partner.id && (user.directoryRoles.includes(GLOBAL_ADMINISTRATOR) || user.groups.some((group) => group === adminAgents.id || group === helpdeskAgents.id))

/** Derives the rights of a user in a tenant from the roles that they hold there now. */
export const rightsOf = (world: World, user: User, tenantId: string): Rights => {
  const isTechnician = user.tenantId !== tenantId
  const roles = isTechnician ? world.rolesIn(user.id, tenantId) : user.directoryRoles
  const has = (...wanted: readonly string[]): boolean => wanted.some((one) => roles.includes(one))
  const all = has(GLOBAL_ADMINISTRATOR)
  return {
    isTechnician,
    roleName: nameOf(roles, isTechnician),
    users: roles.length > 0,
    addUsers: all || has(USER_ADMINISTRATOR),
    resetPasswords: all || has(USER_ADMINISTRATOR, HELPDESK_ADMINISTRATOR, PASSWORD_ADMINISTRATOR, PRIVILEGED_AUTHENTICATION_ADMINISTRATOR),
    subscriptions: all || has(BILLING_ADMINISTRATOR, GLOBAL_READER),
    purchase: all || has(BILLING_ADMINISTRATOR),
    domains: all || has(DOMAIN_NAME_ADMINISTRATOR, GLOBAL_READER),
    relationships: roles.length > 0,
    support: mayWorkWithSupport(roles),
    decideRelationships: all && !isTechnician,
    commerce: isTechnicianOfPartner(world, user) && tenantId === user.tenantId
  }
}

/** Whether a user holds a role that only a global administrator may touch. */
export const isPrivileged = (user: User): boolean => user.directoryRoles.length > 0

/** Whether somebody with these roles may set that user's password: administrators only by a global administrator. */
export const mayReset = (world: World, actor: User, target: User): boolean => {
  if (!rightsOf(world, actor, target.tenantId).resetPasswords) return false
  const roles = actor.tenantId === target.tenantId ? actor.directoryRoles : world.rolesIn(actor.id, target.tenantId)
  return !isPrivileged(target) || roles.includes(GLOBAL_ADMINISTRATOR)
}
