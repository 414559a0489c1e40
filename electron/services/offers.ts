import type { Company } from '../contract/company'
import { AppFailure } from '../contract/errors'
import type { RecordId, TenantId } from '../contract/ids'
import type { HandOver, MailMeasure, MessageLanguage, Offer, OfferAccess, OfferTerms } from '../contract/offer'
import { recordIdSchema } from '../contract/ids'
import { withTimeLimit } from '../lib/wait'
import type { Store } from '../store/types'
import { lacksAccess } from './accessPlan'
import { copyMessage, measureMessage, openInEmail, saveEml } from './handOver'
import { delegatedDraft, withContact } from './offersDraft'
import { issueRelationship } from './offersIssue'
import { withEvent, withIssued } from './offerBook'
import { awaiting, withOutcome, withoutWithdrawal } from './offersOutcome'
import { watchOffers } from './offersWatch'
import { cleanUp, mayStillBeWithdrawn, withdrawRelationship } from './offersWithdraw'
import { Outbox } from './outbox'
import type { OutboxEntry } from './outbox'
import type { Activity, Clock, HandOverPort, RelationshipRecord, Relationships, Tell } from './ports'

export type OfferTables = { readonly offers: Offer; readonly outbox: OutboxEntry }

export interface OffersParts {
  readonly store: Store<OfferTables>
  readonly relationships: Relationships
  readonly handOver: HandOverPort
  readonly activity: Activity
  readonly clock: Clock
  readonly tell: Tell
  readonly online: () => boolean
  readonly language: () => MessageLanguage
  /** Rejects with AppFailure `notAllowed` unless this technician may make relationships and take them back: asked before the cloud is. */
  readonly mayRelate: () => Promise<void>
  /** Name of the partner as it is known without asking anyone. */
  readonly partnerName: () => string
  /** The partner's record, from the cache or the cloud; `undefined` or a rejection leaves the contact lines out. */
  readonly company: (signal: AbortSignal) => Promise<Company | undefined>
  /** Name of a customer from the cache. */
  readonly customerName: (tenantId: TenantId) => string | undefined
  /** Ids of offers that may be open; all of the store when nobody knows better. */
  readonly open?: () => readonly RecordId[]
  /** Ids of offers that may have been accepted; all of the store when nobody knows better. */
  readonly acceptedIds?: () => readonly RecordId[]
  /** Told when a customer has accepted: its record is to be read again, and access to be set up in the offer's relationship. */
  readonly accepted?: (tenantId: TenantId, offer: Offer) => void
}

/** An offer of delegated administration that is to become a relationship. */
export interface NewDelegated {
  readonly tenantId?: TenantId | undefined
  readonly language?: MessageLanguage | undefined
  readonly terms?: OfferTerms | undefined
  readonly renews?: Offer['renews'] | undefined
}

const companyLimitMs = 3_000
const issueLimitMs = 60_000
const cleanUpLimitMs = 20_000

/** Offers: drafted here, issued by the cloud, handed to a mail client, and followed until they are answered (capabilities 4.3 to 4.9). */
export class OffersService {
  readonly #parts: OffersParts
  readonly #outbox: Outbox
  readonly #issuing = new Map<RecordId, Promise<Offer>>()

  constructor(parts: OffersParts) {
    this.#parts = parts
    this.#outbox = new Outbox(parts.store)
  }

  /** All offers, the newest first. */
  list(): readonly Offer[] {
    return [...this.#parts.store.read('offers').values()].toSorted(newestFirst)
  }

  /** @throws AppFailure `notFound` `offer.notFound` */
  get(offerId: RecordId): Offer {
    const offer = this.#parts.store.read('offers').get(offerId)
    if (offer === undefined) throw notFound()
    return offer
  }

  /** A draft, durable before anything is asked of anyone; the partner's contact is added when it can be had in time. */
  async createDelegated(wanted: NewDelegated = {}): Promise<Offer> {
    const id = recordIdSchema.parse(globalThis.crypto.randomUUID())
    const customerName = wanted.tenantId === undefined ? undefined : this.#parts.customerName(wanted.tenantId)
    const draft = delegatedDraft({
      id,
      at: this.#now(),
      language: wanted.language ?? this.#parts.language(),
      partnerName: this.#parts.partnerName(),
      ...(wanted.tenantId === undefined ? {} : { tenantId: wanted.tenantId }),
      ...(customerName === undefined ? {} : { customerName }),
      ...(wanted.terms === undefined ? {} : { terms: wanted.terms }),
      ...(wanted.renews === undefined ? {} : { renews: wanted.renews })
    })
    await this.#put(draft)
    const company = await withTimeLimit(companyLimitMs, this.#parts.company).catch(() => undefined)
    return company === undefined ? draft : this.#change(id, (offer) => withContact(offer, draft, company))
  }

  /** Keeps what was typed. @throws AppFailure `notFound`, `storage` */
  edit(offerId: RecordId, typed: { readonly to?: string | undefined; readonly subject?: string | undefined; readonly body?: string | undefined }): Promise<Offer> {
    return this.#change(offerId, (offer) => ({
      ...offer,
      to: typed.to ?? offer.to,
      subject: typed.subject ?? offer.subject,
      body: typed.body ?? offer.body,
      updatedAt: this.#now()
    }))
  }

  /**
   * Lets the cloud issue the offer: exactly once, however often it is called and whatever answers are lost. A failure keeps
   * the draft with its `problem` and rejects with the same error.
   */
  issue(offerId: RecordId, signal?: AbortSignal): Promise<Offer> {
    const running = this.#issuing.get(offerId)
    if (running !== undefined) return running
    const issuing = this.#issue(offerId, signal).finally(() => this.#issuing.delete(offerId))
    this.#issuing.set(offerId, issuing)
    return issuing
  }

  /** Takes up what a crash or a lost connection left unfinished, in order; stops at the first failure. */
  async resume(signal?: AbortSignal): Promise<void> {
    for (const id of this.#outbox.pending()) await this.issue(recordIdSchema.parse(id), signal)
    for (const entry of this.#outbox.discarded()) {
      await withTimeLimit(cleanUpLimitMs, (inner) => cleanUp(this.#parts.relationships, this.#outbox, entry, inner), signal)
    }
  }

  /**
   * Throws a draft away, and what an attempt to issue it may have made in the cloud: now, or when the cloud can be reached.
   * @throws AppFailure `conflict` `offer.alreadyIssued`: what the customer can answer is kept
   */
  async discard(offerId: RecordId): Promise<void> {
    if (this.#issuing.has(offerId) || this.get(offerId).state !== 'draft') throw new AppFailure({ kind: 'conflict', code: 'offer.alreadyIssued' })
    await this.#parts.store.update(({ offers, outbox }) => {
      offers.delete(offerId)
      const begun = outbox.get(offerId)
      if (begun !== undefined) outbox.put({ ...begun, discarded: true })
    })
    this.#parts.tell('offers.changed', { offerId })
    const begun = this.#outbox.get(offerId)
    if (begun === undefined || !this.#parts.online()) return
    // The draft is gone either way; what could not be taken back now is taken back by `resume`.
    await withTimeLimit(cleanUpLimitMs, (inner) => cleanUp(this.#parts.relationships, this.#outbox, begun, inner)).catch(() => undefined)
  }

  /**
   * Takes back an offer that nobody has answered. The wish is durable before the cloud is asked, so that its lost answer is
   * not taken for the customer's "no". @throws AppFailure `conflict` `offer.answered`, or of the cloud: the offer stays
   */
  async withdraw(offerId: RecordId, signal?: AbortSignal): Promise<Offer> {
    const { relationshipId } = this.#issued(offerId)
    if (relationshipId === undefined || !awaiting.has(this.get(offerId).state)) throw alreadyAnswered()
    await this.#parts.mayRelate()
    await this.#change(offerId, (offer) => withEvent({ ...offer, withdrawalAskedAt: this.#now() }, this.#now(), 'withdrawalAsked'))
    try {
      await withTimeLimit(issueLimitMs, (inner) => withdrawRelationship(this.#parts.relationships, relationshipId, inner), signal)
    } catch (cause) {
      if (!mayStillBeWithdrawn(cause)) await this.#change(offerId, withoutWithdrawal)
      throw cause
    }
    const after = await this.refresh(offerId, signal)
    // The cloud may need a moment to end it; the watch sees when it has.
    if (after.state === 'withdrawn' || awaiting.has(after.state)) return after
    throw alreadyAnswered()
  }

  /** Accepted offers in whose relationship nobody of the partner can work yet, the oldest first. */
  withoutAccess(): readonly Offer[] {
    const accepted = this.#parts.acceptedIds?.().map((id) => this.get(id)).toSorted(newestFirst) ?? this.list()
    return accepted.filter(lacksAccess).toReversed()
  }

  keepAccess(offerId: RecordId, access: OfferAccess): Promise<Offer> {
    return this.#change(offerId, (offer) => ({ ...offer, access }))
  }

  measure(offerId: RecordId): MailMeasure {
    return measureMessage(this.get(offerId))
  }

  /** Hands the message to the mail client; that it was sent is never claimed, only that it was opened. */
  async openInEmail(offerId: RecordId): Promise<HandOver> {
    const handOver = await openInEmail(this.#parts.handOver, this.#issued(offerId))
    await this.#change(offerId, (offer) => (offer.state === 'ready' ? { ...offer, state: 'opened', updatedAt: this.#now() } : offer))
    await this.#record('offer.handOver', this.get(offerId), { how: handOver })
    return handOver
  }

  async copyMessage(offerId: RecordId): Promise<HandOver> {
    return copyMessage(this.#parts.handOver, this.#issued(offerId))
  }

  async copyLink(offerId: RecordId): Promise<void> {
    await this.#parts.handOver.copy({ text: this.#issued(offerId).link })
  }

  async saveEml(offerId: RecordId): Promise<HandOver> {
    const handOver = await saveEml(this.#parts.handOver, this.#issued(offerId), this.#parts.clock.now())
    await this.#record('offer.handOver', this.get(offerId), { how: handOver })
    return handOver
  }

  /** What the technician says about the message: only this makes an offer `sent`. */
  async confirmSent(offerId: RecordId, sent: boolean): Promise<Offer> {
    this.#issued(offerId)
    return this.#change(offerId, (offer) =>
      awaiting.has(offer.state) ? { ...offer, state: sent ? 'sent' : 'ready', updatedAt: this.#now() } : offer
    )
  }

  /** Reads what became of the offer. @throws AppFailure of the cloud; the offer is kept as it is */
  async refresh(offerId: RecordId, signal?: AbortSignal): Promise<Offer> {
    const before = this.get(offerId)
    if (before.relationshipId === undefined || !awaiting.has(before.state)) return before
    const record = await this.#parts.relationships.get(before.relationshipId, signal)
    const after = await this.#change(offerId, (offer) => withOutcome(offer, record, this.#now()))
    if (after.state !== before.state && !awaiting.has(after.state)) {
      await this.#record('offer.answered', after, { answer: after.state })
      if (after.state === 'accepted' && after.tenantId !== undefined) this.#parts.accepted?.(after.tenantId, after)
    }
    return after
  }

  /** Follows the open offers until the signal aborts. */
  watch(intervalMs: number, signal: AbortSignal): Promise<void> {
    const open = this.#parts.open ?? (() => this.list().flatMap((offer) => (awaiting.has(offer.state) ? [offer.id] : [])))
    return watchOffers({ open, online: this.#parts.online, refresh: (id, inner) => this.refresh(id, inner) }, intervalMs, signal)
  }

  async #issue(offerId: RecordId, signal?: AbortSignal): Promise<Offer> {
    const offer = this.get(offerId)
    if (offer.link !== undefined) return offer
    try {
      const parts = { relationships: this.#parts.relationships, outbox: this.#outbox, clock: this.#parts.clock }
      await this.#parts.mayRelate()
      const partner = this.#parts.partnerName()
      const record = await withTimeLimit(issueLimitMs, (inner) => issueRelationship(parts, offer, partner, inner), signal)
      const issued = await this.#finish(offerId, record)
      await this.#record('offer.issue', issued, {})
      return issued
    } catch (cause) {
      await this.#keepProblem(offerId, cause)
      throw cause
    }
  }

  /** The link and the end of the intent are one transaction, on the offer as it is by then: it may have been edited. */
  async #finish(offerId: RecordId, record: RelationshipRecord): Promise<Offer> {
    const link = this.#parts.relationships.approvalLink(record.id)
    return this.#change(
      offerId,
      (offer) => withIssued({ ...offer, relationshipId: record.id }, { link, quoteId: offer.quoteId }, this.#now()),
      'endIntent'
    )
  }

  async #keepProblem(offerId: RecordId, cause: unknown): Promise<void> {
    if (!(cause instanceof AppFailure) || cause.error.kind === 'cancelled' || cause.error.kind === 'storage') return
    const offer = await this.#change(offerId, (one) => withEvent({ ...one, problem: cause.error }, this.#now(), 'refused', cause.error.code))
    await this.#record('offer.issue', offer, { code: cause.error.code, correlationId: cause.error.correlationId }, 'failed')
  }

  #issued(offerId: RecordId): Offer & { readonly link: string } {
    const offer = this.get(offerId)
    if (offer.link === undefined) throw new AppFailure({ kind: 'conflict', code: 'offer.notIssued' })
    return { ...offer, link: offer.link }
  }

  async #change(offerId: RecordId, change: (offer: Offer) => Offer, intent?: 'endIntent'): Promise<Offer> {
    let changed = this.get(offerId)
    await this.#parts.store.update(({ offers, outbox }) => {
      const current = offers.get(offerId)
      if (current === undefined) throw notFound()
      changed = change(current)
      offers.put(changed)
      if (intent === 'endIntent') outbox.delete(offerId)
    })
    this.#parts.tell('offers.changed', { offerId })
    return changed
  }

  async #put(offer: Offer): Promise<void> {
    await this.#parts.store.update(({ offers }) => offers.put(offer))
    this.#parts.tell('offers.changed', { offerId: offer.id })
  }

  async #record(action: string, offer: Offer, detail: Record<string, string>, result: 'ok' | 'failed' = 'ok'): Promise<void> {
    const tenant = offer.tenantId === undefined ? {} : { tenantId: offer.tenantId }
    await this.#parts.activity.record({ action, result, ...tenant, detail: { quoteId: offer.quoteId, ...detail } })
  }

  readonly #now = () => new Date(this.#parts.clock.now()).toISOString()
}

const newestFirst = (a: Offer, b: Offer): number => b.createdAt.localeCompare(a.createdAt)

const notFound = () => new AppFailure({ kind: 'notFound', code: 'offer.notFound' })

const alreadyAnswered = () => new AppFailure({ kind: 'conflict', code: 'offer.answered' })
