import { z } from 'zod'
import { activityFilterSchema, activityFormats, type ActivityCheck, type ActivityChoices, type ActivityRecord } from '../activity'
import type { ActingTimeSummary, LicenceSummary } from '../overview'
import { call, nothing } from './define'

/** What has been done, and sums over it. */
export const recordCalls = {
  'overview.licences': call<LicenceSummary>().portal(nothing),
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
