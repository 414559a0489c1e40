import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { Colleague, ReachReport } from '../../contract/relationship'
import type { DelegatedRole } from '../../contract/session'
import { reachOf, type ReachFacts, type ReachRelationship } from '../../domain/reachCheck'
import { isUsable, relationshipState } from '../../domain/relationshipState'
import { withTimeLimit } from '../../lib/wait'
import type { AccessAssignmentRecord, Clock, PartnerDirectory, PartnerPeople, RelationshipRecord, Relationships } from '../ports'

export interface ReachParts {
  readonly relationships: Pick<Relationships, 'ofCustomer' | 'accessAssignments'>
  readonly directory: Pick<PartnerDirectory, 'technician' | 'agentGroups'>
  readonly people: PartnerPeople
  readonly groupName: (id: string) => string | undefined
  readonly customerName: (tenantId: TenantId) => string | undefined
  readonly clock: Clock
}

const limitMs = 30_000

/** Finds out, step by step, why somebody of the team cannot get into a customer (capabilities 5.3). Everything is asked of the cloud at this moment. */
export class ReachService {
  readonly #parts: ReachParts

  constructor(parts: ReachParts) {
    this.#parts = parts
  }

  /** The partner's people, to choose one from. */
  async colleagues(signal?: AbortSignal): Promise<readonly Colleague[]> {
    return withTimeLimit(limitMs, (inner) => this.#parts.people.colleagues(inner), signal)
  }

  /** @param colleague absent: oneself. @throws AppFailure of the cloud, when it cannot be asked */
  async check(tenantId: TenantId, colleague?: { readonly id: string; readonly name: string }, signal?: AbortSignal): Promise<ReachReport> {
    return withTimeLimit(limitMs, (inner) => this.#check(tenantId, colleague, inner), signal)
  }

  async #check(tenantId: TenantId, colleague: { readonly id: string; readonly name: string } | undefined, signal: AbortSignal): Promise<ReachReport> {
    const [person, relationships] = await Promise.all([this.#person(colleague?.id, signal), this.#relationships(tenantId, signal)])
    const now = this.#parts.clock.now()
    const facts: ReachFacts = { ...person, relationships }
    // Entering is tried only where nothing else stands in the way: a refusal would say less than what is known by then.
    const first = reachOf(facts, now)
    const ready = colleague === undefined && !first.steps.some(({ outcome }) => outcome === 'failed')
    const reach = ready ? reachOf({ ...facts, signIn: await this.#enter(tenantId, signal) }, now) : first
    return {
      tenantId,
      customer: this.#parts.customerName(tenantId) ?? tenantId,
      ...(colleague === undefined ? {} : { colleague: { id: colleague.id, name: colleague.name } }),
      ...reach,
      checkedAt: new Date(now).toISOString()
    }
  }

  async #person(userId: string | undefined, signal: AbortSignal): Promise<Pick<ReachFacts, 'technicianRole' | 'groupIds'>> {
    const { directory, people } = this.#parts
    if (userId === undefined) {
      const { role, groupIds } = await directory.technician(signal)
      return { technicianRole: role, groupIds }
    }
    const [groupIds, { adminAgents, helpdeskAgents }] = await Promise.all([people.groupsOf(userId, signal), directory.agentGroups(signal)])
    const isIn = (group: string | undefined): boolean => group !== undefined && groupIds.includes(group)
    const technicianRole: DelegatedRole = isIn(adminAgents) ? 'full' : isIn(helpdeskAgents) ? 'limited' : 'none'
    return { technicianRole, groupIds }
  }

  async #relationships(tenantId: TenantId, signal: AbortSignal): Promise<readonly ReachRelationship[]> {
    const found = (await this.#parts.relationships.ofCustomer(tenantId, signal)).filter(({ customer }) => customer?.tenantId === tenantId)
    return Promise.all(found.map((record) => this.#withAccess(record, signal)))
  }

  async #withAccess(record: RelationshipRecord, signal: AbortSignal): Promise<ReachRelationship> {
    const { id, status, createdAt, endsAt, activatedAt, partnerConsentPending } = record
    const usable = isUsable(relationshipState(record, this.#parts.clock.now()))
    const assignments = usable ? await this.#parts.relationships.accessAssignments(id, signal) : []
    const named = (one: AccessAssignmentRecord): ReachRelationship['assignments'][number] => ({ ...one, group: this.#parts.groupName(one.groupId) ?? one.groupId })
    return { id, status, createdAt, endsAt, activatedAt, partnerConsentPending, assignments: assignments.map(named) }
  }

  async #enter(tenantId: TenantId, signal: AbortSignal): Promise<ReachFacts['signIn']> {
    try {
      await this.#parts.people.enter(tenantId, signal)
      return { ok: true }
    } catch (error) {
      if (!(error instanceof AppFailure) || error.error.kind === 'cancelled') throw error
      return { ok: false, error: error.error }
    }
  }
}
