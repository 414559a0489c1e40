import { randomUUID } from 'node:crypto'
import type { Catalogue } from '../catalogue/catalogue'
import type { Clock } from '../clock'
import { newEtag, requireCurrent } from '../etag'
import type { PartnerOffice, User } from '../model'
import type { Change } from '../storage/lines'
import type { Records } from '../storage/records'
import { WorldError } from '../worldError'
import { OfferRefusal } from './offerRefusal'
import { asksTheSame, hasExpired, type NewQuote, type Quote } from './quote'
import { checkedQuote } from './quoteRules'

const TABLE = 'quotes'
const DAY = 24 * 60 * 60 * 1000
const LIFE = 30 * DAY

/** The partner's offers. One request makes one quote, however often it is repeated: its id is kept with the quote. */
export class Quotes {
  readonly #records: Records
  readonly #clock: Clock
  readonly #catalogue: Catalogue
  readonly #offices: readonly PartnerOffice[]
  /** In the order in which they were made. */
  readonly #ids: string[] = []
  readonly #byRequest = new Map<string, string>()
  /** Requests that are being written down: a repetition is answered only once it is on disk. */
  readonly #underWay = new Map<string, Promise<void>>()

  constructor(records: Records, clock: Clock, catalogue: Catalogue, offices: readonly PartnerOffice[]) {
    this.#records = records
    this.#clock = clock
    this.#catalogue = catalogue
    this.#offices = offices
    for (const [, stored] of records.entries(TABLE)) this.#index(stored as Quote)
  }

  get count(): number {
    return this.#ids.length
  }

  get(id: string): Quote | undefined {
    return this.#records.get(TABLE, id.toLowerCase()) as Quote | undefined
  }

  /** The one that a request made. @param requestId `MS-RequestId` */
  byRequest(requestId: string): Quote | undefined {
    const id = this.#byRequest.get(requestId.toLowerCase())
    return id === undefined ? undefined : this.get(id)
  }

  /** The newest first. @param before sequence number; only those made before that one */
  *newestFirst(before = Number.POSITIVE_INFINITY): Iterable<Quote> {
    for (let index = Math.min(before - 1, this.#ids.length) - 1; index >= 0; index -= 1) {
      const quote = this.get(this.#ids[index] ?? '')
      if (quote) yield quote
    }
  }

  /**
   * Makes the quote that a request asks for, or finds the one that it made before.
   * @throws WorldError `conflict` when the request's id belongs to another request; OfferRefusal
   */
  async create(request: NewQuote, requestId: string, by: User): Promise<Quote> {
    const key = requestId.toLowerCase()
    const made = this.byRequest(key)
    if (made) return this.#again(made, request)
    const checked = checkedQuote(request, this.#catalogue, this.#offices)
    const now = this.#clock.now()
    const createdDate = new Date(now).toISOString()
    const quote: Quote = {
      ...checked, id: randomUUID(), etag: newEtag(), sequence: this.#ids.length + 1, createdDate, createdBy: by.userPrincipalName, lastModifiedDate: createdDate,
      expirationDate: new Date(now + LIFE).toISOString(), acceptances: [], declines: [], requestId: key
    }
    this.#index(quote)
    const written = this.#records.apply([[TABLE, quote.id, quote]])
    this.#underWay.set(key, written)
    await written.finally(() => this.#underWay.delete(key))
    return quote
  }

  /** Takes it back: no customer can accept it from then on. Withdrawing twice changes nothing. @param etag must be the current one */
  async withdraw(id: string, etag: string): Promise<Quote> {
    const quote = this.require(id)
    requireCurrent(quote.etag, etag)
    if (quote.withdrawnDate !== undefined) return quote
    if (quote.acceptances.length === 0 && hasExpired(quote, this.#clock.now())) throw new WorldError('conflict', 'The offer has expired and cannot be withdrawn.')
    const [changed, change] = this.changing(quote, { withdrawnDate: this.#clock.instant() })
    await this.#records.apply([change])
    return changed
  }

  /** @throws OfferRefusal `quoteNotFound` */
  require(id: string): Quote {
    const quote = this.get(id)
    if (!quote) throw new OfferRefusal('quoteNotFound', 'Advisor quote not found')
    return quote
  }

  /** A changed quote and the change that keeps it, for the caller to apply with what belongs to it. */
  changing(quote: Quote, more: Partial<Quote>): readonly [changed: Quote, change: Change] {
    const changed = { ...quote, ...more, etag: newEtag(), lastModifiedDate: this.#clock.instant() }
    return [changed, [TABLE, quote.id, changed]]
  }

  async #again(made: Quote, request: NewQuote): Promise<Quote> {
    await this.#underWay.get(made.requestId)
    const same = asksTheSame(made, { ...request, ...(request.country === undefined ? {} : { country: request.country.toUpperCase() }) })
    if (!same) throw new WorldError('conflict', 'The MS-RequestId was used for another request.')
    return made
  }

  #index(quote: Quote): void {
    this.#ids.push(quote.id)
    this.#byRequest.set(quote.requestId, quote.id)
  }
}
