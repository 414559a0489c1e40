import type { ActingSession } from '../../contract/acting'
import type { TenantId } from '../../contract/ids'
import type { AccessAssignment, RelationshipDetails } from '../../contract/relationship'
import type { MappedGroup } from '../../domain/accessMapping'
import { relationshipActions } from '../../domain/relationshipActions'
import { problemsOf, timelineOf, type Life } from '../../domain/relationshipLife'
import { isUsable, relationshipState } from '../../domain/relationshipState'
import { withTimeLimit } from '../../lib/wait'
import type { AccessAssignmentRecord, Clock, RelationshipManagement, RelationshipOperationRecord, RelationshipRequestRecord, Relationships } from '../ports'
import { namedDeviations } from './accessReport'
import { isFailure, notFound } from './failures'
import type { KnownRelationship, RelationshipBook } from './relationshipBook'
import type { RelationshipList } from './relationshipList'

export interface ReaderParts {
  readonly relationships: Pick<Relationships, 'get' | 'accessAssignments' | 'approvalLink'>
  readonly management: Pick<RelationshipManagement, 'requests' | 'operations'>
  readonly book: RelationshipBook
  readonly list: RelationshipList
  readonly mapped: () => readonly MappedGroup[]
  readonly groupName: (id: string) => string | undefined
  readonly session: (tenantId: TenantId) => ActingSession | undefined
  readonly mayChange: () => boolean
  readonly clock: Clock
}

const limitMs = 20_000

interface Read {
  readonly known: KnownRelationship
  readonly assignments: readonly AccessAssignmentRecord[]
  readonly requests: readonly RelationshipRequestRecord[]
  readonly operations: readonly RelationshipOperationRecord[]
  readonly source: 'cloud' | 'cache'
  readonly readAt: string
}

/** One relationship with everything that is known of it; what cannot be reached now comes from the cache, with its age. */
export class RelationshipReader {
  readonly #parts: ReaderParts

  constructor(parts: ReaderParts) {
    this.#parts = parts
  }

  /** @throws AppFailure `notFound` `relationship.notFound`, or of the cloud where the cache knows nothing */
  async get(id: string, outer?: AbortSignal): Promise<RelationshipDetails> {
    await this.#parts.book.ready()
    return this.#details(await this.#read(id, outer))
  }

  async #read(id: string, outer: AbortSignal | undefined): Promise<Read> {
    const { relationships, management, book, clock } = this.#parts
    try {
      return await withTimeLimit(limitMs, async (signal) => {
        const record = await relationships.get(id, signal)
        if (record === undefined) {
          await book.put([], [id])
          throw notFound()
        }
        await book.put([record])
        const [assignments, requests, operations] = await Promise.all([relationships.accessAssignments(id, signal), management.requests(id, signal), management.operations(id, signal)])
        await book.putAccess(id, assignments)
        const readAt = new Date(clock.now()).toISOString()
        const known = book.get(id)
        if (known === undefined) throw notFound()
        return { known, assignments, requests, operations, source: 'cloud', readAt }
      }, outer)
    } catch (error) {
      const known = book.get(id)
      if (known === undefined || !isFailure(error, 'unreachable', 'timedOut', 'throttled', 'signedOut')) throw error
      return { known, assignments: known.access?.assignments ?? [], requests: [], operations: [], source: 'cache', readAt: known.access === undefined || known.readAt < known.access.readAt ? known.readAt : known.access.readAt }
    }
  }

  #details({ known, assignments, requests, operations, source, readAt }: Read): RelationshipDetails {
    const { book, list, mapped, groupName, clock, session } = this.#parts
    const now = clock.now()
    const entry = book.entries().get(known.id)
    if (entry === undefined) throw notFound()
    const { groups: _groups, problem: _problem, ...row } = list.row(entry, now)
    const named = (one: AccessAssignmentRecord): Life['assignments'][number] => ({ ...one, group: groupName(one.groupId) ?? one.groupId })
    const life: Life = { facts: known, requests, operations, assignments: assignments.map(named) }
    const usable = isUsable(row.state)
    const open = known.customer === undefined ? undefined : session(known.customer.tenantId)
    // A customer is not asked before the own company has agreed to what a provider made.
    const link = known.status === 'approvalPending' && known.partnerConsentPending !== true ? this.#link(known.id) : undefined
    return {
      ...row,
      status: known.status,
      ...(known.durationDays === undefined ? {} : { durationDays: known.durationDays }),
      ...(known.activatedAt === undefined ? {} : { activatedAt: known.activatedAt }),
      assignments: assignments.map((one) => this.#assignment(one)),
      timeline: timelineOf(life, now),
      // Without the assignments nobody can say that there is none.
      problems: source === 'cache' && known.access === undefined ? [] : problemsOf(life, now),
      deviations: usable && known.origin !== 'microsoft' ? namedDeviations(known.roles, assignments, mapped(), groupName) : [],
      actions: relationshipActions(known, now, this.#parts.mayChange()),
      ...(link === undefined ? {} : { link }),
      others: known.customer === undefined ? [] : this.#others(known.id, known.customer.tenantId, now),
      ...(open === undefined ? {} : { session: { id: open.id, company: open.company } }),
      readAt,
      source
    }
  }

  #assignment({ id, groupId, status, roles, createdAt, modifiedAt }: AccessAssignmentRecord): AccessAssignment {
    const groupName = this.#parts.groupName(groupId)
    return {
      id, groupId, status, roles,
      ...(groupName === undefined ? {} : { groupName }), ...(createdAt === undefined ? {} : { createdAt }), ...(modifiedAt === undefined ? {} : { modifiedAt })
    }
  }

  #others(id: string, tenantId: TenantId, now: number): RelationshipDetails['others'] {
    const usable = this.#parts.book.ofCustomer(tenantId).filter((entry) => entry.id !== id && isUsable(relationshipState(entry, now)))
    return usable.filter(({ groupIds }) => groupIds === undefined || groupIds.length > 0).map(({ id: other, displayName }) => ({ id: other, name: displayName }))
  }

  /** The cloud's own address is not known before it has answered once. */
  #link(id: string): string | undefined {
    try {
      return this.#parts.relationships.approvalLink(id)
    } catch {
      return undefined
    }
  }
}
