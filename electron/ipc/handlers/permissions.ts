import type { CustomerConsent } from '../../services/onboarding/customerConsent'
import type { PermissionCheck } from '../../services/onboarding/permissionCheck'
import type { Handlers } from './types'

/** What the application may do in a tenant. */
export function permissionHandlers(check: PermissionCheck, consent: CustomerConsent): Pick<Handlers, Extract<keyof Handlers, `permissions.${string}`>> {
  return {
    'permissions.check': ({ tenantId }) => check.run(tenantId),
    'permissions.cancelCheck': () => check.cancel(),
    'permissions.consent': ({ tenantId, intentId }) => consent.give(tenantId, intentId),
    'permissions.withdrawConsent': ({ tenantId, intentId }) => consent.withdraw(tenantId, intentId)
  }
}
