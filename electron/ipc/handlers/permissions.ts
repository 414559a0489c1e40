import type { PermissionCheck } from '../../services/onboarding/permissionCheck'
import type { Handlers } from './types'

/** What the application may do in a tenant. */
export function permissionHandlers(check: PermissionCheck): Pick<Handlers, Extract<keyof Handlers, `permissions.${string}`>> {
  return {
    'permissions.check': ({ tenantId }) => check.run(tenantId),
    'permissions.cancelCheck': () => check.cancel()
  }
}
