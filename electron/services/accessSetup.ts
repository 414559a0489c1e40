import { AppFailure } from '../contract/errors'
import type { AppError } from '../contract/errors'
import type { RecordId, TenantId } from '../contract/ids'
import type { Offer, OfferAccess } from '../contract/offer'
import type { MappedGroup } from '../domain/accessMapping'
import { sleep, withTimeLimit } from '../lib/wait'
import { isInEffect, lacksAccess, missingAccess, wantedAccess } from './accessPlan'
import { watchOffers } from './offersWatch'
import type { Activity, Notices, RelationshipRecord, Relationships } from './ports'

export interface AccessSetupParts {
  readonly relationships: Pick<Relationships, 'get' | 'accessAssignments' | 'assign'>
  /** Which groups of the partner shall hold which roles. */
  readonly mapped: (signal: AbortSignal) => Promise<readonly MappedGroup[]>
  /** Where the state is kept: on the offer itself. */
  readonly offers: {
    withoutAccess(): readonly Offer[]
    keepAccess(offerId: RecordId, access: OfferAccess): Promise<Offer>
  }
  /** Rejects with AppFailure `notAllowed` unless this technician may give access: asked before the cloud is. */
  readonly mayAssign: () => Promise<void>
  readonly notices: Notices
  readonly activity: Activity
  readonly online: () => boolean
  /** Reads a customer again, because technicians can get into it now. */
  readonly refreshCustomer: (tenantId: TenantId) => Promise<unknown>
  /** For one try, in milliseconds. */
  readonly limitMs?: number
  /** Replaces the pauses in tests; milliseconds. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

const usualLimitMs = 120_000
const firstPauseMs = 500
const longestPauseMs = 8_000
const usable = new Set(['active', 'expiring'])
const comingUp = new Set(['approvalPending', 'approved', 'activating'])

/** These pass by themselves, so the watch tries again; the others wait for a start or for the technician. */
const passing: ReadonlySet<AppError['kind']> = new Set(['unreachable', 'timedOut', 'throttled'])

/** Not a failure of the set-up: it was stopped, nobody is signed in, or the disk refuses to keep what would be kept. */
const untold: ReadonlySet<AppError['kind']> = new Set(['cancelled', 'signedOut', 'storage'])

/**
 * The last step from an accepted offer to "Administer on behalf of": a relationship that a customer approved gives nobody
 * access before the partner's security groups are assigned to it (Graph `accessAssignments`). Everything may be repeated: what
 * is there is read first, and an offer counts as waiting until the cloud says that its assignments are in effect.
 */
export class AccessSetup {
  readonly #parts: AccessSetupParts
  readonly #running = new Map<RecordId, Promise<void>>()

  constructor(parts: AccessSetupParts) {
    this.#parts = parts
  }

  /**
   * One try for one offer; a second call meanwhile joins it. A failure is kept on the offer, told as a notice, and thrown.
   * @throws AppFailure `conflict` `access.notWaiting` for an offer that is not accepted or has its access
   */
  async setUp(offer: Offer, signal?: AbortSignal): Promise<void> {
    if (!lacksAccess(offer)) throw new AppFailure({ kind: 'conflict', code: 'access.notWaiting' })
    const running = this.#running.get(offer.id)
    if (running !== undefined) return running
    const trying = this.#setUp(offer, signal).finally(() => this.#running.delete(offer.id))
    this.#running.set(offer.id, trying)
    return trying
  }

  /** Tries all waiting offers once, whatever kept them waiting; one that fails does not hold up the others. */
  async resume(signal?: AbortSignal): Promise<void> {
    for (const offer of this.#parts.offers.withoutAccess()) {
      if (signal?.aborted) return
      // Its failure is on the offer and among the notices.
      await this.setUp(offer, signal).catch(() => undefined)
    }
  }

  /** Tries again, until the signal aborts, what failed for a reason that passes or was cut off by a crash. */
  watch(intervalMs: number, signal: AbortSignal): Promise<void> {
    const waiting = () => this.#parts.offers.withoutAccess().filter(({ access }) => access?.problem === undefined || passing.has(access.problem.kind))
    const retry = async (id: RecordId, inner: AbortSignal): Promise<void> => {
      const offer = waiting().find((one) => one.id === id)
      if (offer !== undefined) await this.setUp(offer, inner)
    }
    const { wait } = this.#parts
    const open = () => waiting().map(({ id }) => id)
    return watchOffers({ open, online: this.#parts.online, refresh: retry, ...(wait === undefined ? {} : { wait }) }, intervalMs, signal)
  }

  async #setUp(offer: Offer, signal?: AbortSignal): Promise<void> {
    try {
      const outcome = await withTimeLimit(this.#parts.limitMs ?? usualLimitMs, (inner) => this.#bringAbout(offer, inner), signal)
      await this.#parts.offers.keepAccess(offer.id, { state: outcome })
      this.#parts.notices.remove(noticeId(offer))
      if (outcome === 'ready') await this.#ready(offer)
    } catch (cause) {
      await this.#failed(offer, cause)
      throw cause
    }
  }

  async #bringAbout(offer: Offer, signal: AbortSignal): Promise<'ready' | 'ended'> {
    await this.#parts.mayAssign()
    const relationship = await this.#usable(offer.relationshipId ?? '', signal)
    if (relationship === undefined) return 'ended'
    const wanted = wantedAccess(relationship, await this.#parts.mapped(signal))
    const present = await this.#parts.relationships.accessAssignments(relationship.id, signal)
    for (const one of missingAccess(wanted, present)) await this.#assign(relationship.id, one, signal)
    await this.#poll(signal, async () => {
      const now = await this.#parts.relationships.accessAssignments(relationship.id, signal)
      return isInEffect(wanted, now) ? true : undefined
    })
    return 'ready'
  }

  /** The relationship once it can be used; `undefined` when it has ended. */
  async #usable(id: string, signal: AbortSignal): Promise<RelationshipRecord | undefined> {
    const { relationship } = await this.#poll(signal, async () => {
      const record = await this.#parts.relationships.get(id, signal)
      if (record !== undefined && comingUp.has(record.status)) return undefined
      return { relationship: record !== undefined && usable.has(record.status) ? record : undefined }
    })
    return relationship
  }

  async #assign(relationshipId: string, { groupId, roles }: MappedGroup, signal: AbortSignal): Promise<void> {
    try {
      await this.#parts.relationships.assign(relationshipId, groupId, roles, signal)
    } catch (cause) {
      // Somebody else, or an earlier try whose answer was lost, was there first; whether it holds is asked afterwards.
      if (!(cause instanceof AppFailure) || cause.error.kind !== 'conflict') throw cause
    }
  }

  /** Asks until there is an answer, with growing pauses; only the signal ends it early. */
  async #poll<T>(signal: AbortSignal, ask: () => Promise<T | undefined>): Promise<T> {
    const wait = this.#parts.wait ?? sleep
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      const answer = await ask()
      if (answer !== undefined) return answer
      await wait(pause, signal)
    }
  }

  async #ready(offer: Offer): Promise<void> {
    await this.#record(offer, {})
    if (offer.tenantId === undefined) return
    // Access is there all the same; the customer's page reads it again when it is opened.
    await this.#parts.refreshCustomer(offer.tenantId).catch(() => undefined)
  }

  async #failed(offer: Offer, cause: unknown): Promise<void> {
    if (!(cause instanceof AppFailure) || untold.has(cause.error.kind)) return
    await this.#parts.offers.keepAccess(offer.id, { state: 'waiting', problem: cause.error })
    const params = { customer: offer.customerName ?? offer.tenantId ?? offer.quoteId, reason: cause.error.code, offerId: offer.id }
    this.#parts.notices.add({ id: noticeId(offer), severity: 'warning', code: 'access.notSetUp', params })
    // The same failure of every further try would only fill the record.
    if (offer.access?.problem?.code === cause.error.code) return
    await this.#record(offer, { code: cause.error.code, correlationId: cause.error.correlationId }, 'failed')
  }

  async #record(offer: Offer, detail: Record<string, string>, result: 'ok' | 'failed' = 'ok'): Promise<void> {
    const tenant = offer.tenantId === undefined ? {} : { tenantId: offer.tenantId }
    await this.#parts.activity.record({ action: 'relationship.assign', result, ...tenant, detail: { quoteId: offer.quoteId, ...detail } })
  }
}

const noticeId = (offer: Offer): string => `access.${offer.id}`
