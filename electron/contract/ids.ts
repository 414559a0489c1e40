import { z } from 'zod'

/**
 * The identifier of a tenant: a lower-case GUID. Branded, so that no other string passes for a tenant.
 * Everything that acts in a tenant takes this type (capabilities 6.2: a wrong tenant must be impossible).
 */
export const tenantIdSchema = z.guid().toLowerCase().brand<'TenantId'>()
export type TenantId = z.infer<typeof tenantIdSchema>

/** A GUID that the application made for one of its own records (offer, acting-as session). */
export const recordIdSchema = z.guid().toLowerCase().brand<'RecordId'>()
export type RecordId = z.infer<typeof recordIdSchema>

/** An instant as ISO 8601 in UTC, for example `2026-11-21T22:56:42.000Z`. */
export const instantSchema = z.iso.datetime()
export type Instant = string
