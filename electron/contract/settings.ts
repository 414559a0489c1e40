import { z } from 'zod'

export const cloudIds = ['practice', 'global', 'usgov', 'china'] as const
export type CloudId = (typeof cloudIds)[number]

/** The technician's settings. Each has a default, so that an older or empty file is complete. */
export const settingsSchema = z.object({
  cloud: z.enum(cloudIds).default('practice'),
  language: z.enum(['system', 'en', 'de']).default('system'),
  appearance: z.enum(['system', 'light', 'dark']).default('system'),
  navigationCollapsed: z.boolean().default(false),
  /** Ids of help sentences that were hidden for good. */
  hiddenHelp: z.array(z.string().max(64)).max(100).default([])
})
export type Settings = z.infer<typeof settingsSchema>
