import { randomUUID } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { Directory, NewUser, TenantChange } from './api'
import type { Clock } from './clock'
import type { Domain, Group, PartnerProfile, SubscribedSku, Tenant, User } from './model'
import type { PasswordResets } from './passwordResets'
import { hashPassword, matchesPassword } from './passwords'
import { GLOBAL_ADMINISTRATOR } from './roleTemplates'
import type { Seed } from './seed/seed'
import { SignedUpTenants, firstAdministrator, newTenant, type NewTenant } from './signedUpTenants'
import type { Records } from './storage/records'
import { withGrants, type SubscriptionGrants } from './subscriptionGrants'
import { WorldError } from './worldError'

const DOMAIN = /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/
const LOCAL_PART = /^[A-Za-z\d][A-Za-z\d._'+-]{0,63}$/

/** Tenants, users and groups: the seed with the changes laid over it. */
export class SeededDirectory implements Directory {
  readonly #seed: Seed
  readonly #records: Records
  readonly #clock: Clock
  readonly #grants: SubscriptionGrants
  readonly #resets: PasswordResets
  readonly #signedUp: SignedUpTenants
  readonly #hashSeedPassword: () => Promise<string>
  #seedPasswordHash: Promise<string> | undefined
  /** Tenant by a domain that was added later. */
  readonly #addedDomains = new Map<string, string>()
  /** Tenant → ids of users that were changed or added. */
  readonly #changedUsers = new Map<string, Set<string>>()

  /** @param hashSeedPassword derives the one password that all accounts of the seed have; asked for once, at the first sign-in */
  constructor(seed: Seed, records: Records, clock: Clock, grants: SubscriptionGrants, resets: PasswordResets, hashSeedPassword: () => Promise<string>) {
    this.#seed = seed
    this.#records = records
    this.#clock = clock
    this.#grants = grants
    this.#resets = resets
    this.#signedUp = new SignedUpTenants(records)
    this.#hashSeedPassword = hashSeedPassword
    for (const [tenantId, domains] of records.entries('domains')) for (const domain of domains as readonly Domain[]) this.#addedDomains.set(domain.name, tenantId)
    for (const [, user] of records.entries('users')) this.#indexUser(user as User)
  }

  get partner(): Tenant {
    return this.#asItIs(this.#seed.partner.tenant)
  }

  get otherPartner(): Tenant {
    return this.#asItIs(this.#seed.otherPartner.seed.tenant)
  }

  get adminAgents(): Group {
    return this.#seed.adminAgents
  }

  get helpdeskAgents(): Group {
    return this.#seed.helpdeskAgents
  }

  get customerCount(): number {
    return this.#seed.customerCount + this.#signedUp.all().length
  }

  *customersFrom(position: number): Iterable<Tenant> {
    for (const { tenant } of this.#seed.customersFrom(position)) yield this.#asItIs(tenant)
    for (const tenant of this.#signedUp.all().slice(Math.max(0, position - this.#seed.customerCount))) yield this.#asItIs(tenant)
  }

  tenant(tenantId: string): Tenant | undefined {
    const id = tenantId.toLowerCase()
    const found = this.#seed.tenant(id)?.tenant ?? this.#signedUp.get(id)
    return found && this.#asItIs(found)
  }

  tenantByDomain(domain: string): Tenant | undefined {
    const name = domainToASCII(domain.trim().toLowerCase())
    if (name === '') return undefined
    const added = this.#addedDomains.get(name)
    if (added !== undefined) return this.tenant(added)
    const found = this.#seed.tenantByDomain(name)?.tenant ?? this.#signedUp.byDomain(name)
    return found && this.#asItIs(found)
  }

  domains(tenantId: string): readonly Domain[] {
    return this.tenant(tenantId)?.domains ?? []
  }

  subscriptions(tenantId: string): readonly SubscribedSku[] {
    return this.tenant(tenantId)?.subscribedSkus ?? []
  }

  users(tenantId: string): readonly User[] {
    const seeded = this.#seed.tenant(tenantId)?.users ?? []
    const changed = [...(this.#changedUsers.get(tenantId) ?? [])]
    const seededIds = new Set(seeded.map((user) => user.id))
    const added = changed.filter((id) => !seededIds.has(id)).flatMap((id) => this.#changedUser(id) ?? [])
    return [...seeded.map((user) => this.#changedUser(user.id) ?? user), ...added].map((user) => this.#resets.applied(user))
  }

  user(tenantId: string, userId: string): User | undefined {
    return this.users(tenantId).find((user) => user.id === userId.toLowerCase())
  }

  userByName(userPrincipalName: string): User | undefined {
    const name = userPrincipalName.trim().toLowerCase()
    const tenant = this.tenantByDomain(name.slice(name.lastIndexOf('@') + 1))
    return tenant && this.users(tenant.id).find((user) => user.userPrincipalName.toLowerCase() === name)
  }

  groups(tenantId: string): readonly Group[] {
    if (tenantId === this.partner.id) return [this.adminAgents, this.helpdeskAgents]
    const { seed, adminAgents, helpdeskAgents } = this.#seed.otherPartner
    return tenantId === seed.tenant.id ? [adminAgents, helpdeskAgents] : []
  }

  groupMembers(group: Group): readonly User[] {
    return this.users(group.tenantId).filter((user) => user.groups.includes(group.id))
  }

  async verifyPassword(userPrincipalName: string, password: string): Promise<User | undefined> {
    const user = this.userByName(userPrincipalName)
    this.#seedPasswordHash ??= this.#hashSeedPassword()
    const matches = await matchesPassword(password, user?.passwordHash ?? (await this.#seedPasswordHash))
    return user?.accountEnabled && matches ? user : undefined
  }

  async addUser(tenantId: string, user: NewUser): Promise<User> {
    const tenant = this.#require(tenantId)
    const passwordHash = await hashPassword(user.password)
    this.#requireFreeName(tenant, user.userPrincipalName)
    const added: User = {
      id: randomUUID(), tenantId: tenant.id, userPrincipalName: user.userPrincipalName, displayName: user.displayName, givenName: user.givenName ?? '', surname: user.surname ?? '',
      accountEnabled: user.accountEnabled ?? true, onPremisesSyncEnabled: false, usageLocation: user.usageLocation ?? tenant.country, directoryRoles: [], groups: [], passwordHash,
      lastPasswordChangeDateTime: this.#clock.instant(),
      ...(user.mustChangePassword === undefined ? {} : { mustChangePassword: user.mustChangePassword })
    }
    await this.#save(added)
    return added
  }

  async setPassword(tenantId: string, userId: string, password: string, mustChangePassword = false): Promise<void> {
    const passwordHash = await hashPassword(password)
    await this.#save({ ...this.#requireUser(tenantId, userId), passwordHash, mustChangePassword, lastPasswordChangeDateTime: this.#clock.instant() })
  }

  async setEnabled(tenantId: string, userId: string, accountEnabled: boolean): Promise<void> {
    await this.#save({ ...this.#requireUser(tenantId, userId), accountEnabled })
  }

  async endSessions(tenantId: string, userId: string): Promise<void> {
    await this.#save({ ...this.#requireUser(tenantId, userId), signInSessionsValidFromDateTime: new Date(this.#clock.realNow()).toISOString() })
  }

  async addToGroup(group: Group, userId: string): Promise<void> {
    const user = this.#requireUser(group.tenantId, userId)
    if (user.groups.includes(group.id)) throw new WorldError('invalid', "One or more added object references already exist for the following modified properties: 'members'.")
    await this.#save({ ...user, groups: [...user.groups, group.id] })
  }

  async removeFromGroup(group: Group, userId: string): Promise<void> {
    const user = this.#requireUser(group.tenantId, userId)
    if (!user.groups.includes(group.id)) throw new WorldError('notFound', `Resource '${userId}' does not exist or one of its queried reference-property objects are not present.`)
    await this.#save({ ...user, groups: user.groups.filter((id) => id !== group.id) })
  }

  async giveRole(tenantId: string, userId: string, role: string): Promise<User> {
    const user = this.#requireUser(tenantId, userId)
    if (user.directoryRoles.includes(role)) throw new WorldError('conflict', 'A conflicting object with one or more of the specified property values is present in the directory.')
    const given = { ...user, directoryRoles: [...user.directoryRoles, role] }
    await this.#save(given)
    return given
  }

  async takeRole(tenantId: string, userId: string, role: string): Promise<void> {
    const user = this.#requireUser(tenantId, userId)
    if (!user.directoryRoles.includes(role)) throw new WorldError('notFound', 'There is no such role assignment.')
    const others = this.users(tenantId).filter((one) => one.id !== user.id && one.directoryRoles.includes(GLOBAL_ADMINISTRATOR))
    if (role === GLOBAL_ADMINISTRATOR && others.length === 0) throw new WorldError('invalid', 'The last global administrator of a tenant keeps the role.')
    await this.#save({ ...user, directoryRoles: user.directoryRoles.filter((one) => one !== role) })
  }

  async addDomain(tenantId: string, domain: string): Promise<Tenant> {
    const tenant = this.#require(tenantId)
    const name = domainToASCII(domain.trim().toLowerCase())
    if (!DOMAIN.test(name)) throw new WorldError('invalid', 'This is not a domain name.')
    if (this.tenantByDomain(name)) throw new WorldError('conflict', 'The domain belongs to a tenant already.')
    const added = [...this.#added(tenant.id), { name, isDefault: false, isInitial: false, isVerified: true }]
    this.#addedDomains.set(name, tenant.id)
    await this.#records.apply([['domains', tenant.id, added]])
    return this.#require(tenant.id)
  }

  async alter(tenantId: string, change: TenantChange): Promise<Tenant> {
    const tenant = this.#require(tenantId)
    await this.#records.apply([['altered', tenant.id, { ...this.#change(tenant.id), ...change }]])
    return this.#require(tenant.id)
  }

  *altered(): Iterable<Tenant> {
    for (const [id] of this.#records.entries('altered')) {
      const tenant = this.tenant(id)
      if (tenant) yield tenant
    }
  }

  async signUp(request: NewTenant): Promise<User> {
    if (!LOCAL_PART.test(request.administratorAlias)) throw new WorldError('invalid', 'This is not a user name.')
    if (request.administratorName.trim() === '') throw new WorldError('invalid', 'The administrator needs a name.')
    const passwordHash = await hashPassword(request.password)
    const tenant = newTenant(request, (name) => DOMAIN.test(name), (domain) => this.tenantByDomain(domain) === undefined)
    const administrator = firstAdministrator(tenant, request, passwordHash)
    this.#indexUser(administrator)
    await this.#records.apply([this.#signedUp.adding(tenant), ['users', administrator.id, administrator]])
    return administrator
  }

  #requireUser(tenantId: string, userId: string): User {
    const user = this.user(tenantId, userId)
    if (!user) throw new WorldError('notFound', `Resource '${userId}' does not exist or one of its queried reference-property objects are not present.`)
    return user
  }

  #require(tenantId: string): Tenant {
    const tenant = this.tenant(tenantId)
    if (!tenant) throw new WorldError('notFound', 'There is no such tenant.')
    return tenant
  }

  #requireFreeName(tenant: Tenant, userPrincipalName: string): void {
    const at = userPrincipalName.lastIndexOf('@')
    const domain = userPrincipalName.slice(at + 1).toLowerCase()
    if (at < 1 || !LOCAL_PART.test(userPrincipalName.slice(0, at))) throw new WorldError('invalid', 'This is not a user name.')
    if (!tenant.domains.some((candidate) => candidate.name === domain)) throw new WorldError('invalid', 'The domain is not one of this tenant.')
    if (this.userByName(userPrincipalName)) throw new WorldError('conflict', 'Another user has this name.')
  }

  async #save(user: User): Promise<void> {
    this.#indexUser(user)
    await this.#records.apply([['users', user.id, user]])
  }

  #indexUser(user: User): void {
    const ids = this.#changedUsers.get(user.tenantId) ?? new Set<string>()
    this.#changedUsers.set(user.tenantId, ids.add(user.id))
  }

  #changedUser(userId: string): User | undefined {
    return this.#records.get('users', userId) as User | undefined
  }

  #change(tenantId: string): TenantChange | undefined {
    return this.#records.get('altered', tenantId) as TenantChange | undefined
  }

  #added(tenantId: string): readonly Domain[] {
    return (this.#records.get('domains', tenantId) as readonly Domain[] | undefined) ?? []
  }

  /** By its record, where that was changed: its customers see the same name everywhere. */
  #named(partner: Tenant): Tenant {
    const changed = this.#records.get('profiles', 'organization') as PartnerProfile | undefined
    const name = changed?.content['companyName']
    return typeof name === 'string' ? { ...partner, displayName: name } : partner
  }

  /** With the domains and subscriptions that came later, and the name of today. */
  #asItIs(tenant: Tenant): Tenant {
    const added = this.#added(tenant.id)
    const grants = this.#grants.of(tenant.id)
    const change = this.#change(tenant.id)
    const named = tenant.id === this.#seed.partner.tenant.id ? this.#named(tenant) : change === undefined ? tenant : { ...tenant, ...change }
    if (added.length === 0 && grants.length === 0) return named
    return { ...named, domains: [...tenant.domains, ...added], subscribedSkus: withGrants(tenant.subscribedSkus, grants, this.#clock.now()) }
  }
}
