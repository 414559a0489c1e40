import { z } from 'zod'
import { tenantIdSchema, type Instant, type TenantId } from './ids'

/** What can hold a directory role. Keys of the catalogue below `administrators.kind.`. */
export const principalKinds = ['user', 'group', 'application'] as const
export type PrincipalKind = (typeof principalKinds)[number]

export interface HeldRole {
  /** The same in every tenant. */
  readonly templateId: string
  /** In the service's own words. */
  readonly name: string
}

/** Somebody, or something, with a directory role of a customer. */
export interface Administrator {
  readonly id: string
  readonly kind: PrincipalKind
  readonly name: string
  readonly userPrincipalName?: string
  /** At least one, in the order of their names. */
  readonly roles: readonly HeldRole[]
  /** Whether they may sign in; absent where that is no question. */
  readonly accountEnabled?: boolean
  /** Kept in a directory on the customer's premises. */
  readonly synchronised?: boolean
  /** Names of groups by which they hold a role, beside those they hold themselves. */
  readonly through?: readonly string[]
}

/** All administrators of a customer (capabilities 7.2). */
export interface Administrators {
  readonly tenantId: TenantId
  readonly customer: string
  readonly rows: readonly Administrator[]
  readonly readAt: Instant
}

export const administratorSortKeys = ['name', 'userPrincipalName', 'roles', 'signIn', 'source'] as const
export type AdministratorSortKey = (typeof administratorSortKeys)[number]

/** What a list of administrators shows, and how. */
export const administratorFilterSchema = z.strictObject({
  text: z.string().max(200).default(''),
  /** The template of a role that they hold. */
  role: z.string().max(64).optional(),
  sort: z.enum(administratorSortKeys).default('name'),
  descending: z.boolean().default(false)
})
export type AdministratorFilter = z.output<typeof administratorFilterSchema>

export const administratorsExportSchema = administratorFilterSchema.extend({ tenantId: tenantIdSchema })
