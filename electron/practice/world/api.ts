/**
 * What the pages and interfaces of the practice cloud call. Reads answer at once from memory; every change resolves only
 * after it is on disk (fsync). Methods that change something reject with a WorldError when a rule forbids it.
 */
import type {
  AccessAssignment, Domain, Group, PartnerOffice, PartnerProfile, Relationship, RelationshipOperation, RelationshipRequest, SubscribedSku, Tenant, User
} from './model'
import type { NewTenant } from './signedUpTenants'

/** Parameters of a world, kept from its first start on. */
export interface WorldSettings {
  readonly seed: string
  readonly customers: number
  /** Milliseconds; the moment to which all dates of the seed are relative: the full hour after the first start, so that what ends in 12 days has 12 whole days left. */
  readonly epoch: number
}

/** A small durable area for others (sessions, grants, refresh tokens). Values must be JSON. */
export interface KeyValueArea {
  /** `undefined`: absent, or its time has passed by the real clock. */
  get(namespace: string, key: string): unknown
  /** @param expiresAt milliseconds since the epoch, real clock */
  set(namespace: string, key: string, value: unknown, expiresAt?: number): Promise<void>
  delete(namespace: string, key: string): Promise<void>
  list(namespace: string): readonly { readonly key: string; readonly value: unknown; readonly expiresAt?: number }[]
}

export interface NewUser {
  /** Before the @; any verified domain of the tenant after it. */
  readonly userPrincipalName: string
  readonly displayName: string
  readonly givenName?: string
  readonly surname?: string
  readonly usageLocation?: string
  readonly password: string
  /** Default yes. */
  readonly accountEnabled?: boolean
  /** Whether another password must be chosen at the first sign-in; default no. */
  readonly mustChangePassword?: boolean
}

/** What can be altered of a company. */
export type TenantChange = Partial<Pick<Tenant, 'displayName' | 'isCustomer'>>

/** Tenants, users and groups. */
export interface Directory {
  readonly partner: Tenant
  readonly adminAgents: Group
  readonly helpdeskAgents: Group
  /** Another partner of the same cloud; none of the customers is its. */
  readonly otherPartner: Tenant
  /** All tenants beside the partners'; those that it sells to say `isCustomer`. */
  readonly customerCount: number
  /** The tenants beside the partners' from a position on, in a fixed order; lazily derived, so stop when you have enough. */
  customersFrom(position: number): Iterable<Tenant>
  tenant(tenantId: string): Tenant | undefined
  /** By any verified domain, in ASCII or Unicode form, upper or lower case. */
  tenantByDomain(domain: string): Tenant | undefined
  domains(tenantId: string): readonly Domain[]
  subscriptions(tenantId: string): readonly SubscribedSku[]
  users(tenantId: string): readonly User[]
  user(tenantId: string, userId: string): User | undefined
  userByName(userPrincipalName: string): User | undefined
  groups(tenantId: string): readonly Group[]
  groupMembers(group: Group): readonly User[]
  /** The user whose name and password these are and whose account is enabled, else `undefined`. Takes the same time either way. */
  verifyPassword(userPrincipalName: string, password: string): Promise<User | undefined>
  addUser(tenantId: string, user: NewUser): Promise<User>
  /** @throws WorldError `invalid` for who is in it already */
  addToGroup(group: Group, userId: string): Promise<void>
  /** @throws WorldError `notFound` for who is not in it */
  removeFromGroup(group: Group, userId: string): Promise<void>
  /** Gives a user of the tenant a directory role there. @param role id of its template. @throws WorldError `conflict` for who holds it already */
  giveRole(tenantId: string, userId: string, role: string): Promise<User>
  /** @throws WorldError `notFound` for who does not hold it, `invalid` for the last global administrator */
  takeRole(tenantId: string, userId: string, role: string): Promise<void>
  /** @param mustChangePassword whether another one must be chosen at the next sign-in; default no */
  setPassword(tenantId: string, userId: string, password: string, mustChangePassword?: boolean): Promise<void>
  /** Whether the account may sign in. What it signed in to before stops working while it may not. */
  setEnabled(tenantId: string, userId: string, accountEnabled: boolean): Promise<void>
  /** Ends everything that the account is signed in to: tokens and sessions of before count no more. */
  endSessions(tenantId: string, userId: string): Promise<void>
  /** Adds a verified domain to a tenant; given in ASCII or Unicode form, kept in ASCII. */
  addDomain(tenantId: string, domain: string): Promise<Tenant>
  /** A company is renamed, or comes to or leaves the partner's list of those it sells to. @throws WorldError `notFound` */
  alter(tenantId: string, change: TenantChange): Promise<Tenant>
  /** Tenants that were altered, as they are now. */
  altered(): Iterable<Tenant>
  /** A company signs up by itself. @returns its global administrator */
  signUp(request: NewTenant): Promise<User>
}

export interface NewRelationship {
  readonly displayName: string
  readonly duration: string
  readonly autoExtendDuration?: string
  readonly customer?: { readonly tenantId: string; readonly displayName?: string }
  readonly unifiedRoles: readonly string[]
}

/** How far the service's own work gets: `stuck` and `failing` are what technicians meet, for tests. Kept with the world. */
export interface LifeCycleOrder {
  /** `stuck`: a customer's approval is not followed by activation. */
  readonly approval: 'normal' | 'stuck'
  readonly assignments: 'normal' | 'stuck' | 'failing'
}

/** Delegated admin relationships. All reads show the state at `world.now()`. */
export interface Relationships {
  /** From now on; what was asked for before stays as it is. */
  order(order: LifeCycleOrder): Promise<void>
  get(id: string): Relationship | undefined
  of(tenantId: string): readonly Relationship[]
  /**
   * All of the partner's from a position on, each with the position after it; lazily derived, so stop when you have
   * enough. 0 is the beginning; other positions are those that were handed out.
   */
  from(position: number): Iterable<readonly [relationship: Relationship, next: number]>
  /** Names are unique over all of the partner's relationships. */
  byName(displayName: string): Relationship | undefined
  create(request: NewRelationship): Promise<Relationship>
  /** Partner's change; display name, duration and roles only in state `created`, auto-extend also later. @param etag must be the current one */
  update(id: string, etag: string, change: Partial<NewRelationship>): Promise<Relationship>
  /** Only in state `created`. */
  remove(id: string, etag: string): Promise<void>
  /** Partner's request. @param etag when given, must be the current one */
  request(id: string, action: 'lockForApproval' | 'terminate', etag?: string): Promise<RelationshipRequest>
  /** This partner's answer to what an indirect provider made for it: agreed to, it waits for the customer; otherwise it is over. @param etag when given, must be the current one */
  answerProvider(id: string, action: 'approve' | 'reject', etag?: string): Promise<RelationshipRequest>
  /** By a global administrator of the customer, in whose tenant the relationship then is. */
  approve(id: string, by: User): Promise<Relationship>
  /** By a global administrator of the customer; the relationship is then `terminated`. */
  reject(id: string, by: User): Promise<Relationship>
  /** By a global administrator of the customer: ends an active relationship. */
  terminate(id: string, by: User): Promise<Relationship>
  assign(id: string, groupId: string, unifiedRoles: readonly string[]): Promise<AccessAssignment>
  /** Without an operation: the assignment has these roles already. */
  updateAssignment(id: string, assignmentId: string, etag: string, unifiedRoles: readonly string[]): Promise<{ readonly assignment: AccessAssignment; readonly operation?: RelationshipOperation }>
  removeAssignment(id: string, assignmentId: string, etag: string): Promise<void>
}

/** The partner's own records at Partner Center. */
export interface PartnerRecords {
  readonly offices: readonly PartnerOffice[]
  profile(id: PartnerProfile['id']): PartnerProfile
  /**
   * Allowed to a global administrator of the partner only. What the change does not name stays as it is.
   * @throws InvalidProperty for what is not as the country's rules want it, and for a change of what is fixed
   */
  saveProfile(id: PartnerProfile['id'], etag: string, change: Readonly<Record<string, unknown>>, by: User): Promise<PartnerProfile>
}

/** Why a technician cannot enter, or with which roles (ids of role templates) they do. */
export type Entry =
  | { readonly allowed: true; readonly roles: readonly string[]; readonly relationshipId?: string }
  | { readonly allowed: false; readonly why: 'noSuchTenant' | 'noRelationship' | 'expired' | 'noAssignment' | 'notInGroup' }
