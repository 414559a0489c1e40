import type { Instant, TenantId } from './ids'

/** A sign-in page is open because the cloud asked for it in the middle of something that now waits (capabilities 1.5). */
export interface SignInAsked {
  readonly tenantId: TenantId
  /** The company that it is asked for: the technician's own, or a customer. Absent: not known by name. */
  readonly company?: string
  readonly since: Instant
}
