import { AppFailure } from '../../contract/errors'
import { deviationsFrom, repairsFor, sameAccess, wantedIn, type MappedGroup, type Repair } from '../../domain/accessMapping'
import { isUsable, relationshipState } from '../../domain/relationshipState'
import { sleep, withTimeLimit } from '../../lib/wait'
import type { AccessAssignmentRecord, Activity, Clock, RelationshipManagement, RelationshipRecord, Relationships } from '../ports'
import { isFailure, notFound } from './failures'
import type { RelationshipBook } from './relationshipBook'

export interface RepairParts {
  readonly relationships: Pick<Relationships, 'get' | 'accessAssignments' | 'assign'>
  readonly management: Pick<RelationshipManagement, 'changeAssignment' | 'removeAssignment'>
  readonly book: RelationshipBook
  readonly mapped: (signal: AbortSignal) => Promise<readonly MappedGroup[]>
  readonly groupName: (id: string) => string | undefined
  readonly activity: Activity
  readonly clock: Clock
  /** For one relationship, in milliseconds. */
  readonly limitMs?: number
  /** Replaces the pauses in tests; milliseconds. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

export interface RepairOrder {
  readonly id: string
  /** Groups that the mapping does not name lose their access; else they keep it. */
  readonly removeUnmapped: boolean
}

interface Tried {
  /** Groups whose repair was carried out. */
  readonly done: Set<string>
  /** Repairs of which nobody knows, because their answer was lost; once for each group. */
  readonly lost: Map<string, Repair>
}

const usualLimitMs = 120_000
const firstPauseMs = 500
const longestPauseMs = 8_000
const actions = { assign: 'relationship.assign', change: 'relationship.changeAccess', replace: 'relationship.replaceAccess', remove: 'relationship.removeAccess' } as const

/**
 * Brings who has access through a relationship in line with the mapping (capabilities 5.3), and waits until it is in effect.
 * Everything may be repeated: each round begins with what is there, so a lost answer or somebody else's change does no harm.
 */
export class AccessRepair {
  readonly #parts: RepairParts

  constructor(parts: RepairParts) {
    this.#parts = parts
  }

  /**
   * @throws AppFailure `notFound`, `conflict` `relationship.notInForce` or `relationship.notOwn`, `invalid` `access.noRoles`, `unexpected`
   *   `access.refused` when the service gives an assignment up, `timedOut` `access.slow` when it needs longer than the limit, or of the cloud
   */
  async repair(order: RepairOrder, outer?: AbortSignal): Promise<void> {
    try {
      await withTimeLimit(this.#parts.limitMs ?? usualLimitMs, (signal) => this.#repair(order, signal), outer)
    } catch (error) {
      // What was asked for stays asked for: the service goes on with it.
      throw isFailure(error, 'timedOut') && error.error.code === 'timedOut' ? new AppFailure({ kind: 'timedOut', code: 'access.slow' }, { cause: error }) : error
    }
  }

  async #repair({ id, removeUnmapped }: RepairOrder, signal: AbortSignal): Promise<void> {
    const record = await this.#usable(id, signal)
    const mapped = await this.#parts.mapped(signal)
    const wanted = wantedIn(record.roles, mapped)
    if (wanted.length === 0) throw new AppFailure({ kind: 'invalid', code: 'access.noRoles' })
    const wait = this.#parts.wait ?? sleep
    const tried: Tried = { done: new Set(), lost: new Map() }
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      const present = await this.#parts.relationships.accessAssignments(id, signal)
      const repairs = repairsFor(deviationsFrom(wanted, present), wanted, removeUnmapped)
      await this.#found(record, repairs, tried)
      if (repairs.length === 0 && inEffect(wanted, present)) {
        await this.#parts.book.putAccess(id, present)
        return
      }
      for (const repair of repairs) await this.#apply(record, repair, present, tried, signal)
      await wait(pause, signal)
    }
  }

  async #usable(id: string, signal: AbortSignal): Promise<RelationshipRecord> {
    const record = await this.#parts.relationships.get(id, signal)
    if (record === undefined) throw notFound()
    if (record.origin === 'microsoft') throw new AppFailure({ kind: 'conflict', code: 'relationship.notOwn' })
    if (!isUsable(relationshipState(record, this.#parts.clock.now()))) throw new AppFailure({ kind: 'conflict', code: 'relationship.notInForce' })
    return record
  }

  async #apply(record: RelationshipRecord, repair: Repair, present: readonly AccessAssignmentRecord[], tried: Tried, signal: AbortSignal): Promise<void> {
    const { kind, groupId } = repair
    // What the service gave up once more after it was asked for anew will not get better by a third time.
    if (kind === 'replace' && tried.done.has(groupId)) throw new AppFailure({ kind: 'unexpected', code: 'access.refused' })
    try {
      await this.#change(record.id, repair, present.find((one) => one.groupId === groupId), signal)
    } catch (error) {
      // Somebody else was quicker: the next round sees what there is.
      if (isFailure(error, 'conflict', 'notFound')) return
      // No answer says nothing: the next round reads whether it was done, and fails itself where nothing can be read.
      if (isFailure(error, 'unreachable') && !tried.lost.has(groupId)) {
        tried.lost.set(groupId, repair)
        return
      }
      await this.#record(record, repair, error)
      throw error
    }
    tried.done.add(groupId)
    await this.#record(record, repair)
  }

  /** What was done although its answer was lost goes on record once it is seen. */
  async #found(record: RelationshipRecord, repairs: readonly Repair[], { lost, done }: Tried): Promise<void> {
    for (const [groupId, repair] of lost) {
      if (done.has(groupId) || repairs.some((one) => one.groupId === groupId)) continue
      done.add(groupId)
      await this.#record(record, repair)
    }
  }

  async #change(id: string, repair: Repair, present: AccessAssignmentRecord | undefined, signal: AbortSignal): Promise<void> {
    const { relationships, management } = this.#parts
    if (repair.kind === 'assign') await relationships.assign(id, repair.groupId, repair.roles, signal)
    else if (present === undefined) return
    else if (repair.kind === 'change') await management.changeAssignment(id, present, repair.roles, signal)
    else {
      await management.removeAssignment(id, present, signal)
      if (repair.kind === 'replace') await relationships.assign(id, repair.groupId, repair.roles, signal)
    }
  }

  async #record(record: RelationshipRecord, { kind, groupId }: Repair, cause?: unknown): Promise<void> {
    const failed = isFailure(cause, 'cancelled', 'storage', 'signedOut') ? undefined : cause
    if (cause !== undefined && failed === undefined) return
    const tenant = record.customer === undefined ? {} : { tenantId: record.customer.tenantId }
    const problem = failed instanceof AppFailure ? { code: failed.error.code, correlationId: failed.error.correlationId } : {}
    const detail = { relationship: record.displayName, group: this.#parts.groupName(groupId) ?? groupId, ...problem }
    await this.#parts.activity.record({ action: actions[kind], result: cause === undefined ? 'ok' : 'failed', ...tenant, detail })
  }
}

const inEffect = (wanted: readonly MappedGroup[], present: readonly AccessAssignmentRecord[]): boolean =>
  wanted.every(({ groupId, roles }) => present.some((one) => one.groupId === groupId && one.status === 'active' && sameAccess(one.roles, roles)))
