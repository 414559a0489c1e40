import type { CloudCapabilities } from '../../contract/app'
import type { TenantId } from '../../contract/ids'
import type { CloudId } from '../../contract/settings'
import { KnownAccounts } from '../../services/accounts/knownAccounts'
import { AskedSignIn } from '../../services/askedSignIn'
import { Ownership } from '../../services/accounts/ownership'
import { createOwnNotices } from '../../services/accounts/ownNotices'
import { AccessSetup } from '../../services/accessSetup'
import { ActingAsService } from '../../services/actingAs'
import { ActingTime } from '../../services/actingAsTime'
import { ActivityService } from '../../services/activity/activity'
import type { ActivityExportParts } from '../../services/activity/activityExport'
import { createCallGate, type CallGate } from '../../services/callGate'
import { createCompanyService, type CompanyService } from '../../services/company'
import { createCompanyMemory } from '../../services/companyMemory'
import { createConnectionService, type ConnectionService } from '../../services/connection'
import { createPortalServices } from '../../services/portalServices'
import { createLookupService, type LookupService } from '../../services/lookup'
import type { OwnFilesParts } from '../../services/own/ownFiles'
import type { ActingWindows, Clock, FolderPort, HandOverPort, Notices, Tell, WorkBoard } from '../../services/ports'
import { OverviewService } from '../../services/overview'
import { createSessionHolder, type SessionHolder } from '../../services/session'
import { readingScope } from '../../services/readingPlace'
import type { SettingsService } from '../../services/settings'
import { SignInOrigins } from '../../services/signInOrigins'
import { createSignInService, type SignInOptions, type SignInService } from '../../services/signIn'
import type { TeamService } from '../../services/team'
import { createAccountMemory } from '../../clouds/identity/accountMemory'
import { createTechnicianMemory } from '../../clouds/identity/technicianMemory'
import { VisitRecords } from '../../services/visitRecords'
import { createWorkBoard } from '../../services/workBoard'
import { sleep } from '../../lib/wait'
import { enterAccount } from './accountChange'
import { mayRelate } from './mayRelate'
import { mineOnly } from './mineOnly'
import { createOwnedStores, ownWorks } from './ownedStores'
import type { LazyIndex } from './customerIndexPort'
import { createCustomerServices, type CustomerServices } from './customers'
import type { Cloud } from './cloud'
import { createCompanyServices, type CompanyServices } from './company'
import { createTeamService } from './team'
import { createPermissionServices, type PermissionServices } from './permissions'
import { createRelationshipServices, knownRelationships, type RelationshipServiceParts, type RelationshipServices } from './relationships'
import { createHelpServices, type HelpServices } from './help'
import { createHealthServices, type HealthServices } from './health'
import { createOfferServices, type OfferServiceParts, type OfferServices } from './offers'
import { createRequestServices, type RequestServices } from './requests'
import type { Stores } from './stores'
import { refuseWrongTenant } from './wrongTenant'

/** The technician of last time is on the page at once; loading the sign-in library and asking the cloud would slow that down. */
const verifyAfterMs = 2_000

export interface ServiceParts {
  readonly stores: Stores
  readonly settings: SettingsService
  readonly notices: Notices
  readonly cloud: Cloud
  readonly cloudId: CloudId
  readonly connection: ConnectionService
  readonly windows: ActingWindows
  /** Milliseconds since somebody last used the computer. */
  readonly systemIdleMs: () => number
  readonly handOver: HandOverPort
  readonly folders: FolderPort
  /** Asks for a file of own data. */
  readonly openCsv: OwnFilesParts['openFile']
  readonly capabilities: CloudCapabilities
  readonly notifyAccepted: OfferServiceParts['notify']
  /** The cloud's list of a customer's portals could not be read. */
  readonly portalsFailed: (cause: unknown) => void
  readonly notifyEnding: RelationshipServiceParts['notify']
  /** Opens an address in the system's browser. */
  readonly openWeb: (url: string) => Promise<void>
  readonly recentChanged: () => void
  readonly clock: Clock
  readonly tell: Tell
}

export interface Services extends PermissionServices, CustomerServices, OfferServices, CompanyServices, RelationshipServices, HelpServices, HealthServices {
  readonly requests: RequestServices
  readonly signIn: SignInService
  readonly asked: AskedSignIn
  readonly accounts: KnownAccounts
  readonly ownership: Ownership
  readonly signInOrigins: SignInOrigins
  readonly session: SessionHolder
  /** Asked before every call. */
  readonly gate: CallGate
  readonly lookup: LookupService
  readonly company: CompanyService
  readonly team: TeamService
  readonly access: AccessSetup
  readonly activity: ActivityService
  readonly overview: OverviewService
  readonly activityExport: ActivityExportParts
  readonly acting: ActingAsService
  readonly actingTime: ActingTime
  readonly visitRecords: VisitRecords
  readonly work: WorkBoard
  /** A token of another tenant came back for this one and was refused: on record, and nothing of that customer stays open. */
  wrongTenant(tenantId: TenantId): void
}

/** Joins the use cases with each other and with what they need of the outside. */
export function createServices(given: ServiceParts): Services {
  const ownership = new Ownership({ cloud: given.cloudId, current: () => signIn.technician() })
  const notices = createOwnNotices(given.notices, ownership)
  const parts = { ...given, notices, stores: createOwnedStores(given.stores, ownership), ...mineOnly(given, ownership) }
  const { stores, cloud, connection, clock, tell, handOver, settings } = parts
  const { partnerDirectory, customerDirectory, relationships } = cloud.connector
  const session = createSessionHolder(tell)
  const activity = new ActivityService({
    store: stores.personal, anchor: stores.activityAnchor, clock, tell,
    who: () => ownership.whose()?.userPrincipalName, partner: () => ownership.whose()?.partnerTenantId,
    shownPartner: () => signIn.technician()?.partnerTenantId,
    nameOf: (tenantId) => cache.get(tenantId)?.name
  })
  const overview = new OverviewService({ customers: () => stores.customers.read('customers'), activity, clock })
  const activityExport = { activity, handOver, clock, language: () => settings.language() }
  const work = createWorkBoard(tell)
  const technician = (): ReturnType<SignInService['technician']> => signIn.technician()
  const gate = createCallGate({ session, signIn: { technician, check: () => signIn.check() } })
  const company = createCompanyService(partnerDirectory, createCompanyMemory(stores.customers))
  const companyServices = createCompanyServices({ stores, port: cloud.connector.company, activity, clock, technician })
  const scope = (): string => readingScope(parts.cloudId, technician()?.homeAccountId)
  const customerServices = createCustomerServices({
    ...parts, connector: cloud.connector, technician, work, activity, openFile: parts.openCsv, language: () => settings.language(), scope,
    knownRelationships: knownRelationships(() => relationshipServices, clock)
  })
  const { customers, cache, index } = customerServices
  const lookup = createLookupService({
    directory: customerDirectory,
    customers,
    index: index.port,
    crossTenantLookup: () => cloud.record()?.capabilities.crossTenantLookup ?? true
  })
  const signInOrigins = new SignInOrigins({ store: stores.personal, activity, clock, technician })
  const acting = createActingService({ parts, federated: signInOrigins, activity, technician, recheck: () => signIn.check(), customer: (tenantId) => cache.get(tenantId) })
  const actingTime = new ActingTime({ acting, windows: parts.windows, activity, clock, settings: () => settings.get(), systemIdleMs: parts.systemIdleMs })
  const offerServices = createOfferServices({
    stores, cloud, connection, settings, company, cache, handOver, activity, clock, tell,
    capabilities: parts.capabilities, folders: parts.folders, notify: parts.notifyAccepted,
    partnerName: () => technician()?.partnerName ?? '',
    mayRelate: () => mayRelate(gate),
    accepted: (tenantId, offer) => {
      void customers.get(tenantId).catch(() => undefined)
      // A failure is on the offer and among the notices.
      if (offer.via === 'relationship') void access.setUp(offer).catch(() => undefined)
    }
  })
  const { offers } = offerServices
  const access = new AccessSetup({
    relationships, offers, notices: parts.notices, activity,
    mayAssign: () => gate('full'),
    mapped: (signal) => relationshipServices.roleBook.mapped(signal),
    online: () => connection.state !== 'offline',
    refreshCustomer: (tenantId) => customers.get(tenantId)
  })
  const relationshipServices = createRelationshipServices({
    stores, cloud, settings, cache, customers, acting, windows: parts.windows, offers: offerServices, session, technician, activity, notices: parts.notices,
    handOver, work, notify: parts.notifyEnding, clock, tell, scope
  })
  const requests = createRequestServices({ stores, cloud, connection, settings, company, cache, customers, handOver, activity, notices: parts.notices, clock, tell, technician, openWeb: parts.openWeb })
  const healthServices = createHealthServices({ stores, port: cloud.connector.health, cache, index, connection, signedIn: () => technician() !== undefined, clock, tell })
  const accounts = new KnownAccounts({ memory: createAccountMemory(stores.vault, parts.cloudId), cloud: parts.cloudId, activity, clock, works: ownWorks(given.stores.personal), current: () => technician()?.homeAccountId })
  const signIn = createSignIn({
    parts: given, accounts, session, activity, ownership, acting, pageEnded: (signedIn) => signInOrigins.settle(signedIn).catch(() => undefined),
    settled: () => index.loaded().catch(() => undefined).then(() => sleep(verifyAfterMs)),
    entered: () => enterAccount({ store: given.stores.personal, ownership, services }),
    forget: () => forgetCustomers({ stores: given.stores, index, customers, relationships: relationshipServices, tell, reset: async () => {
      notices.forget()
      await requests.reset()
      healthServices.health.reset()
    } })
  })
  const help = createHelpServices({ stores, cloud, settings, cache, handOver, activity, clock, tell, technician })
  const team = createTeamService({ stores, port: cloud.connector.team, passwords: help.passwordMaker, activity, clock, signIn, book: relationshipServices.relationshipBook })
  const services: Services = {
    ...customerServices, ...companyServices, ...offerServices, ...relationshipServices, ...help, ...healthServices, requests,
    signIn, asked: createAskedSignIn({ parts, activity, technician, customerName: (tenantId) => cache.get(tenantId)?.name }), accounts, ownership, signInOrigins, session, gate, activity, activityExport, overview, lookup, company, team, access,
    acting, actingTime, visitRecords: new VisitRecords(activity), work, wrongTenant: (tenantId) => refuseWrongTenant({ windows: parts.windows, activity }, tenantId),
    ...createPermissionServices({ port: cloud.connector.permissions, technician, activity, clock })
  }
  return services
}

interface AskedSignInJoined {
  readonly parts: ServiceParts
  readonly activity: ActivityService
  readonly technician: () => ReturnType<SignInService['technician']>
  readonly customerName: (tenantId: TenantId) => string | undefined
}

function createAskedSignIn({ parts: { cloud, stores, notices, clock, tell }, activity, technician, customerName }: AskedSignInJoined): AskedSignIn {
  return new AskedSignIn({
    stop: () => cloud.identity.stopAsking(), activity, notices, clock, tell,
    nameOf: (tenantId) => {
      const who = technician()
      if (who?.partnerTenantId === tenantId) return who.partnerName
      return stores.customers.isOpen ? customerName(tenantId) : undefined
    }
  })
}

interface SignInParts extends Pick<SignInOptions, 'accounts' | 'session' | 'activity' | 'ownership' | 'settled' | 'entered' | 'pageEnded'> {
  readonly parts: ServiceParts
  readonly acting: Pick<ActingAsService, 'endAll'>
  readonly forget: SignInOptions['afterSignOut']
}

function createSignIn({ parts: { cloud, cloudId, stores, notices, clock }, acting, forget, ...options }: SignInParts): SignInService {
  return createSignInService({
    ...options, notices, clock,
    identity: cloud.identity,
    directory: cloud.connector.partnerDirectory,
    memory: createTechnicianMemory(stores.vault, cloudId),
    beforeSignOut: (cause) => acting.endAll(cause),
    afterRefusal: () => acting.endAll('signInEnded'),
    afterSignOut: forget
  })
}

interface ForgottenParts {
  readonly stores: Stores
  readonly index: LazyIndex
  readonly customers: Pick<CustomerServices['customers'], 'cancelRefresh'>
  readonly relationships: RelationshipServices
  readonly tell: Tell
  /** What is held in memory of other tables. */
  readonly reset: () => Promise<unknown>
}

/** What one technician may see is not the next one's: the cache goes, the technician's own offers and settings stay. */
async function forgetCustomers({ stores: { customers }, index, customers: reading, relationships: { relationshipBook, relationshipsRefresh }, tell, reset }: ForgottenParts): Promise<void> {
  // A page that comes late must not be the next technician's.
  reading.cancelRefresh()
  relationshipsRefresh.cancel()
  try {
    await customers.update((tables) => {
      tables.customers.clear()
      tables.relationships.clear()
      tables.meta.clear()
      tables.catalogue.clear()
      tables.services.clear()
      tables.serviceRequests.clear()
      tables.health.clear()
    })
    // Deleted records still stand in the journal until then.
    await customers.purge()
  } finally {
    // Gone from memory even where the disk refuses.
    await (await index.ready()).rebuild()
    relationshipBook.forget()
    await reset()
    tell('customers.changed', { tenantIds: 'all', count: 0 })
  }
}

/** Reports whether the cloud answers, and asks again while it does not. */
export function createConnection(cloud: () => Cloud, tell: Tell): ConnectionService {
  return createConnectionService({ tell, probe: () => cloud().probe() })
}

interface ActingServiceParts {
  readonly parts: ServiceParts
  readonly federated: SignInOrigins
  readonly activity: ActivityService
  readonly technician: () => ReturnType<SignInService['technician']>
  readonly recheck: SignInService['check']
  readonly customer: CustomerServices['cache']['get']
}

function createActingService({ parts: { stores, cloud, settings, windows, portalsFailed, clock, tell }, federated, activity, technician, recheck, customer }: ActingServiceParts): ActingAsService {
  const { relationships, serviceManagement } = cloud.connector
  return new ActingAsService({
    relationships, technician, recheck, windows, federated, activity, clock, tell,
    services: createPortalServices({ source: serviceManagement, store: stores.customers, clock, failed: portalsFailed }),
    get portals() {
      return cloud.record()?.portals ?? []
    },
    get signInOrigins() {
      return cloud.record()?.identity.signInOrigins ?? []
    },
    get signInPaths() {
      return cloud.record()?.identity.signInPaths
    },
    get consoles() {
      return cloud.record()?.consoles ?? []
    },
    reasonRequired: () => settings.get().actingReason === 'required',
    customer: async (tenantId) => customer(tenantId)
  })
}
