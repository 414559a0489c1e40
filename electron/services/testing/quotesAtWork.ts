import type { CatalogueProduct, Office } from '../../contract/catalogue'
import type { CloudCapabilities } from '../../contract/app'
import type { Company } from '../../contract/company'
import { AppFailure } from '../../contract/errors'
import type { Merge } from '../../contract/merge'
import type { Offer } from '../../contract/offer'
import type { MessageTemplate } from '../../contract/template'
import { foldText } from '../../lib/foldText'
import { openStore } from '../../store/openStore'
import { newProcess } from '../../store/testing/recordStore'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import type { StoredRecord } from '../../store/types'
import { CatalogueService } from '../catalogue'
import { MergeService } from '../merge'
import { MessageMaker } from '../messageMaker'
import { OfferBook } from '../offerBook'
import { OfferDesk } from '../offerDesk'
import { OfferIndex } from '../offerIndex'
import { OffersService } from '../offers'
import type { OutboxEntry } from '../outbox'
import type { ActivityEntry, CataloguePort, FolderPort, HandOverPort, Quotes, QuoteRecord, QuoteRequest, Relationships, Tell } from '../ports'
import { QuoteFollower } from '../quotes/quoteFollower'
import type { QuoteIntent } from '../quotes/quoteIntent'
import { QuoteOutbox } from '../quotes/quoteOutbox'
import { TemplatesService } from '../templates'
import { OfferWizard } from '../wizard'
import { FaultyCloud } from './faultyCloud'
import { contosoId, RelationshipsAtWork, startOfTests } from './offersAtWork'

export type DeskTables = {
  offers: Offer
  outbox: OutboxEntry
  quoteOutbox: QuoteIntent
  templates: MessageTemplate & StoredRecord
  merges: Merge
  catalogue: { readonly id: string; readonly value: unknown }
}

export const openDesk = (disk = new SimulatedDisk()) =>
  openStore<DeskTables>({
    folder: '/data/desk', version: 1, files: disk, processes: newProcess(),
    tables: {
      offers: { searchText: (offer) => foldText([offer.quoteId, offer.customerName ?? '', ...offer.lines.map(({ name }) => name), offer.subject, offer.body].join(' ')) },
      outbox: {}, quoteOutbox: {}, templates: {}, merges: {}, catalogue: {}
    }
  })

/** A service of quotes that remembers everything it was asked. Unlike the real one it makes a second quote when it is asked twice. */
export class QuotesAtWork extends FaultyCloud implements Quotes {
  readonly made: (QuoteRecord & { readonly requestId: string; readonly request: QuoteRequest })[] = []

  async create(request: QuoteRequest, requestId: string) {
    return this.answer('create', () => {
      const number = this.made.length + 1
      const quote = {
        id: `q${number}`, state: 'open' as const, link: `https://practice.example/offers/q${number}?msppid=${request.partnerId}`,
        expiresAt: new Date(startOfTests + 30 * 86_400_000).toISOString(), acceptances: [], etag: '1', requestId, request
      }
      this.made.push(quote)
      return quote
    })
  }
  async findByRequest(requestId: string) {
    return this.answer('findByRequest', () => this.made.find((one) => one.requestId === requestId))
  }
  async get(id: string) {
    return this.answer('get', () => this.made.find((one) => one.id === id))
  }
  async *pages() {
    yield this.answer('pages', () => this.made.toReversed())
  }
  async withdraw({ id, etag }: QuoteRecord) {
    this.answer('withdraw', () => {
      const { etag: now } = this.made.find((one) => one.id === id) ?? { etag: '' }
      if (now !== etag) throw new AppFailure({ kind: 'conflict', code: 'service.changed' })
      this.become(id, { state: 'withdrawn' })
    })
  }

  become(id: string, change: Partial<QuoteRecord>): void {
    const index = this.made.findIndex((one) => one.id === id)
    const quote = this.made[index]
    if (quote === undefined) throw new Error(`no quote ${id}`)
    this.made[index] = { ...quote, ...change, etag: `${Number(quote.etag) + 1}` }
  }
}

export const officeOne: Office = { name: 'Fabrikam Seattle', partnerId: '4567890' }
export const intune: CatalogueProduct = { offerId: 'INTUNE', name: 'Microsoft Intune', skuPartNumber: 'INTUNE_A', minimum: 1, maximum: 300, isTrial: false, unit: 'Licenses' }
export const intuneTrial: CatalogueProduct = { ...intune, offerId: 'TRIAL', name: 'Microsoft Intune Trial', minimum: 25, maximum: 25, isTrial: true }

export class CatalogueAtWork implements CataloguePort {
  offered: readonly CatalogueProduct[] = [intune, intuneTrial]
  from: readonly Office[] = [officeOne]
  asked = 0
  failure: AppFailure | undefined

  async products() {
    this.asked += 1
    if (this.failure !== undefined) throw this.failure
    return this.offered
  }
  async offices() {
    if (this.failure !== undefined) throw this.failure
    return this.from
  }
}

const capabilities: CloudCapabilities = { gdap: true, crossTenantLookup: true, quotes: true, advisorLink: true, cart: true, openInvitation: true }
const company: Company = {
  name: 'Fabrikam, Inc.', domain: 'fabrikam.com', address: { line1: 'x', city: 'y', country: 'US' }, support: { email: 'support@fabrikam.com' }, offices: [], readAt: '2026-11-21T12:00:00.000Z'
}

export interface DeskOptions {
  readonly store?: Awaited<ReturnType<typeof openDesk>>
  readonly quotes?: Quotes
  readonly relationships?: Relationships
  readonly catalogue?: CatalogueAtWork
  readonly capabilities?: Partial<CloudCapabilities>
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
  readonly folders?: FolderPort
}

/** All services about offers, joined as the application joins them, over a store in memory and a cloud that can be told to fail. */
export async function deskAtWork(options: DeskOptions = {}) {
  const store = options.store ?? (await openDesk())
  const cloud = new QuotesAtWork()
  const quotes = options.quotes ?? cloud
  const port = options.catalogue ?? new CatalogueAtWork()
  const relationships = options.relationships ?? new RelationshipsAtWork()
  const entries: Omit<ActivityEntry, 'id' | 'at'>[] = []
  const told: unknown[] = []
  const accepted: string[] = []
  const notified: string[] = []
  const handed: { opened: string[]; copied: { text: string; html?: string }[]; saved: [string, string][] } = { opened: [], copied: [], saved: [] }
  const files = new Map<string, string>()
  const line = { online: true }
  const time = { now: startOfTests }
  const index = new OfferIndex(store)
  const tell: Tell = (name, payload) => {
    if (name === 'offers.changed' && typeof payload === 'object' && 'offerId' in payload) index.changed(payload.offerId)
    told.push([name, payload])
  }
  // A millisecond for each look, so that nothing has the same time.
  const clock = { now: () => (time.now += 1) }
  const online = () => line.online
  const newId = () => globalThis.crypto.randomUUID()
  const language = () => 'en' as const
  const partnerName = () => 'Fabrikam'
  const customerName = (id: string) => (id === contosoId ? 'Contoso' : undefined)
  const handOver: HandOverPort = {
    openMailto: async (url) => void handed.opened.push(url),
    copy: async (content) => void handed.copied.push(content),
    saveAs: async (name, content) => {
      handed.saved.push([name, content])
      return `/home/${name}`
    }
  }
  const folders: FolderPort = options.folders ?? { chooseFolder: async () => '/out', write: async (folder, name, content) => void files.set(`${folder}/${name}`, content) }
  const activity = { record: async (entry: Omit<ActivityEntry, 'id' | 'at'>) => void entries.push(entry) }
  const offers = new OffersService({ store, relationships, handOver, activity, clock, tell, online, mayRelate: async () => undefined, language, partnerName, company: async () => company, customerName, open: () => index.openRelationships(), acceptedIds: () => index.acceptedRelationships() })
  const book = new OfferBook({ store, clock, tell })
  const templates = new TemplatesService({ store, clock })
  const catalogue = new CatalogueService({ port, store, clock, tell, online })
  const maker = new MessageMaker({ templates, partnerName, company: async () => company })
  const wizard = new OfferWizard({
    book, maker, language, newId, capabilities: () => ({ ...capabilities, ...options.capabilities }),
    customer: (id) => (id === contosoId ? { name: 'Contoso', country: 'DE' } : undefined),
    lastQuote: () => index.lastQuote(),
    createDelegated: (wanted) => offers.createDelegated(wanted)
  })
  const outbox = new QuoteOutbox({ quotes, book, activity, newId, changes: (offer, signal) => catalogue.changesFor(offer, signal) })
  const wait = options.wait === undefined ? {} : { wait: options.wait }
  const follower = new QuoteFollower({
    quotes, book, activity, clock, online, rows: () => index.rows().values(),
    accepted: (id) => void accepted.push(id), notify: (_offer, { companyName }) => void notified.push(companyName), ...wait
  })
  const desk = new OfferDesk({ offers, book, outbox, follower, quotes, activity, online, relationshipIntents: () => store.read('outbox').values(), ...wait })
  const merge = new MergeService({ store, handOver, folders, clock, tell, newId, customerName, offer: (id) => book.get(id), handedOver: (id, how) => desk.merged(id, how) })
  /** A purchase offer that could be issued. */
  const draft = async (licences = 10) => {
    const { id } = await wizard.create({ kind: 'purchase' })
    const { offerId, name, minimum, maximum } = intune
    return wizard.edit(id, { office: officeOne, usageLocation: 'US', lines: [{ offerId, name, minimum, maximum, licences }] })
  }
  return { store, cloud, port, relationships, entries, told, accepted, notified, handed, files, line, time, index, offers, book, templates, catalogue, maker, wizard, outbox, follower, desk, merge, handOver, draft }
}
