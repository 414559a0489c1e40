import type { Notice } from '../../contract/app'
import { AccessSetup } from '../../services/accessSetup'
import { ActingAsService } from '../../services/actingAs'
import { ActivityService } from '../../services/activity'
import { createCompanyService, type CompanyService } from '../../services/company'
import { createCompanyMemory } from '../../services/companyMemory'
import { createConnectionService, type ConnectionService } from '../../services/connection'
import { createCustomersService, type CustomersService } from '../../services/customers'
import { createCustomerCache, type CustomerCache } from '../../services/customersPorts'
import { createLookupService, type LookupService } from '../../services/lookup'
import { OffersService } from '../../services/offers'
import type { ActingWindows, Clock, HandOverPort, Notices, Tell, WorkBoard } from '../../services/ports'
import { createSessionHolder, type SessionHolder } from '../../services/session'
import type { SettingsService } from '../../services/settings'
import { createSignInService, type SignInService } from '../../services/signIn'
import { createTechnicianMemory } from '../../clouds/identity/technicianMemory'
import { createWorkBoard } from '../../services/workBoard'
import { createLazyIndex, tellingIndex, type LazyIndex } from './customerIndexPort'
import type { Cloud } from './cloud'
import type { Stores } from './stores'

export interface ServiceParts {
  readonly stores: Stores
  readonly settings: SettingsService
  readonly notices: Notices
  readonly cloud: Cloud
  readonly cloudId: string
  readonly connection: ConnectionService
  readonly windows: ActingWindows
  readonly handOver: HandOverPort
  readonly clock: Clock
  readonly tell: Tell
}

export interface Services {
  readonly signIn: SignInService
  readonly session: SessionHolder
  readonly customers: CustomersService
  readonly cache: CustomerCache
  readonly index: LazyIndex
  readonly lookup: LookupService
  readonly company: CompanyService
  readonly offers: OffersService
  readonly access: AccessSetup
  readonly acting: ActingAsService
  readonly work: WorkBoard
}

/** Joins the use cases with each other and with what they need of the outside. */
export function createServices(parts: ServiceParts): Services {
  const { stores, cloud, connection, clock, tell, handOver, settings } = parts
  const { partnerDirectory, customerDirectory, relationships } = cloud.connector
  const session = createSessionHolder(tell)
  const activity = new ActivityService({ store: stores.personal, clock, who: () => signIn.technician()?.userPrincipalName })
  const work = createWorkBoard(tell)
  const index = createLazyIndex(stores.customers)
  const cache = tellingIndex(createCustomerCache(stores.customers), index)
  const technician = (): ReturnType<SignInService['technician']> => signIn.technician()
  const company = createCompanyService(partnerDirectory, createCompanyMemory(stores.customers))
  const customers = createCustomersService({
    directory: customerDirectory, relationships, cache, index: index.port, technician, connection: () => connection.state, work, tell, clock
  })
  const lookup = createLookupService({
    directory: customerDirectory,
    customers,
    index: index.port,
    crossTenantLookup: cloud.record()?.capabilities.crossTenantLookup ?? true
  })
  const acting = new ActingAsService({
    relationships, technician, windows: parts.windows, activity, clock, tell,
    get portals() {
      return cloud.record()?.portals ?? []
    },
    get signInOrigins() {
      return cloud.record()?.identity.signInOrigins ?? []
    },
    customer: async (tenantId) => cache.get(tenantId)
  })
  const offers = new OffersService({
    store: stores.personal, relationships, handOver, activity, clock, tell,
    online: () => connection.state !== 'offline',
    language: () => settings.language(),
    partnerName: () => technician()?.partnerName ?? '',
    company: (signal) => company.get(signal),
    customerName: (tenantId) => cache.get(tenantId)?.name,
    accepted: (tenantId, offer) => {
      void customers.get(tenantId).catch(() => undefined)
      // A failure is on the offer and among the notices.
      void access.setUp(offer).catch(() => undefined)
    }
  })
  const access = new AccessSetup({
    relationships, directory: partnerDirectory, offers, notices: parts.notices, activity,
    online: () => connection.state !== 'offline',
    refreshCustomer: (tenantId) => customers.get(tenantId)
  })
  const signIn = createSignInService({
    identity: cloud.identity,
    directory: partnerDirectory,
    memory: createTechnicianMemory(stores.vault, parts.cloudId),
    session,
    activity,
    notices: parts.notices,
    clock,
    beforeSignOut: () => acting.endAll('signedOut'),
    afterSignOut: () => forgetCustomers(stores, index, tell)
  })
  return { signIn, session, customers, cache, index, lookup, company, offers, access, acting, work }
}

/** What one technician may see is not the next one's: the cache goes, the technician's own offers and settings stay. */
async function forgetCustomers({ customers }: Stores, index: LazyIndex, tell: Tell): Promise<void> {
  await customers.update((tables) => {
    tables.customers.clear()
    tables.meta.clear()
  })
  await (await index.ready()).rebuild()
  tell('customers.changed', { tenantIds: 'all', count: 0 })
}

/** What the technician should know about how the stores were found. */
export function recoveryNotices({ personal, customers }: Stores): readonly Omit<Notice, 'id'>[] {
  const told: Omit<Notice, 'id'>[] = []
  if (personal.recovery.quarantined.length > 0) {
    told.push({ severity: 'warning', code: 'store.quarantined', params: { count: personal.recovery.quarantined.length } })
  }
  if (customers.recovery.quarantined.length > 0) told.push({ severity: 'info', code: 'store.cacheRebuilt' })
  return told
}

/** Reports whether the cloud answers, and asks again while it does not. */
export function createConnection(cloud: () => Cloud, tell: Tell): ConnectionService {
  return createConnectionService({ tell, probe: () => cloud().probe() })
}
