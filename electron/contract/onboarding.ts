import { z } from 'zod'
import type { AppError } from './errors'
import { tenantIdSchema, type Instant } from './ids'
import type { Registration } from './registration'
import type { CloudId } from './settings'

/** A registration as the page about Microsoft's clouds shows it. */
export interface KnownRegistration extends Registration {
  /** From the policy file: not to be edited. */
  readonly fixed: boolean
}

/** What is decided already about where technicians work. */
export interface OnboardingState {
  readonly cloudInUse: CloudId
  /** Who decided which cloud it is; absent: the technician does. */
  readonly decidedBy?: 'environment' | 'policy'
  /** The policy file, where there is one that is used. */
  readonly policyFile?: string
  readonly registrations: Readonly<Partial<Record<CloudId, KnownRegistration>>>
  /** Where the script for the registration lies on this computer. */
  readonly scriptFile: string
}

/**
 * What a permission was found to be. `noConsent`: not in the token; `noRole`: in the token, but the service refused this technician;
 * `mfa`: a second factor is wanted; `blocked`: conditional access; `notInCloud`: the interface does not exist there; `stopped`: not tried.
 */
export const permissionStates = ['granted', 'noConsent', 'noRole', 'mfa', 'blocked', 'unreachable', 'notInCloud', 'stopped', 'failed'] as const
export type PermissionState = (typeof permissionStates)[number]

export interface PermissionLine {
  /** One of `domain/registration/permissions`. */
  readonly name: string
  readonly state: PermissionState
  /** Whether a request was made with it, or only the token was looked at (writes are not tried out). */
  readonly tried: boolean
  /** What the cloud said, where it was not "granted". */
  readonly error?: AppError
}

export interface PermissionReport {
  readonly checkedAt: Instant
  readonly lines: readonly PermissionLine[]
}

/** Absent tenant: the partner's own. */
export const checkSchema = z.strictObject({ tenantId: tenantIdSchema.optional() })

/** `intentId`: one for each decision of a technician, however often it is pressed or sent. */
export const consentSchema = z.strictObject({ tenantId: tenantIdSchema, intentId: z.guid().toLowerCase() })
