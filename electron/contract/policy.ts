import { z } from 'zod'
import { cloudCapabilitiesSchema, cloudDataSchema, portalDataSchema } from './cloudData'
import { registeredClouds, registrationsSchema } from './registration'
import { cloudIds, settingsChangeSchema, type CloudId, type Settings } from './settings'

const { portals: _portals, capabilities: _capabilities, ...cloudFields } = cloudDataSchema.partial().shape

/** Changes of a cloud's data: what is named is added or takes the place of what was there; a portal is known by its id. */
export const cloudChangeSchema = z.strictObject({
  ...cloudFields,
  portals: z.array(z.union([portalDataSchema, z.strictObject({ id: portalDataSchema.shape.id, removed: z.literal(true) })])).max(60).optional(),
  capabilities: cloudCapabilitiesSchema.partial().optional()
})
export type CloudChange = z.infer<typeof cloudChangeSchema>

/** The file that administrators deploy (README, "For administrators"); `resources/policy.schema.json` is made from this. */
export const policySchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  /** Where technicians work; they cannot choose another cloud then. */
  cloud: z.enum(cloudIds).optional(),
  registrations: registrationsSchema.optional(),
  /** `dod`: the US Department of Defense's part of the government cloud. */
  usgovEnvironment: z.enum(['l4', 'dod']).optional(),
  /** Settings that technicians cannot change. */
  settings: settingsChangeSchema.omit({ cloud: true, registrations: true, hiddenHelp: true }).optional(),
  clouds: z.partialRecord(z.enum(registeredClouds), cloudChangeSchema).optional()
})
export type Policy = z.infer<typeof policySchema>

/** What the pages know of the policy. */
export interface PolicyState {
  /** Absent: there is no such file. */
  readonly file?: string
  /** Set when the file cannot be used: where in it and why, in English as the parser says it. */
  readonly problem?: string
  readonly cloud?: CloudId
  /** Names of settings that are fixed. */
  readonly settings: readonly (keyof Settings)[]
  /** Clouds whose registration is fixed. */
  readonly registrations: readonly CloudId[]
}
