import type { TenantId } from '../../contract/ids'
import type { Offer } from '../../contract/offer'
import type { ActingAsService } from '../../services/actingAs'
import type { CustomersService } from '../../services/customers'
import type { CustomerCache } from '../../services/customersPorts'
import type { HeldRelationships } from '../../services/customersRefresh'
import { awaiting } from '../../services/offersOutcome'
import type { ActingWindows, Activity, Clock, HandOverPort, Notices, Tell, WorkBoard } from '../../services/ports'
import { AccessReader } from '../../services/relationships/accessReader'
import { AccessRepair } from '../../services/relationships/accessRepair'
import { foremostByTenant } from '../../services/relationships/foremostByTenant'
import { RadarWatch, type RadarWatchParts } from '../../services/relationships/radarWatch'
import { ReachService } from '../../services/relationships/reach'
import { RelationshipBatches } from '../../services/relationships/relationshipBatches'
import { RelationshipBook } from '../../services/relationships/relationshipBook'
import { RelationshipDesk } from '../../services/relationships/relationshipDesk'
import type { RelationshipExportParts } from '../../services/relationships/relationshipExport'
import { RelationshipList } from '../../services/relationships/relationshipList'
import { RelationshipReader } from '../../services/relationships/relationshipReader'
import { RelationshipsRefresh } from '../../services/relationships/relationshipsRefresh'
import { RoleBook } from '../../services/relationships/roleBook'
import type { SessionHolder } from '../../services/session'
import type { SettingsService } from '../../services/settings'
import type { SignInService } from '../../services/signIn'
import type { Cloud } from './cloud'
import type { OfferServices } from './offers'
import type { Stores } from './stores'

export interface RelationshipServiceParts {
  readonly stores: Stores
  readonly cloud: Cloud
  readonly settings: SettingsService
  readonly cache: CustomerCache
  readonly customers: CustomersService
  readonly acting: ActingAsService
  readonly windows: ActingWindows
  readonly offers: Pick<OfferServices, 'offers' | 'offerIndex' | 'wizard' | 'book'>
  readonly session: SessionHolder
  readonly technician: SignInService['technician']
  /** Whose relationships they are: cloud and account. */
  readonly scope: () => string
  readonly activity: Activity
  readonly notices: Notices
  readonly handOver: HandOverPort
  readonly work: WorkBoard
  readonly notify: RadarWatchParts['notify']
  readonly clock: Clock
  readonly tell: Tell
}

export interface RelationshipServices {
  readonly relationshipBook: RelationshipBook
  readonly relationshipList: RelationshipList
  readonly relationshipReader: RelationshipReader
  readonly relationshipsRefresh: RelationshipsRefresh
  readonly relationshipDesk: RelationshipDesk
  readonly relationshipBatches: RelationshipBatches
  readonly relationshipExport: RelationshipExportParts
  readonly accessReader: AccessReader
  readonly accessRepair: AccessRepair
  readonly roleBook: RoleBook
  readonly radarWatch: RadarWatch
  readonly reach: ReachService
}

const newId = (): string => globalThis.crypto.randomUUID()

/** Joins everything about relationships (capabilities 5.1 to 5.3). */
export function createRelationshipServices(parts: RelationshipServiceParts): RelationshipServices {
  const { stores, cloud, settings, cache, acting, session, technician, activity, notices, handOver, work, notify, clock, tell } = parts
  const { relationships, relationshipManagement: management, partnerPeople: people, partnerDirectory: directory } = cloud.connector
  const customerName = (tenantId: TenantId): string | undefined => cache.get(tenantId)?.name

  const roleBook = new RoleBook({ store: stores.personal, cache: stores.customers, people, directory, activity, clock, tell, newId })
  const groupName = (id: string): string | undefined => roleBook.groupName(id)
  const mappedNow = () => roleBook.mappedNow()
  const relationshipBook = new RelationshipBook({ store: stores.customers, clock, tell })
  const book = relationshipBook
  const relationshipList = new RelationshipList({ book, now: () => clock.now(), templates: () => roleBook.templates(), groupName, customerName })
  const radarWatch = new RadarWatch({
    list: relationshipList, book, store: stores.personal, notices, clock, notify, signedIn: () => session.state.step === 'signedIn'
  })
  return {
    relationshipBook,
    relationshipList,
    relationshipReader: new RelationshipReader({
      relationships, management, book, list: relationshipList, mapped: mappedNow, groupName, clock,
      session: (tenantId) => acting.list().find((one) => one.tenantId === tenantId),
      mayChange: () => technician()?.role === 'full'
    }),
    relationshipsRefresh: new RelationshipsRefresh({
      management, book, work, clock, scope: parts.scope,
      // What it tells of itself goes to the log of whoever watches; a disk that refuses is told by the store.
      done: () => void radarWatch.check().catch(() => undefined)
    }),
    relationshipDesk: new RelationshipDesk({
      relationships, management, book, activity, clock,
      createOffer: (wanted) => parts.offers.wizard.createRelationship(wanted),
      renewalOf: ({ id, tenantId }) => findRenewal(parts, id, tenantId),
      withdrawOffer: (relationshipId, signal) => withdrawOffer(parts, relationshipId, signal),
      changed: (tenantId) => accessMayBeLost(parts, tenantId)
    }),
    relationshipBatches: new RelationshipBatches({ clock, tell }),
    relationshipExport: { list: relationshipList, handOver, activity, language: () => settings.language() },
    accessReader: new AccessReader({ relationships, book, clock }),
    accessRepair: new AccessRepair({ relationships, management, book, activity, clock, groupName, mapped: (signal) => roleBook.mapped(signal) }),
    roleBook,
    radarWatch,
    reach: new ReachService({ relationships, directory, people, groupName, customerName, clock })
  }
}

/** What the reading of all customers needs of relationships; they are joined after it. */
export function knownRelationships(services: () => RelationshipServices, clock: Clock): HeldRelationships {
  return {
    readSince: (moment) => services().relationshipsRefresh.readSince(moment),
    byTenant: () => foremostByTenant(services().relationshipBook, clock.now()),
    hold: () => services().relationshipsRefresh.hold(),
    resume: () => services().relationshipsRefresh.resume(),
    stop: () => services().relationshipsRefresh.cancel()
  }
}

/** An offer that was begun for the same purpose and is not answered yet: renewing twice must not make two invitations. */
function findRenewal({ offers }: RelationshipServiceParts, id: string, tenantId: TenantId): Offer | undefined {
  const rows = offers.offerIndex.find({ text: '', kind: 'delegatedAdministration' }).filter((row) => row.tenantId === tenantId && (row.state === 'draft' || awaiting.has(row.state)))
  return rows.map((row) => offers.book.get(row.id)).find((offer) => offer.renews?.id === id)
}

function withdrawOffer({ offers }: RelationshipServiceParts, relationshipId: string, signal: AbortSignal): Promise<void> | undefined {
  const offerId = offers.offerIndex.openRelationships().find((id) => offers.book.get(id).relationshipId === relationshipId)
  return offerId === undefined ? undefined : offers.offers.withdraw(offerId, signal).then(() => undefined)
}

/** The customer's record is read again, and an open window ends at once where nobody may be in it any more (rule 5.1). */
async function accessMayBeLost({ customers, acting, windows }: RelationshipServiceParts, tenantId: TenantId): Promise<void> {
  // Not waited for: what was changed is changed, and the page reads the customer by itself.
  void customers.get(tenantId).catch(() => undefined)
  const open = acting.list().some((one) => one.tenantId === tenantId)
  if (open && !(await acting.mayStillAct(tenantId))) await windows.end(tenantId, 'relationshipEnded')
}
