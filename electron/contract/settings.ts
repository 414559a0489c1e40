import { z } from 'zod'
import { customerColumns, usualColumns } from './customerList'
import { registrationsSchema } from './registration'

export const cloudIds = ['practice', 'global', 'usgov', 'china'] as const
export type CloudId = (typeof cloudIds)[number]

/** The technician's settings. Each has a default, so that an older or empty file is complete. */
export const settingsSchema = z.object({
  cloud: z.enum(cloudIds).default('practice'),
  /** The partner's registrations of this application in Microsoft's clouds. */
  registrations: registrationsSchema.default({}),
  language: z.enum(['system', 'en', 'de']).default('system'),
  appearance: z.enum(['system', 'light', 'dark']).default('system'),
  navigationCollapsed: z.boolean().default(false),
  /** Desktop notification when a customer accepts: none, one without a sound, or one with. */
  notifyAccepted: z.enum(['off', 'quiet', 'sound']).default('quiet'),
  /** Desktop notification when a relationship ends in 90, 30, 7 or 1 days. */
  notifyEnding: z.enum(['off', 'quiet', 'sound']).default('quiet'),
  /** Whether desktop notifications name customers: others may see the screen. */
  notifyNames: z.boolean().default(true),
  /** Whether the system's own list of the application (jump list, dock menu) names customers. */
  systemListNames: z.boolean().default(true),
  /** Minutes after which an acting-as session ends, unless it is extended: long enough for a usual piece of work, short enough that none is forgotten overnight. */
  actingLimit: z.enum(['none', '30', '60', '120', '240']).default('60'),
  /** Minutes without any input on the computer after which acting-as sessions end. */
  actingIdle: z.enum(['none', '5', '15', '30', '60']).default('30'),
  /** Whether a locked screen or a suspended computer ends acting-as sessions. */
  actingEndOnLock: z.boolean().default(true),
  /** Whether a reason and a ticket are asked for before an acting-as session; required: the reason, because not all work has a ticket. */
  actingReason: z.enum(['off', 'optional', 'required']).default('off'),
  /** Days for which the activity record is kept. */
  keepActivity: z.enum(['forever', '730', '365', '90']).default('forever'),
  /** Columns of the list of customers, beside the name, in their order. */
  customerColumns: z.array(z.enum(customerColumns)).max(customerColumns.length).default([...usualColumns]),
  /** Ids of help sentences that were hidden for good. */
  hiddenHelp: z.array(z.string().max(64)).max(100).default([])
})
export type Settings = z.infer<typeof settingsSchema>

type Fields = typeof settingsSchema.shape
type Changeable = { readonly [K in keyof Fields]: z.ZodOptional<ReturnType<Fields[K]['unwrap']>> }

/**
 * A change of some settings. Not `settingsSchema.partial()`: there an absent field becomes its default, and changing one setting would
 * put all others back.
 */
export const settingsChangeSchema = z.strictObject(
  Object.fromEntries(Object.entries(settingsSchema.shape).map(([key, field]) => [key, field.unwrap().optional()])) as unknown as Changeable
)
