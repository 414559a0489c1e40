import { z } from 'zod'
import type { Instant, TenantId } from './ids'

/**
 * Where the sign-in of a partner goes beside the cloud's own pages (a federation server, another identity provider), and whether a technician
 * allowed it. Counts for sign-in only, never as a portal.
 */
export interface SignInOrigin {
  /** Of the partner and the origin. */
  readonly id: string
  readonly partnerTenantId: TenantId
  /** The partner's name at the time of the answer. */
  readonly company: string
  /** As `URL.origin` writes it. */
  readonly origin: string
  readonly allowed: boolean
  readonly answeredAt: Instant
  /** Who answered. */
  readonly who: string
}

export const signInOriginSchema = z.strictObject({ id: z.string().min(1).max(400) })
