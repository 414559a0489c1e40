import { z } from 'zod'

/** A tenant as an administrator names it: its id, or one of its domains. */
export const tenantNameSchema = z.union([z.guid(), z.string().regex(/^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/iu)])

/** The partner's own registration of this application in a cloud (README, "For administrators"). */
export const registrationSchema = z.strictObject({
  /** Application (client) ID. */
  clientId: z.guid().toLowerCase(),
  /** The partner's own tenant; absent: whichever tenant the technician's account belongs to. */
  tenant: tenantNameSchema.optional()
})
export type Registration = z.infer<typeof registrationSchema>

/** Clouds in which a partner registers the application; the practice cloud needs none. */
export const registeredClouds = ['global', 'usgov', 'china'] as const
export const registrationsSchema = z.partialRecord(z.enum(registeredClouds), registrationSchema)
