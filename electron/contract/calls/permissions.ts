import { checkSchema, type PermissionReport } from '../onboarding'
import { call, nothing } from './define'

/** What the application may do in a tenant. */
export const permissionsCalls = {
  /** Tries every permission of the application, in the partner's tenant or a customer's; one at a time. Changes nothing anywhere. */
  'permissions.check': call<PermissionReport>().portal(checkSchema),
  'permissions.cancelCheck': call<void>().portal(nothing)
} as const
