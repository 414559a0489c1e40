import { z } from 'zod'
import type { Instant } from './ids'
import { ownLimits, type TagCount } from './own'
import { relationshipStates, type RelationshipState } from './relationship'

/** Columns by which the list of customers can be sorted. */
export const customerSortKeys = ['name', 'defaultDomain', 'relationship', 'relationshipEndsAt', 'country', 'technicianRole'] as const
export type CustomerSortKey = (typeof customerSortKeys)[number]

/** Columns that the list of customers can have beside the name. */
export const customerColumns = ['defaultDomain', 'relationship', 'relationshipEndsAt', 'technicianRole', 'country', 'tags', 'aliases', 'readAt'] as const
export type CustomerColumn = (typeof customerColumns)[number]
export const usualColumns: readonly CustomerColumn[] = ['defaultDomain', 'relationship', 'relationshipEndsAt', 'tags']

/** A technician's role at a customer as lists know it: most are read only when a customer is opened. */
export const listedRoles = ['full', 'limited', 'none', 'notChecked'] as const
export type ListedRole = (typeof listedRoles)[number]

/** Stands for a customer whose country is not known. */
export const unknownCountry = 'none'

/**
 * Which customers a list shows; an absent part does not narrow. Several values of one part: any of them; of tags: all of them.
 * "In force": active or expiring by now.
 */
export const customerFilterSchema = z.strictObject({
  states: z.array(z.enum(relationshipStates)).min(1).max(relationshipStates.length).optional(),
  /** In force, and ends within so many days from now. */
  endsWithin: z.int().min(1).max(3_650).optional(),
  /** In force, and ends in this month (UTC), as `2026-11`. */
  endsIn: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u).optional(),
  tags: z.array(z.string().min(1).max(ownLimits.tag * 4)).min(1).max(ownLimits.tags).optional(),
  favourite: z.literal(true).optional(),
  roles: z.array(z.enum(listedRoles)).min(1).max(listedRoles.length).optional(),
  countries: z.array(z.string().regex(/^(?:[A-Z]{2}|none)$/u)).min(1).max(300).optional()
})
export type CustomerFilter = z.output<typeof customerFilterSchema>

/** What a list is asked for, without which part of it. */
export const customerQuerySchema = z.strictObject({
  /** Every word must be found in name, aliases, domains, tags or tenant id; empty: all. */
  text: z.string().max(200).default(''),
  filter: customerFilterSchema.default({}),
  sort: z.enum(customerSortKeys).default('name'),
  descending: z.boolean().default(false)
})
export type CustomerQuery = z.output<typeof customerQuerySchema>

/** How many customers there are of each kind, in one answer. All figures are of known customers, at this moment. */
export interface CustomerCounts {
  readonly total: number
  readonly states: Readonly<Partial<Record<RelationshipState, number>>>
  /** Relationships in force by the month (UTC) in which they end, the next one first. */
  readonly endMonths: readonly { readonly month: string; readonly count: number }[]
  readonly roles: Readonly<Partial<Record<ListedRole, number>>>
  /** `none`: not known. The most frequent first. */
  readonly countries: readonly { readonly country: string; readonly count: number }[]
  /** In the order of the alphabet. */
  readonly tags: readonly TagCount[]
  readonly favourites: number
  /** Of the list, as it was last read whole from the cloud; absent: never. */
  readonly refreshedAt?: Instant
}
