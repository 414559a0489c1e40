import type { AgentGroup } from '../contract/team'

export interface TeamUserRecord {
  readonly id: string
  readonly displayName: string
  readonly userPrincipalName: string
  readonly accountEnabled: boolean
}

/** The partner's tenant as far as the team is concerned, read just now. */
export interface TeamRecord {
  readonly users: readonly TeamUserRecord[]
  /** Absent: the tenant has no such group. */
  readonly groups: Readonly<Partial<Record<AgentGroup, { readonly id: string; readonly memberIds: readonly string[] }>>>
  readonly domains: readonly string[]
  readonly selfId: string
  readonly mayChange: boolean
}

export interface NewTeamUser {
  readonly displayName: string
  readonly userPrincipalName: string
  readonly password: string
}

/** Users and groups of the partner's own tenant. All methods reject with an AppFailure. */
export interface TeamPort {
  read(signal?: AbortSignal): Promise<TeamRecord>
  find(userPrincipalName: string, signal?: AbortSignal): Promise<{ readonly id: string } | undefined>
  create(user: NewTeamUser, signal?: AbortSignal): Promise<{ readonly id: string }>
  /** Does nothing for who is a member already. */
  addMember(groupId: string, userId: string, signal?: AbortSignal): Promise<void>
  /** Does nothing for who is no member. */
  removeMember(groupId: string, userId: string, signal?: AbortSignal): Promise<void>
}
