import { z } from 'zod'
import { activityFilterSchema, activityFormats, type ActivityCheck, type ActivityChoices, type ActivityRecord } from '../activity'
import { licenceSortKeys, licenceTroubles, type ActingTimeSummary, type LicencePage, type LicenceSummary } from '../overview'
import { call, nothing } from './define'

/** What has been done, and sums over it. */
export const recordCalls = {
  'overview.licences': call<LicenceSummary>().portal(nothing),
  /** What the sums are made of: each product of each customer; an absent part does not narrow. */
  'overview.licenceList': call<LicencePage>().portal(z.strictObject({
    skuId: z.string().max(64).optional(), why: z.enum(licenceTroubles).optional(), sort: z.enum(licenceSortKeys).default('customer'), descending: z.boolean().default(false),
    offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(100)
  })),
  'overview.actingTime': call<ActingTimeSummary>().portal(nothing),

  /** The newest first. */
  'activity.find': call<{ rows: readonly ActivityRecord[]; total: number }>().portal(
    activityFilterSchema.extend({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(100) })
  ),
  'activity.choices': call<ActivityChoices>().portal(nothing),
  /** Follows the chain of all records. */
  'activity.verify': call<ActivityCheck>().portal(nothing),
  /** Asks for a file name. Rejects with `cancelled` `activity.exportCancelled`. */
  'activity.export': call<{ count: number }>().portal(activityFilterSchema.extend({ format: z.enum(activityFormats) }))
} as const
