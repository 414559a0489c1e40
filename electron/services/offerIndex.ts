import type { RecordId } from '../contract/ids'
import type { Offer, OfferRow } from '../contract/offer'
import type { OfferFilter } from '../contract/offerRequests'
import { foldText } from '../lib/foldText'
import { createSlices } from '../lib/slices'
import type { Store } from '../store/types'
import { awaiting } from './offersOutcome'

/** The rows of all offers, kept in memory so that a list, a search and the watch need not parse every message again. */
export class OfferIndex {
  readonly #store: Pick<Store<{ readonly offers: Offer }>, 'read'>
  #rows: Map<string, OfferRow> | undefined
  #building: Promise<void> | undefined

  constructor(store: Pick<Store<{ readonly offers: Offer }>, 'read'>) {
    this.#store = store
  }

  /** Another account is signed in: its offers are read when they are asked for. */
  forget(): void {
    this.#rows = undefined
    this.#building = undefined
  }

  /** Reads all offers, in slices, so that nothing stands still meanwhile. Until it resolves, lists may lack some. */
  ready(): Promise<void> {
    this.#building ??= this.#build()
    return this.#building
  }

  /** To be called for each offer that was changed, made or thrown away. */
  changed(offerId: RecordId): void {
    if (this.#rows === undefined) return
    const offer = this.#store.read('offers').get(offerId)
    if (offer === undefined) this.#rows.delete(offerId)
    else this.#rows.set(offerId, toRow(offer))
  }

  /** All rows that the filter lets through, the newest first. Every word of the text must be found. */
  find({ text, kind, state }: OfferFilter): readonly OfferRow[] {
    const words = foldText(text).split(' ').filter((word) => word !== '')
    const named = words.length === 0 ? undefined : this.#withWords(words)
    return [...this.rows().values()]
      .filter((row) => (kind === undefined || row.kind === kind) && (state === undefined || row.state === state) && (named === undefined || named.has(row.id)))
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id))
  }

  /** The offer that a Quote ID tracks. */
  byQuote(quoteId: string): RecordId | undefined {
    return [...this.rows().values()].find((row) => row.quoteId.toLowerCase() === quoteId)?.id
  }

  /** The newest offer by quote. */
  lastQuote(): Offer | undefined {
    const newest = this.find({ text: '' }).find(({ via }) => via === 'quote')
    return newest === undefined ? undefined : this.#store.read('offers').get(newest.id)
  }

  /** Offers that became a relationship and may still be answered. */
  openRelationships(): readonly RecordId[] {
    return [...this.rows().values()].flatMap(({ id, via, state }) => (via === 'relationship' && awaiting.has(state) ? [id] : []))
  }

  /** Accepted offers that became a relationship. */
  acceptedRelationships(): readonly RecordId[] {
    return [...this.rows().values()].flatMap(({ id, via, state }) => (via === 'relationship' && state === 'accepted' ? [id] : []))
  }

  rows(): ReadonlyMap<string, OfferRow> {
    this.#rows ??= new Map([...this.#store.read('offers').values()].map((offer) => [offer.id, toRow(offer)]))
    return this.#rows
  }

  async #build(): Promise<void> {
    if (this.#rows !== undefined) return
    const slices = createSlices()
    const rows = new Map<string, OfferRow>()
    this.#rows = rows
    const table = this.#store.read('offers')
    // The ids as they are now: the table changes while this goes on.
    const ids = [...table.ids()]
    for (const id of ids) {
      if (this.#rows !== rows) return
      // As it is by now: it may have been thrown away since.
      const offer = table.get(id)
      if (offer !== undefined) rows.set(id, toRow(offer))
      const pause = slices.pause()
      if (pause !== undefined) await pause
    }
  }

  #withWords(words: readonly string[]): ReadonlySet<string> {
    const named = new Set<string>()
    for (const [id, prepared] of this.#store.read('offers').searchTexts()) if (words.every((word) => prepared.includes(word))) named.add(id)
    return named
  }
}

/** The row of an offer. */
export function toRow(offer: Offer): OfferRow {
  const last = offer.acceptances.reduce<Offer['acceptances'][number] | undefined>((latest, one) => (latest === undefined || one.at > latest.at ? one : latest), undefined)
  // Who accepted stands in the row by name, so the mark beside it must be of the same company.
  const tenantId = last?.tenantId ?? offer.tenantId
  return {
    id: offer.id, kind: offer.kind, via: offer.via, state: offer.state, quoteId: offer.quoteId, subject: offer.subject,
    products: offer.lines.map(({ name }) => name),
    licences: offer.lines.reduce((sum, { licences }) => sum + licences, 0),
    createdAt: offer.createdAt, updatedAt: offer.updatedAt, acceptances: offer.acceptances.length, waiting: offer.waiting !== undefined,
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(offer.recipients === undefined ? {} : { recipients: offer.recipients.length }),
    ...(offer.access === undefined ? {} : { access: offer.access.state }),
    ...(offer.customerName === undefined ? {} : { customerName: offer.customerName }),
    ...(offer.usageLocation === undefined ? {} : { usageLocation: offer.usageLocation }),
    ...(offer.expiresAt === undefined ? {} : { expiresAt: offer.expiresAt }),
    ...(last === undefined ? {} : { acceptedBy: last.companyName, acceptedAt: last.at }),
    ...(offer.problem === undefined ? {} : { problem: offer.problem })
  }
}
