import { randomUUID } from 'node:crypto'
import type { Directory, LifeCycleOrder, NewRelationship, Relationships } from './api'
import type { Clock } from './clock'
import { newEtag, requireCurrent } from './etag'
import { addDuration } from './isoDuration'
import { atMoment } from './lifeCycle'
import type { AccessAssignment, Relationship, RelationshipOperation, RelationshipRequest, User } from './model'
import { knownRoles, requireSubset, sameRoles, termsOf } from './relationshipRules'
import { GLOBAL_ADMINISTRATOR } from './roleTemplates'
import type { TenantSeed } from './seed/builders'
import type { Seed } from './seed/seed'
import type { Change } from './storage/lines'
import type { Records } from './storage/records'
import { WorldError } from './worldError'

const TABLE = 'relationships'
const TENANT_ID_LENGTH = 36
/** Positions that each tenant of the seed takes; it never has as many relationships. */
const STRIDE = 8

/** Delegated admin relationships: the seed's with the changes laid over them, and those made since. */
export class SeededRelationships implements Relationships {
  readonly #seed: Seed
  readonly #records: Records
  readonly #clock: Clock
  readonly #directory: Directory
  /** Those that the seed does not have: id by lower-case name. */
  readonly #madeByName = new Map<string, string>()

  constructor(seed: Seed, records: Records, clock: Clock, directory: Directory) {
    this.#seed = seed
    this.#records = records
    this.#clock = clock
    this.#directory = directory
    for (const relationship of this.#changed()) this.#indexName(relationship)
  }

  async order(order: LifeCycleOrder): Promise<void> {
    await this.#records.apply([['settings', 'lifeCycle', order]])
  }

  get(id: string): Relationship | undefined {
    const stored = this.#stored(id.toLowerCase())
    return stored && atMoment(stored, this.#clock.now())
  }

  of(tenantId: string): readonly Relationship[] {
    const now = this.#clock.now()
    const seeded = this.#seed.tenant(tenantId)?.relationships ?? []
    const made = this.#made().filter((relationship) => relationship.customer?.tenantId === tenantId)
    return [...seeded.map((relationship) => this.#override(relationship)), ...made].map((relationship) => atMoment(relationship, now))
  }

  *from(position: number): Iterable<readonly [Relationship, number]> {
    const now = this.#clock.now()
    // After the customers' comes the partner's own place, for invitations that name no customer, then what was made since.
    const last = this.#seed.customerCount
    let tenantIndex = Math.min(Math.floor(position / STRIDE), last + 1)
    let skip = position - tenantIndex * STRIDE
    for (const { relationships } of this.#seedFrom(tenantIndex)) {
      for (const [index, relationship] of relationships.entries()) {
        if (index >= skip) yield [atMoment(this.#override(relationship), now), tenantIndex * STRIDE + index + 1]
      }
      skip = 0
      tenantIndex += 1
    }
    for (const [index, relationship] of this.#made().entries()) {
      if (index >= skip) yield [atMoment(relationship, now), tenantIndex * STRIDE + index + 1]
    }
  }

  *#seedFrom(tenantIndex: number): Iterable<TenantSeed> {
    yield* this.#seed.customersFrom(tenantIndex)
    if (tenantIndex <= this.#seed.customerCount) yield this.#seed.partner
  }

  byName(displayName: string): Relationship | undefined {
    const made = this.#madeByName.get(displayName.toLowerCase())
    const found = made === undefined ? this.#seed.relationshipByName(displayName) : this.#stored(made)
    return found && this.get(found.id)
  }

  async create(request: NewRelationship): Promise<Relationship> {
    const terms = termsOf(request)
    this.#requireFreeName(terms.displayName)
    const customer = this.#customer(request.customer)
    const now = this.#clock.instant()
    const created: Relationship = {
      id: `${randomUUID()}-${randomUUID()}`, etag: newEtag(), ...terms, ...(customer ? { customer } : {}), status: 'created',
      createdDateTime: now, lastModifiedDateTime: now, requests: [], accessAssignments: []
    }
    return this.#save(created)
  }

  async update(id: string, etag: string, change: Partial<NewRelationship>): Promise<Relationship> {
    const current = this.#require(id)
    requireCurrent(current.etag, etag)
    const onlyExtension = Object.keys(change).every((key) => key === 'autoExtendDuration')
    const mayChange = current.status === 'created' || (onlyExtension && current.status === 'active')
    if (!mayChange) throw new WorldError('conflict', `A relationship that is ${current.status} cannot be changed like this.`)
    const customer = change.customer ? this.#customer(change.customer) : current.customer
    const terms = termsOf({ ...current, ...change })
    if (terms.displayName.toLowerCase() !== current.displayName.toLowerCase()) this.#requireFreeName(terms.displayName)
    return this.#save(this.#touched({ ...current, ...terms, ...(customer ? { customer } : {}) }))
  }

  async remove(id: string, etag: string): Promise<void> {
    const current = this.#require(id)
    requireCurrent(current.etag, etag)
    if (current.status !== 'created') throw new WorldError('conflict', 'Only a relationship that is still a draft can be deleted.')
    this.#madeByName.delete(current.displayName.toLowerCase())
    await this.#records.apply([[TABLE, current.id]])
  }

  async request(id: string, action: 'lockForApproval' | 'terminate', etag?: string): Promise<RelationshipRequest> {
    const current = this.#require(id)
    if (etag !== undefined) requireCurrent(current.etag, etag)
    const fitting: readonly Relationship['status'][] = action === 'terminate' ? ['approvalPending', 'approved', 'active'] : ['created']
    if (!fitting.includes(current.status)) throw new WorldError('conflict', `A relationship that is ${current.status} cannot take the request ${action}.`)
    return asked(await this.#carryOut(current, action, action === 'terminate' ? { status: 'terminated' } : { status: 'approvalPending' }))
  }

  async answerProvider(id: string, action: 'approve' | 'reject', etag?: string): Promise<RelationshipRequest> {
    const current = this.#require(id)
    if (etag !== undefined) requireCurrent(current.etag, etag)
    if (current.indirectProviderTenantId === undefined) throw new WorldError('invalid', `Only a relationship that an indirect provider made can take the request ${action}.`)
    if (current.partnerConsentPending !== true || current.status === 'terminated' || current.status === 'expired') throw new WorldError('conflict', 'This relationship has been answered already.')
    return asked(await this.#carryOut(current, action, { partnerConsentPending: false, ...(action === 'reject' && { status: 'terminated' }) }))
  }

  async approve(id: string, by: User): Promise<Relationship> {
    const current = this.#requireDecidable(id, by, 'approvalPending')
    const tenant = this.#directory.tenant(by.tenantId)
    const start = this.#clock.now()
    const customer = { tenantId: by.tenantId, displayName: tenant?.displayName ?? '' }
    if (this.#ordered().approval === 'stuck') return this.#carryOut(current, 'approve', { status: 'approved', customer })
    return this.#carryOut(current, 'approve', {
      status: 'active',
      customer,
      activatedDateTime: new Date(start).toISOString(),
      endDateTime: new Date(addDuration(start, current.duration) ?? start).toISOString()
    })
  }

  async reject(id: string, by: User): Promise<Relationship> {
    return this.#carryOut(this.#requireDecidable(id, by, 'approvalPending'), 'reject', { status: 'terminated' })
  }

  async terminate(id: string, by: User): Promise<Relationship> {
    return this.#carryOut(this.#requireDecidable(id, by, 'active'), 'terminate', { status: 'terminated' })
  }

  async assign(id: string, groupId: string, unifiedRoles: readonly string[]): Promise<AccessAssignment> {
    const current = this.#require(id)
    const roles = knownRoles(unifiedRoles)
    if (current.status !== 'active') throw new WorldError('conflict', 'Access can only be assigned in an active relationship.')
    if (!this.#directory.groups(this.#directory.partner.id).some((group) => group.id === groupId)) throw new WorldError('invalid', 'The access container is not a security group of the partner.')
    if (current.accessAssignments.some((assignment) => assignment.groupId === groupId && assignment.status !== 'deleted')) throw new WorldError('conflict', 'The resource already exists.')
    requireSubset(roles, current)
    const now = this.#clock.instant()
    const made: AccessAssignment = { id: randomUUID(), etag: newEtag(), status: 'pending', groupId, unifiedRoles: roles, createdDateTime: now, lastModifiedDateTime: now, ...this.#held() }
    await this.#save(this.#withOperation({ ...current, accessAssignments: [...current.accessAssignments, made] }, made.id).relationship)
    return made
  }

  async updateAssignment(id: string, assignmentId: string, etag: string, unifiedRoles: readonly string[]): Promise<{ readonly assignment: AccessAssignment; readonly operation?: RelationshipOperation }> {
    const { relationship, assignment } = this.#requireAssignment(id, assignmentId, etag)
    const roles = knownRoles(unifiedRoles)
    requireSubset(roles, relationship)
    if (sameRoles(roles, assignment.unifiedRoles) && assignment.status === 'active') return { assignment }
    const { held: _held, ...before } = assignment
    const changed: AccessAssignment = { ...before, status: 'pending', unifiedRoles: roles, etag: newEtag(), lastModifiedDateTime: this.#clock.instant(), ...this.#held() }
    const accessAssignments = relationship.accessAssignments.map((other) => (other.id === assignmentId ? changed : other))
    const { relationship: saved, operation } = this.#withOperation({ ...relationship, accessAssignments }, assignmentId)
    await this.#save(saved)
    return { assignment: changed, operation }
  }

  async removeAssignment(id: string, assignmentId: string, etag: string): Promise<void> {
    const { relationship } = this.#requireAssignment(id, assignmentId, etag)
    await this.#save({ ...relationship, accessAssignments: relationship.accessAssignments.filter((other) => other.id !== assignmentId) })
  }

  /** Makes one known that a customer made by accepting an offer, and the change that keeps it. The caller applies that in the same turn. */
  adding(relationship: Relationship): Change {
    this.#indexName(relationship)
    return [TABLE, relationship.id, relationship]
  }

  #ordered(): LifeCycleOrder {
    return (this.#records.get('settings', 'lifeCycle') as LifeCycleOrder | undefined) ?? { approval: 'normal', assignments: 'normal' }
  }

  #held(): Pick<AccessAssignment, 'held'> {
    const { assignments } = this.#ordered()
    return assignments === 'normal' ? {} : { held: assignments }
  }

  #withOperation(relationship: Relationship, assignmentId: string): { readonly relationship: Relationship; readonly operation: RelationshipOperation } {
    const now = this.#clock.instant()
    const operation: RelationshipOperation = { id: randomUUID(), assignmentId, status: 'running', createdDateTime: now, lastModifiedDateTime: now }
    return { relationship: { ...relationship, operations: [...(relationship.operations ?? []), operation] }, operation }
  }

  #stored(id: string): Relationship | undefined {
    const changed = this.#records.get(TABLE, id) as Relationship | undefined
    // The seed's ids end in the customer's tenant id, so that they are found without an index.
    return changed ?? this.#seed.tenant(id.slice(-TENANT_ID_LENGTH))?.relationships.find((relationship) => relationship.id === id)
  }

  #override(seeded: Relationship): Relationship {
    return (this.#records.get(TABLE, seeded.id) as Relationship | undefined) ?? seeded
  }

  *#changed(): Iterable<Relationship> {
    for (const [, relationship] of this.#records.entries(TABLE)) yield relationship as Relationship
  }

  #isSeeded(id: string): boolean {
    return this.#seed.tenant(id.slice(-TENANT_ID_LENGTH)) !== undefined
  }

  #made(): readonly Relationship[] {
    return [...this.#madeByName.values()].flatMap((id) => this.#stored(id) ?? [])
  }

  #indexName(relationship: Relationship): void {
    if (!this.#isSeeded(relationship.id)) this.#madeByName.set(relationship.displayName.toLowerCase(), relationship.id)
  }

  #require(id: string): Relationship {
    const found = this.get(id)
    if (!found) throw new WorldError('notFound', `The relationship '${id}' does not exist.`)
    return found
  }

  #requireAssignment(id: string, assignmentId: string, etag: string): { relationship: Relationship; assignment: AccessAssignment } {
    const relationship = this.#require(id)
    const assignment = relationship.accessAssignments.find((candidate) => candidate.id === assignmentId)
    if (!assignment) throw new WorldError('notFound', `The access assignment '${assignmentId}' does not exist.`)
    requireCurrent(assignment.etag, etag)
    return { relationship, assignment }
  }

  #requireDecidable(id: string, by: User, status: Relationship['status']): Relationship {
    const current = this.#require(id)
    if (!by.directoryRoles.includes(GLOBAL_ADMINISTRATOR) || by.tenantId === this.#directory.partner.id) throw new WorldError('notAllowed', 'Only a global administrator of the customer may decide this.')
    if (current.customer && current.customer.tenantId !== by.tenantId) throw new WorldError('notAllowed', 'The relationship is meant for another customer.')
    if (current.status !== status) throw new WorldError('conflict', `The relationship is ${current.status}.`)
    return current
  }

  #requireFreeName(displayName: string): void {
    if (this.#madeByName.has(displayName.toLowerCase()) || this.#seed.relationshipByName(displayName)) throw new WorldError('conflict', 'Another relationship has this display name.')
  }

  #customer(wanted: NewRelationship['customer']): Relationship['customer'] {
    if (!wanted) return undefined
    const tenant = this.#directory.tenant(wanted.tenantId)
    if (!tenant || tenant.isPartner) throw new WorldError('invalid', 'The customer is not a tenant that can be administered.')
    return { tenantId: tenant.id, displayName: wanted.displayName ?? tenant.displayName }
  }

  async #carryOut(current: Relationship, action: RelationshipRequest['action'], change: Partial<Relationship>): Promise<Relationship> {
    const now = this.#clock.instant()
    const request: RelationshipRequest = { id: randomUUID(), action, status: 'succeeded', createdDateTime: now, lastModifiedDateTime: now }
    // The end of a relationship that was active is the moment at which it was ended.
    const ended = current.status === 'active' && change.status === 'terminated' ? { endDateTime: now } : {}
    return this.#save({ ...current, ...change, ...ended, requests: [...current.requests, request], etag: newEtag(), lastModifiedDateTime: now })
  }

  #touched(relationship: Relationship): Relationship {
    return { ...relationship, etag: newEtag(), lastModifiedDateTime: this.#clock.instant() }
  }

  async #save(relationship: Relationship): Promise<Relationship> {
    const before = this.#stored(relationship.id)
    if (before && before.displayName !== relationship.displayName) this.#madeByName.delete(before.displayName.toLowerCase())
    this.#indexName(relationship)
    await this.#records.apply([[TABLE, relationship.id, relationship]])
    return relationship
  }
}

/** The last request as it is answered at first; who asks again sees that it was carried out. */
function asked({ requests }: Relationship): RelationshipRequest {
  const made = requests.at(-1)
  if (!made) throw new WorldError('notFound', 'The request was not kept.')
  return { ...made, status: 'created' }
}
