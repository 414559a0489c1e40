import { checkSchema, consentSchema, type PermissionReport } from '../onboarding'
import { call, nothing } from './define'

/** What the application may do in a tenant. */
export const permissionsCalls = {
  /** Tries every permission of the application, in the partner's tenant or a customer's; one at a time. Changes nothing anywhere. */
  'permissions.check': call<PermissionReport>().portal(checkSchema),
  'permissions.cancelCheck': call<void>().portal(nothing),
  /**
   * Consents for a customer, through the relationship, and checks what came of it. Once for one intent. Rejects with `notAllowed`
   * `consent.notAllowed`, `notFound` `consent.notInCloud`, `unreachable` `consent.unanswered` (nothing is known of it then).
   */
  'permissions.consent': call<PermissionReport>().portal(consentSchema, 'full', 'access'),
  /**
   * Takes the consent back where it was given, and checks what came of it. Rejects with `notAllowed` `consent.withdrawNotAllowed`, `notFound`
   * `consent.notInCloud`, `unreachable` `consent.withdrawUnanswered`.
   */
  'permissions.withdrawConsent': call<PermissionReport>().portal(consentSchema, 'full', 'access')
} as const
