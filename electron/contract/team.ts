import { z } from 'zod'
import type { AppError } from './errors'
import type { Instant } from './ids'
import type { DelegatedRole } from './session'

/** The partner's two groups behind the delegated roles: AdminAgents is Full, HelpdeskAgents is Limited (capabilities 2.3). */
export type AgentGroup = 'adminAgents' | 'helpdeskAgents'

/** A user of the partner's own tenant. */
export interface TeamMember {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
  readonly accountEnabled: boolean
  readonly role: DelegatedRole
  readonly groups: readonly AgentGroup[]
  readonly isSelf: boolean
}

/** What stands behind a group: at how many customers it has access, and with which roles. */
export interface GroupReach {
  readonly group: AgentGroup
  readonly customers: number
  /** Ids of role templates. */
  readonly roles: readonly string[]
  /** Relationships in force of which it has not been read yet who has access. */
  readonly unread: number
}

export interface Team {
  readonly members: readonly TeamMember[]
  readonly reach: readonly GroupReach[]
  /** Verified domains of the partner, the default first, for the names of new users. */
  readonly domains: readonly string[]
  /** Whether this technician may create users and set roles: a global or user administrator of the partner. */
  readonly mayChange: boolean
  readonly readAt: Instant
  readonly source: 'cloud' | 'cache'
}

/** A user who was just made. The password is shown once and kept nowhere. */
export interface CreatedUser {
  readonly userPrincipalName: string
  readonly password: string
  /** The user is there, but the role could not be set. */
  readonly roleError?: AppError
}

const role = z.enum(['none', 'limited', 'full'])
/** `confirmed`: the technician was asked about what only this change does (their own role, the last Full one). */
export const teamRoleSchema = z.strictObject({ userId: z.guid(), role, confirmed: z.boolean().default(false) })
export const teamCreateSchema = z.strictObject({
  displayName: z.string().trim().min(1).max(256), alias: z.string().regex(/^[A-Za-z\d][A-Za-z\d._'+-]{0,63}$/), domain: z.string().max(253), role
})
