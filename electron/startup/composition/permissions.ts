import { CustomerConsent } from '../../services/onboarding/customerConsent'
import { PermissionCheck } from '../../services/onboarding/permissionCheck'
import type { Activity, Clock, PermissionPort } from '../../services/ports'
import type { SignInService } from '../../services/signIn'

export interface PermissionServiceParts {
  readonly port: PermissionPort
  readonly technician: SignInService['technician']
  readonly activity: Activity
  readonly clock: Clock
}

export interface PermissionServices {
  readonly permissionCheck: PermissionCheck
  readonly customerConsent: CustomerConsent
}

/** Joins what finds out and gives what the application may do in a tenant. */
export function createPermissionServices({ port, technician, activity, clock }: PermissionServiceParts): PermissionServices {
  const permissionCheck = new PermissionCheck({ port, home: () => technician()?.partnerTenantId, clock })
  return { permissionCheck, customerConsent: new CustomerConsent({ port, check: permissionCheck, activity }) }
}
