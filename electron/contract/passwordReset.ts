import { z } from 'zod'
import { recordIdSchema, tenantIdSchema, type Instant, type RecordId } from './ids'

/** A user of a customer. */
export interface CustomerUser {
  readonly id: string
  readonly userPrincipalName: string
  readonly name: string
  readonly accountEnabled: boolean
  /** Kept in a directory on the customer's premises, to which a new password is written back. */
  readonly synchronised: boolean
  /** Belongs to another company, where the password is kept. */
  readonly guest: boolean
  /** When the password was last changed; absent where the service does not say. */
  readonly passwordChangedAt?: Instant
}

/** One page of users that fit, in the order of their names. */
export interface FoundUsers {
  readonly users: readonly CustomerUser[]
  /** All that fit. */
  readonly total?: number
  /** With it the next page is asked for; absent: there is none. */
  readonly more?: string
}

/** Why this user's password is not reset from here at all. Keys of the catalogue below `reset.refused.`. */
export const resetRefusals = ['self', 'guest'] as const
export type ResetRefusal = (typeof resetRefusals)[number]

/** An earlier reset of the same user whose outcome was not known at its end. */
export interface EarlierReset {
  readonly intentId: RecordId
  readonly at: Instant
  readonly kind: ResetKind
  /** Whether the password has been changed since; absent: the service does not say. */
  readonly changed?: boolean
}

/** Who it is, before anything happens (capabilities 7.3). */
export interface ResetTarget {
  readonly user: CustomerUser
  /** Names of the directory roles held, which make a reset ask for the customer's name. */
  readonly roles: readonly string[]
  readonly refused?: ResetRefusal
  readonly earlier?: EarlierReset
}

/** `cloud`: at once. `synchronised`: written back to the customer's premises, which takes its time; the user must always choose another. */
export type ResetKind = 'cloud' | 'synchronised'

export type ResetOutcome = { readonly intentId: RecordId; readonly correlationId: string } & (
  | { readonly result: 'done'; readonly at: Instant; readonly mustChange: boolean }
  /** Carried out and failed: the old password stays. `detail`: in the service's own words. */
  | { readonly result: 'failed'; readonly detail?: string }
  /** `repeatable`: the same password may be sent again, because that changes nothing if it was set already. */
  | { readonly result: 'unknown'; readonly why: 'noAnswer' | 'stopped' | 'timeLimit'; readonly repeatable: boolean }
)

/** How far a reset is. Keys of the catalogue below `reset.step.`. */
export interface ResetProgress {
  readonly intentId: RecordId
  readonly step: 'checking' | 'sending' | 'notStarted' | 'running' | 'resolving'
}

/** Of one user of a customer, by user name or object id. */
export const resetTargetSchema = z.strictObject({ tenantId: tenantIdSchema, user: z.string().min(1).max(320) })
export const userSearchSchema = z.strictObject({ tenantId: tenantIdSchema, text: z.string().min(1).max(120), more: z.string().max(64).optional() })
export const resetRequestSchema = z.strictObject({
  tenantId: tenantIdSchema,
  /** Made when the technician decides: the same one is carried out once, however often it is asked for. */
  intentId: recordIdSchema,
  userId: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
  mustChange: z.boolean(),
  /** The customer's name as it was typed; needed where the user is an administrator. */
  confirmedName: z.string().max(300).optional(),
  /** The earlier reset that the technician has seen and goes beyond. */
  replaces: recordIdSchema.optional()
})
export type ResetRequest = z.output<typeof resetRequestSchema>
export const resetIntentSchema = z.strictObject({ intentId: recordIdSchema })
