import type { Instant, RecordId, TenantId } from './ids'
import type { DelegatedRole } from './session'
import type { VisitNews } from './visitNews'

/** How a tenant is told apart: its colour, its pattern and its initials, all derived from the tenant id (capabilities 6.1). */
export interface TenantMark {
  readonly initials: string
  /** `#rrggbb`, dark enough for white text at 4.5:1 */
  readonly colour: string
  readonly pattern: 'solid' | 'diagonal' | 'dots' | 'grid' | 'waves' | 'bars'
}

/** Why an acting-as session ended; a key of the catalogue below `acting.end.`. */
export const endCauses = [
  'endedByTechnician', 'windowClosed', 'leftPortal', 'backBeyondPortal', 'wrongTenant', 'portalCrashed', 'portalHung',
  'signedOut', 'signInEnded', 'quit', 'screenLocked', 'timeLimit', 'relationshipEnded', 'suspended', 'idle', 'accessRemoved'
] as const
export type EndCause = (typeof endCauses)[number]

/** What the technician says a session is for; shown in its frame and written into the activity record. */
export interface ActingPurpose {
  readonly reason?: string | undefined
  readonly ticket?: string | undefined
}

/** When a session ends by its time limit, and which warning that deserves now. */
export interface SessionLimit {
  readonly endsAt: Instant
  readonly warning: 'none' | 'fiveMinutes' | 'oneMinute'
}

export interface ActingSession extends ActingPurpose {
  readonly id: RecordId
  readonly tenantId: TenantId
  readonly company: string
  readonly defaultDomain: string
  readonly role: DelegatedRole
  readonly mark: TenantMark
  readonly startedAt: Instant
}

/** A portal as the frame's menu names it. */
export interface PortalChoice {
  readonly id: string
  /** The application's own word for it, below `portal_`; absent: `name` is all there is. */
  readonly nameKey?: string | undefined
  /** As the cloud calls it. */
  readonly name?: string | undefined
  /** inside: in this window · browser: it cannot be shown here · ownConsole: it is the technician's own company's. */
  readonly opens: 'inside' | 'browser' | 'ownConsole'
}

/** What the frame of an acting-as window shows. */
export interface FrameState extends ActingSession, VisitNews {
  readonly portal: 'loading' | 'shown' | 'blocked' | 'ending' | 'failed'
  /** Set when `portal` is `blocked` or `failed`: key below `acting.problem.` */
  readonly problem?: string
  /** The customer's portals, of which `portalId` is the one that was chosen last. */
  readonly portals?: readonly PortalChoice[]
  readonly portalId?: string
  /** When the cloud's own list of the portals was read; absent: only those that every customer has are named. */
  readonly portalsReadAt?: Instant
  /** Absent: the session has no time limit. */
  readonly limit?: SessionLimit
}

/** The last end, told on the partner's own page that is then in front. */
export interface ActingEnded {
  readonly session: ActingSession
  readonly cause: EndCause
  readonly endedAt: Instant
  /** `false`: something of the session could not be wiped; its partition is retired. */
  readonly wiped: boolean
  /** The address that ended it (origin and path only), when leaving the portal was the cause. */
  readonly leftFor?: string
}
