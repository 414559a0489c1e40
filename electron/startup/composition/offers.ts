import type { CloudCapabilities } from '../../contract/app'
import type { TenantId } from '../../contract/ids'
import type { Offer } from '../../contract/offer'
import { CatalogueService } from '../../services/catalogue'
import type { CompanyService } from '../../services/company'
import type { ConnectionService } from '../../services/connection'
import type { CustomerCache } from '../../services/customersPorts'
import { MergeService } from '../../services/merge'
import { MessageMaker } from '../../services/messageMaker'
import { OfferBook } from '../../services/offerBook'
import { OfferDesk } from '../../services/offerDesk'
import type { OfferExportParts } from '../../services/offerExport'
import { OfferIndex } from '../../services/offerIndex'
import { OffersService } from '../../services/offers'
import type { Activity, Clock, FolderPort, HandOverPort, Tell } from '../../services/ports'
import { QuoteFollower, type QuoteFollowerParts } from '../../services/quotes/quoteFollower'
import { QuoteOutbox } from '../../services/quotes/quoteOutbox'
import type { OrderDesk } from '../../services/orders/orderDesk'
import type { SettingsService } from '../../services/settings'
import { TemplatesService } from '../../services/templates'
import { OfferTermsChange } from '../../services/offerTermsChange'
import { OfferWizard } from '../../services/wizard'
import type { Cloud } from './cloud'
import { createOrderDesk } from './orders'
import type { OwnedStores } from './ownedStores'

export interface OfferServiceParts {
  readonly stores: OwnedStores
  readonly cloud: Cloud
  readonly capabilities: CloudCapabilities
  readonly connection: ConnectionService
  readonly settings: SettingsService
  readonly company: CompanyService
  readonly cache: CustomerCache
  readonly handOver: HandOverPort
  readonly folders: FolderPort
  readonly activity: Activity
  readonly clock: Clock
  readonly tell: Tell
  readonly partnerName: () => string
  readonly mayRelate: () => Promise<void>
  /** An offer was accepted: the customer's record is to be read again; access is set up where a relationship needs it. */
  readonly accepted: (tenantId: TenantId, offer: Offer) => void
  readonly notify: QuoteFollowerParts['notify']
}

export interface OfferServices {
  readonly offers: OffersService
  readonly book: OfferBook
  readonly desk: OfferDesk
  readonly wizard: OfferWizard
  readonly termsChange: OfferTermsChange
  readonly offerIndex: OfferIndex
  readonly follower: QuoteFollower
  readonly catalogue: CatalogueService
  readonly templates: TemplatesService
  readonly merge: MergeService
  readonly exporting: OfferExportParts
  readonly orders: OrderDesk
}

const newId = (): string => globalThis.crypto.randomUUID()

/** Joins everything about offers. */
export function createOfferServices(parts: OfferServiceParts): OfferServices {
  const { stores, cloud, connection, settings, company, cache, handOver, activity, clock, partnerName } = parts
  const { relationships, quotes, catalogue: port } = cloud.connector
  const store = stores.personal
  const offerIndex = new OfferIndex(stores.shown)
  const tell: Tell = (name, payload) => {
    if (name === 'offers.changed' && typeof payload === 'object' && 'offerId' in payload) offerIndex.changed(payload.offerId)
    parts.tell(name, payload)
  }
  const online = (): boolean => connection.state !== 'offline'
  const language = (): 'en' | 'de' => settings.language()
  const customerName = (tenantId: TenantId): string | undefined => cache.get(tenantId)?.name
  const readCompany = (signal: AbortSignal): ReturnType<CompanyService['get']> => company.get(signal)

  const offers = new OffersService({
    store, relationships, handOver, activity, clock, tell, online, language, partnerName, mayRelate: parts.mayRelate, company: readCompany, customerName, accepted: parts.accepted,
    open: () => offerIndex.openRelationships(),
    acceptedIds: () => offerIndex.acceptedRelationships()
  })
  const book = new OfferBook({ store, clock, tell })
  const templates = new TemplatesService({ store, clock })
  const catalogue = new CatalogueService({ port, store: stores.customers, clock, tell, online })
  const wizard = new OfferWizard({
    book, language, newId, capabilities: () => parts.capabilities,
    maker: new MessageMaker({ templates, partnerName, company: readCompany }),
    customer: (tenantId) => cache.get(tenantId),
    lastQuote: () => offerIndex.lastQuote(),
    createDelegated: (wanted) => offers.createDelegated(wanted)
  })
  const outbox = new QuoteOutbox({ quotes, book, activity, newId, changes: (offer, signal) => catalogue.changesFor(offer, signal) })
  const follower = new QuoteFollower({
    quotes, book, activity, clock, online, rows: () => offerIndex.rows().values(), notify: parts.notify, accepted: parts.accepted
  })
  const desk = new OfferDesk({ offers, book, outbox, follower, quotes, activity, online, relationshipIntents: () => store.read('outbox').values() })
  const termsChange = new OfferTermsChange({
    store, relationships, clock, tell, newId, edit: (offerId, terms) => wizard.edit(offerId, { terms: { ...terms, roles: [...terms.roles] } }), issue: (offerId) => desk.issue(offerId)
  })
  const merge = new MergeService({
    store, handOver, clock, tell, newId, customerName, folders: parts.folders,
    offer: (offerId) => book.get(offerId),
    handedOver: (offerId, how) => desk.merged(offerId, how)
  })
  return { offers, book, desk, wizard, termsChange, offerIndex, follower, catalogue, templates, merge, exporting: { index: offerIndex, book, handOver, language }, orders: createOrderDesk(parts) }
}
