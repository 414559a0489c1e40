import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { Offer } from '../../contract/offer'
import { holdsEverything } from '../../domain/directoryRoles'
import { renewedTerms } from '../../domain/offerTerms'
import { isUsable, relationshipState } from '../../domain/relationshipState'
import { withTimeLimit } from '../../lib/wait'
import type { NewDelegated } from '../offers'
import { withdrawRelationship } from '../offersWithdraw'
import type { Activity, Clock, RelationshipManagement, RelationshipRecord, Relationships } from '../ports'
import { isFailure, isUnanswered, notFound } from './failures'
import type { RelationshipBook } from './relationshipBook'

export interface DeskParts {
  readonly relationships: Pick<Relationships, 'get' | 'withdraw'>
  readonly management: Pick<RelationshipManagement, 'terminate' | 'setAutoExtend' | 'answerProvider'>
  readonly book: RelationshipBook
  readonly activity: Activity
  readonly clock: Clock
  /** Drafts an offer that becomes a relationship. */
  readonly createOffer: (wanted: NewDelegated) => Promise<Offer>
  /** An offer of this customer that renews the relationship and is not answered yet. */
  readonly renewalOf: (relationship: { readonly id: string; readonly tenantId: TenantId }) => Offer | undefined
  /** Takes back the offer that made the relationship, so that its end is not taken for the customer's answer; `undefined`: it was not made by an offer of this computer. */
  readonly withdrawOffer: (relationshipId: string, signal: AbortSignal) => Promise<void> | undefined
  /** Something of the customer changed: its record is read again, and whoever lost their access leaves. */
  readonly changed: (tenantId: TenantId) => Promise<void>
}

const limitMs = 60_000
const ending: ReadonlySet<string> = new Set(['terminationRequested', 'terminating', 'terminated', 'expired'])
const inForce: ReadonlySet<string> = new Set(['active', 'expiring', 'approved', 'activating'])

/** What a technician does with a relationship (capabilities 5.2). Each change is made exactly once: a lost answer is resolved by reading. */
export class RelationshipDesk {
  readonly #parts: DeskParts

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  /**
   * An offer to the same customer with the same roles, for as long as the first time; one that was begun already is taken up.
   * @throws AppFailure `notFound`, `conflict` `relationship.notOwn`, `relationship.noCustomer`
   */
  async renew(id: string): Promise<Offer> {
    const known = this.#parts.book.get(id)
    if (known === undefined) throw notFound()
    requireOwn(known)
    const { customer } = known
    if (customer === undefined) throw new AppFailure({ kind: 'conflict', code: 'relationship.noCustomer' })
    const begun = this.#parts.renewalOf({ id, tenantId: customer.tenantId })
    if (begun !== undefined) return begun
    const offer = await this.#parts.createOffer({ tenantId: customer.tenantId, terms: renewedTerms(known), renews: { id, name: known.displayName } })
    await this.#record('relationship.renew', known, { quoteId: offer.quoteId })
    return offer
  }

  /** @throws AppFailure `notFound`, `conflict` `relationship.notInForce`, `relationship.notOwn`, or of the cloud: it goes on as it was */
  async terminate(id: string, outer?: AbortSignal): Promise<void> {
    await this.#changing('relationship.terminate', id, outer, async (record, signal) => {
      if (ending.has(record.status)) return
      if (!inForce.has(record.status)) throw new AppFailure({ kind: 'conflict', code: 'relationship.notInForce' })
      await this.#once(record, (one) => this.#parts.management.terminate(one, signal), (now) => now === undefined || ending.has(now.status), signal)
    })
  }

  /** Takes an unanswered invitation back. @throws AppFailure `notFound`, `conflict` `relationship.answered`, or of the cloud */
  async withdraw(id: string, outer?: AbortSignal): Promise<void> {
    await this.#changing('relationship.withdraw', id, outer, async (record, signal) => {
      if (ending.has(record.status)) return
      if (record.status !== 'created' && record.status !== 'approvalPending') throw new AppFailure({ kind: 'conflict', code: 'relationship.answered' })
      await (this.#parts.withdrawOffer(id, signal) ?? withdrawRelationship({ ...this.#parts.relationships, findByName: () => Promise.resolve(undefined) }, id, signal))
    })
  }

  /** @throws AppFailure `invalid` `relationship.cannotExtend` with the Global Administrator among the roles, `conflict` `service.changed` */
  async setAutoExtend(id: string, on: boolean, outer?: AbortSignal): Promise<void> {
    await this.#changing('relationship.autoExtend', id, outer, async (record, signal) => {
      if (on && holdsEverything(record.roles)) throw new AppFailure({ kind: 'invalid', code: 'relationship.cannotExtend' })
      if (!isUsable(relationshipState(record, this.#parts.clock.now())) && record.status !== 'created') throw new AppFailure({ kind: 'conflict', code: 'relationship.notInForce' })
      if ((record.autoExtend ?? false) === on) return
      await this.#once(record, (one) => this.#parts.management.setAutoExtend(one, on, signal), (now) => (now?.autoExtend ?? false) === on, signal)
    }, { on })
  }

  /**
   * Agrees to what an indirect provider made for this company, or rejects it; agreed to, it waits for the customer.
   * @throws AppFailure `notFound`, `conflict` `relationship.notWaiting`, or of the cloud: it goes on as it was
   */
  async answerProvider(id: string, agree: boolean, outer?: AbortSignal): Promise<void> {
    await this.#changing('relationship.answerProvider', id, outer, async (record, signal) => {
      if (!waitsForUs(record)) throw new AppFailure({ kind: 'conflict', code: 'relationship.notWaiting' })
      await this.#once(record, (one) => this.#parts.management.answerProvider(one, agree, signal), agree ? isAgreed : isRejected, signal)
    }, { agree })
  }

  /** One change of the relationship as it is now; whatever comes of it, the cache has what the cloud says afterwards. */
  async #changing(action: DeskAction, id: string, outer: AbortSignal | undefined, change: (record: RelationshipRecord, signal: AbortSignal) => Promise<void>, detail: Readonly<Record<string, boolean>> = {}): Promise<void> {
    const { relationships, book } = this.#parts
    await withTimeLimit(limitMs, async (signal) => {
      const record = await relationships.get(id, signal)
      if (record === undefined) {
        await book.put([], [id])
        throw notFound()
      }
      requireOwn(record)
      try {
        await change(record, signal)
      } catch (error) {
        await this.#readAgain(id, signal)
        await this.#record(action, record, detail, error)
        throw error
      }
      await this.#readAgain(id, signal)
      await this.#record(action, record, detail)
      if (record.customer !== undefined) await this.#parts.changed(record.customer.tenantId)
    }, outer)
  }

  /** After an answer that got lost, or a conflict, the record itself says whether it was done. */
  async #once(record: RelationshipRecord, ask: (record: RelationshipRecord) => Promise<void>, isDone: (now: RelationshipRecord | undefined) => boolean, signal: AbortSignal): Promise<void> {
    try {
      await ask(record)
    } catch (error) {
      if (!isUnanswered(error) && !isFailure(error, 'conflict', 'notFound')) throw error
      const done = await this.#parts.relationships.get(record.id, signal).then(isDone, () => false)
      if (!done) throw error
    }
  }

  async #readAgain(id: string, signal: AbortSignal): Promise<void> {
    const { relationships, book } = this.#parts
    try {
      const now = await relationships.get(id, signal)
      await (now === undefined ? book.put([], [id]) : book.put([now]))
    } catch (error) {
      // The next refresh tells; what was done is done.
      if (!(error instanceof AppFailure)) throw error
    }
  }

  async #record(action: DeskAction, { displayName, customer }: Pick<RelationshipRecord, 'displayName' | 'customer'>, more: Readonly<Record<string, string | boolean>>, cause?: unknown): Promise<void> {
    if (isFailure(cause, 'storage', 'signedOut')) return
    const problem = cause instanceof AppFailure ? { code: cause.error.code, correlationId: cause.error.correlationId } : {}
    const result = cause === undefined ? 'ok' : isFailure(cause, 'cancelled') ? 'cancelled' : 'failed'
    const tenant = customer === undefined ? {} : { tenantId: customer.tenantId }
    await this.#parts.activity.record({ action, result, ...tenant, detail: { relationship: displayName, ...more, ...problem } })
  }
}

const isRejected = (now: RelationshipRecord | undefined): boolean => now === undefined || (now.partnerConsentPending !== true && ending.has(now.status))
const isAgreed = (now: RelationshipRecord | undefined): boolean => now !== undefined && now.partnerConsentPending !== true && !ending.has(now.status)
const waitsForUs = ({ partnerConsentPending, status }: RelationshipRecord): boolean => partnerConsentPending === true && !ending.has(status)

type DeskAction = 'relationship.answerProvider' | 'relationship.renew' | 'relationship.terminate' | 'relationship.withdraw' | 'relationship.autoExtend'

function requireOwn({ origin }: Pick<RelationshipRecord, 'origin'>): void {
  if (origin === 'microsoft') throw new AppFailure({ kind: 'conflict', code: 'relationship.notOwn' })
}
