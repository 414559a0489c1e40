import { z } from 'zod'
import type { ActingSession } from './acting'
import type { AppError } from './errors'
import { tenantIdSchema, type Instant, type TenantId } from './ids'
import type { DelegatedRole } from './session'

/**
 * Where the delegated administration of a customer stands, as the technician thinks of it. The wire has more states
 * (created, approvalPending, approved, activating, active, expiring, expired, terminationRequested, terminating, terminated).
 */
export const relationshipStates = ['none', 'invited', 'active', 'expiring', 'expired', 'terminated'] as const
export type RelationshipState = (typeof relationshipStates)[number]

/** Days before an end at which it deserves notice (capabilities 5.2). */
export const radarDays = [90, 30, 7, 1] as const
export type RadarDays = (typeof radarDays)[number]

/** own: made by this partner · microsoft: of Microsoft's own transition, read-only · provider: made by an indirect provider. */
export const relationshipOrigins = ['own', 'microsoft', 'provider'] as const
export type RelationshipOrigin = (typeof relationshipOrigins)[number]

/** What is wrong with a relationship; keys of the catalogue below `relationships.problem.`. */
export const relationshipProblems = ['partnerConsentPending', 'assignmentFailed', 'assignmentPending', 'notActivated', 'noAssignment', 'stale', 'operationFailed'] as const
export type RelationshipProblem = (typeof relationshipProblems)[number]

/** The access that one of the partner's security groups has through a relationship. */
export interface AccessAssignment {
  readonly id: string
  readonly groupId: string
  /** Absent: not one of the partner's groups that are known. */
  readonly groupName?: string
  /** Graph's `status`: pending, active, deleting, deleted, error. */
  readonly status: string
  readonly roles: readonly string[]
  readonly createdAt?: Instant
  readonly modifiedAt?: Instant
}

/** A relationship in a list: few short fields. */
export interface RelationshipRow {
  readonly id: string
  readonly name: string
  readonly state: RelationshipState
  /** Absent: any customer may approve it. */
  readonly tenantId?: TenantId
  readonly customer?: string
  readonly origin: RelationshipOrigin
  /** Ids of directory role templates. */
  readonly roles: readonly string[]
  /** The template that has exactly these roles. */
  readonly templateId?: string
  /** Names of the groups that have access; absent: not read yet. */
  readonly groups?: readonly string[]
  readonly createdAt: Instant
  readonly endsAt?: Instant
  readonly autoExtend: boolean
  /** How soon it ends: the narrowest of the radar's windows. */
  readonly window?: RadarDays
  readonly problem?: RelationshipProblem
}

/** One step in the life of a relationship; a key of the catalogue below `relationships.event.`. */
export const timelineEvents = [
  'created', 'locked', 'approved', 'rejected', 'activated', 'terminationAsked', 'expired', 'ended', 'assigned', 'assignmentChanged', 'ends', 'extends', 'invitationEnds'
] as const
export type TimelineEvent = (typeof timelineEvents)[number]

export interface TimelineEntry {
  /** Absent: it happened, but the cloud does not say when. */
  readonly at?: Instant
  readonly event: TimelineEvent
  /** Of what was asked of the service; absent for what simply is. */
  readonly outcome?: 'waiting' | 'done' | 'failed'
  /** The name of a group. */
  readonly detail?: string
}

export interface RelationshipDetails extends Omit<RelationshipRow, 'groups' | 'problem'> {
  /** Graph's `status`, unchanged. */
  readonly status: string
  readonly durationDays?: number
  readonly activatedAt?: Instant
  readonly assignments: readonly AccessAssignment[]
  readonly timeline: readonly TimelineEntry[]
  readonly problems: readonly { readonly problem: RelationshipProblem; readonly group?: string }[]
  /** How the access differs from the mapping; groups by name. */
  readonly deviations: readonly AccessDeviation[]
  /** What may be done with it; a key below `relationships.why.` says why not. */
  readonly actions: Readonly<Record<RelationshipAction, { readonly allowed: true } | { readonly allowed: false; readonly reason: string }>>
  /** The invitation's link while it waits for approval. */
  readonly link?: string
  /** Other relationships of the same customer that give access now. */
  readonly others: readonly { readonly id: string; readonly name: string }[]
  /** The acting-as session that would lose its access. */
  readonly session?: Pick<ActingSession, 'id' | 'company'>
  readonly readAt: Instant
  readonly source: 'cloud' | 'cache'
}

export const relationshipActions = ['renew', 'terminate', 'withdraw', 'autoExtend', 'repair'] as const
export type RelationshipAction = (typeof relationshipActions)[number]

/** How one group's access differs from the mapping. */
export interface AccessDeviation {
  readonly groupId: string
  readonly group: string
  readonly kind: 'missing' | 'roles' | 'failed' | 'unmapped'
  readonly lacking: readonly string[]
  readonly beyond: readonly string[]
}

/** A relationship whose access differs from the mapping. */
export interface DeviatingRow extends Pick<RelationshipRow, 'id' | 'name' | 'tenantId' | 'customer' | 'state'> {
  readonly deviations: readonly AccessDeviation[]
  readonly readAt: Instant
}

export interface AccessReport {
  /** Relationships in force that this partner made. */
  readonly relationships: number
  /** Of how many the access has been read. */
  readonly read: number
  /** The oldest of those readings. */
  readonly readAt?: Instant
  /** Of how many the access differs. */
  readonly differing: number
  /** By the customer's name; at most 500. */
  readonly rows: readonly DeviatingRow[]
}

/** Something that ends soon. */
export interface RadarEntry extends Pick<RelationshipRow, 'id' | 'name' | 'tenantId' | 'customer' | 'roles' | 'templateId'> {
  readonly endsAt: Instant
  readonly window: RadarDays
  /** Another relationship in force has all of its roles and lasts longer. */
  readonly renewed: boolean
  /** An invitation to the same customer waits for approval. */
  readonly waiting: boolean
}

export interface Radar {
  /** The next one first. */
  readonly entries: readonly RadarEntry[]
  /** Relationships that end in the same time but extend themselves. */
  readonly extending: number
  readonly readAt?: Instant
}

/** Everything that an overview says of relationships, in one answer from the cache. */
export interface RelationshipSummary {
  readonly total: number
  readonly states: Readonly<Partial<Record<RelationshipState, number>>>
  /** In force, by the month of their end (`YYYY-MM`, UTC), the next first; those that extend themselves are counted apart. */
  readonly endMonths: readonly { readonly month: string; readonly ending: number; readonly extending: number }[]
  readonly ending: Readonly<Record<RadarDays, number>>
  /** Invitations without an answer, the oldest first; at most 20. */
  readonly waiting: readonly (Pick<RelationshipRow, 'id' | 'name' | 'tenantId' | 'customer'> & { readonly since: Instant; readonly days: number })[]
  readonly waitingTotal: number
  /** Unanswered for 90 days or more. */
  readonly stale: number
  readonly readAt?: Instant
}

export const relationshipSortKeys = ['customer', 'name', 'state', 'createdAt', 'endsAt'] as const
export type RelationshipSortKey = (typeof relationshipSortKeys)[number]

const id = z.string().min(1).max(200)
export const relationshipSchema = z.strictObject({ id })
export const relationshipsSchema = z.strictObject({ ids: z.array(id).min(1).max(5_000) })

/** Which relationships a list or an export is about; an absent part does not narrow. */
export const relationshipFilterSchema = z.strictObject({
  /** Every word must be found in the name, the customer's name or a group's. */
  text: z.string().max(200).default(''),
  state: z.enum(relationshipStates).optional(),
  /** Ends within this many days, and does not extend itself. */
  within: z.int().min(1).max(3_650).optional(),
  /** Ends in more than this many days. */
  after: z.int().min(0).max(3_650).optional(),
  /** Ends in this month, UTC. */
  month: z.string().regex(/^\d{4}-\d{2}$/).optional(),
  /** Waits for an answer for at least this many days. */
  waiting: z.int().min(0).max(3_650).optional(),
  origin: z.enum([...relationshipOrigins, 'anyone']).optional(),
  template: z.string().max(64).optional(),
  /** Id of a group of the partner that has access. */
  group: z.string().max(100).optional(),
  autoExtend: z.boolean().optional(),
  problem: z.boolean().optional(),
  tenantId: z.guid().toLowerCase().optional()
})
export type RelationshipFilter = z.output<typeof relationshipFilterSchema>

export const relationshipQuerySchema = relationshipFilterSchema.extend({
  sort: z.enum(relationshipSortKeys).default('endsAt'),
  descending: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(100)
})
export type RelationshipQuery = z.output<typeof relationshipQuerySchema>

export interface RelationshipPage {
  readonly rows: readonly RelationshipRow[]
  readonly total: number
  /** When the list was last read from the cloud; absent: never. */
  readonly readAt?: Instant
}

/** Work on many relationships, one after the other. */
export interface RelationshipBatch {
  readonly kind: 'withdraw' | 'check' | 'repair'
  readonly total: number
  readonly done: number
  readonly running: boolean
  /** It was stopped, so some were left out. */
  readonly stopped: boolean
  readonly failures: readonly { readonly id: string; readonly name: string; readonly error: AppError }[]
}

/** The questions that "Why can't I get in" asks, in order; keys below `reach.step.`. */
export const reachSteps = ['technician', 'relationship', 'active', 'assignment', 'inEffect', 'group', 'role', 'signIn'] as const
export type ReachStepName = (typeof reachSteps)[number]

export interface ReachStep {
  readonly step: ReachStepName
  /** skipped: an earlier step failed · unknown: it could not be found out. */
  readonly outcome: 'ok' | 'failed' | 'skipped' | 'unknown'
  /** Key below `reach.because.`; always there unless skipped. */
  readonly because?: string
  readonly params?: Readonly<Record<string, string | number>>
  /** Why it is unknown. */
  readonly error?: AppError
}

/** What to do about the first step that failed; keys below `reach.next.`. */
export const reachNext = ['offer', 'waitForCustomer', 'agreeToProvider', 'renew', 'setUpAccess', 'wait', 'repairAccess', 'joinGroup', 'giveRole', 'removeGuest', 'askPolicy', 'tryAgain', 'administer'] as const
export type ReachNext = (typeof reachNext)[number]

export interface ReachReport {
  readonly tenantId: TenantId
  readonly customer: string
  /** Absent: oneself. */
  readonly colleague?: { readonly id: string; readonly name: string }
  readonly steps: readonly ReachStep[]
  readonly next: ReachNext
  /** The relationship that the next action is about. */
  readonly relationshipId?: string
  readonly role: DelegatedRole
  readonly checkedAt: Instant
}

/** Somebody of the partner's team. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly userPrincipalName: string
}

export const reachSchema = z.strictObject({
  tenantId: tenantIdSchema,
  /** Absent: oneself. */
  colleague: z.strictObject({ id: z.string().min(1).max(100), name: z.string().max(300) }).optional()
})
