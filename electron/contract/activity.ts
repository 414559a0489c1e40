import { z } from 'zod'
import { instantSchema, tenantIdSchema, type Instant, type TenantId } from './ids'

export const activityResults = ['ok', 'failed', 'cancelled'] as const
export type ActivityResult = (typeof activityResults)[number]

/** One thing that happened, as it is kept for good (capabilities 8.1). Holds no secret. */
export interface ActivityRecord {
  /** Its number in the record, twelve digits, so that ids sort in time. */
  readonly id: string
  readonly at: Instant
  /** `topic.verb`; its words stand below `activity.action.` */
  readonly action: string
  readonly tenantId?: TenantId
  /** The customer's name as it was then: it must be readable when nothing of the customer is known any more. */
  readonly tenantName?: string
  /** User name of the technician; absent where nobody was signed in. */
  readonly who?: string
  /** The partner whose technician it was: nobody of another sees it. Absent where nobody was signed in, and in records of older versions. */
  readonly partnerTenantId?: TenantId
  readonly result: ActivityResult
  readonly detail?: Readonly<Record<string, string | number | boolean>>
  /** SHA-256 in hex of the record before; absent in records of versions that had no chain. */
  readonly previous?: string
  /** SHA-256 in hex of everything else in this record. */
  readonly hash?: string
}

export const activityFilterSchema = z.strictObject({
  /** Every word must be found: actions, customers, people, details. */
  text: z.string().max(200).default(''),
  /** The part of the action before its dot. */
  topic: z.string().max(40).optional(),
  result: z.enum(activityResults).optional(),
  tenantId: tenantIdSchema.optional(),
  who: z.string().max(320).optional(),
  /** Inclusive. */
  from: instantSchema.optional(),
  /** Exclusive. */
  to: instantSchema.optional()
})
export type ActivityFilter = z.infer<typeof activityFilterSchema>

export const activityFormats = ['csv', 'json'] as const
export type ActivityFormat = (typeof activityFormats)[number]

/** What the record can be filtered by, as far as it occurs. */
export interface ActivityChoices {
  readonly topics: readonly string[]
  readonly people: readonly string[]
}

/**
 * `changed`: it is not what was written. `missing`: one or more are not there before it. `order`: it stands where another
 * belongs. `unlinked`: it does not follow from the one before. `cut`: newer ones were there and are gone.
 */
export const chainProblems = ['changed', 'missing', 'order', 'unlinked', 'cut'] as const
export interface ChainProblem {
  readonly kind: (typeof chainProblems)[number]
  /** Number of the record at which it shows. */
  readonly number: number
}

/** What a check of the whole record found. */
export interface ActivityCheck {
  readonly checked: number
  readonly problems: readonly ChainProblem[]
  /** Whether there are more problems than are listed. */
  readonly more: boolean
  /** Hash of the newest record: noted elsewhere, it proves later that nothing up to it was changed. */
  readonly head?: string
  /** Whether the end could be compared with the mark kept outside of the store; otherwise a cut end cannot be ruled out. */
  readonly anchored: boolean
}
