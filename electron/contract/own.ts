import { z } from 'zod'
import { tenantIdSchema, type Instant, type TenantId } from './ids'

/** How much a technician may keep about one customer. */
export const ownLimits = { tags: 20, tag: 40, aliases: 20, alias: 80, note: 20_000 } as const

/**
 * What a technician keeps about a customer (capabilities 3.6): kept by tenant in the technician's own store, apart from what can
 * be read again, and not forgotten when the customer is.
 */
export interface OwnData {
  readonly id: TenantId
  readonly favourite: boolean
  /** One line each, none twice (case and accents do not count), in the order in which they were given. */
  readonly tags: readonly string[]
  /** Other names by which the customer is found. */
  readonly aliases: readonly string[]
  /** As typed. */
  readonly note: string
  /** Absent: nothing is kept. */
  readonly updatedAt?: Instant
}

/** A tag and of how many known customers it is. */
export interface TagCount {
  readonly tag: string
  readonly count: number
}

const labels = (most: number, longest: number) => z.array(z.string().max(longest * 4)).max(most * 2)

/** Changes of one customer; what is absent stays. */
export const ownEditSchema = z.strictObject({
  tenantId: tenantIdSchema,
  favourite: z.boolean().optional(),
  tags: labels(ownLimits.tags, ownLimits.tag).optional(),
  aliases: labels(ownLimits.aliases, ownLimits.alias).optional(),
  note: z.string().max(ownLimits.note).optional()
})
export type OwnEdit = Omit<z.output<typeof ownEditSchema>, 'tenantId'>

/** As many customers as one call takes: the ids must fit into a request. */
export const mostAtOnce = 5_000

/** The same change of many customers. */
export const ownEditManySchema = z.strictObject({
  tenantIds: z.array(tenantIdSchema).min(1).max(mostAtOnce),
  favourite: z.boolean().optional(),
  addTags: labels(ownLimits.tags, ownLimits.tag).optional(),
  removeTags: labels(ownLimits.tags, ownLimits.tag).optional()
})
export type OwnEditMany = Omit<z.output<typeof ownEditManySchema>, 'tenantIds'>

/** Why a line of a file cannot be used. `favourite`: neither yes nor no. `tooMuch`: more, or longer, than is kept of a customer; it would be cut. */
export type OwnImportProblem = 'tenant' | 'unknownDomain' | 'twice' | 'favourite' | 'tooMuch'

export interface OwnImportLine {
  readonly line: number
  readonly problem: OwnImportProblem
  readonly value: string
}

/** What is kept of the last import, over restarts too. */
export interface OwnImportState {
  /** It can be taken back: until the next import, for 30 days at most. */
  readonly undo?: { readonly file: string; readonly at: Instant; readonly changed: number }
  /** Lines that it could not use; the first of them. */
  readonly left?: { readonly file: string; readonly at: Instant; readonly count: number; readonly lines: readonly OwnImportLine[] }
}

/** What a file of own data would change, shown before anything is kept. */
export interface OwnImport {
  readonly importId: string
  /** Name of the file. */
  readonly file: string
  readonly encoding: string
  readonly separator: string
  /** Customers in the file; `unknown`: those that are not on the list now, whose data are kept until they are. */
  readonly total: number
  readonly unknown: number
  readonly changed: number
  /** The first changes. */
  readonly changes: readonly { readonly tenantId: TenantId; readonly name: string; readonly before: OwnData; readonly after: OwnData }[]
  /** Lines that cannot be used. */
  readonly failed: number
  readonly errors: readonly OwnImportLine[]
}
