import { basename, dirname, join } from 'node:path'
import type { ActivityRecord } from '../contract/activity'
import { AppFailure } from '../contract/errors'
import type { Customer } from '../contract/customer'
import type { Instant, TenantId } from '../contract/ids'
import type { Merge } from '../contract/merge'
import type { OwnData } from '../contract/own'
import type { Offer } from '../contract/offer'
import type { Order } from '../contract/order'
import type { RoleMapping, RoleTemplate } from '../contract/roleTemplate'
import type { SignInOrigin } from '../contract/signInOrigin'
import type { RequestDraft } from '../contract/serviceRequest'
import type { MessageTemplate } from '../contract/template'
import { writeOwnText } from '../domain/ownData'
import type { Told } from '../domain/radar'
import type { BegunNote, CachedRequest, HealthRecord, KnownRelationship, LeftLine, ListedService, OfferIntent, OrderIntent, QuoteIntent, RequestIntent, ResetIntent, StoredCompanyDraft, UndoRecord } from '../services/ports'
import { activityText } from './activityText'
import { customerText } from './customerText'
import { nodeFileSystem } from './fileSystem'
import { personalUpgrades } from './personalUpgrades'
import { offerText } from './offerText'
import { requestText } from './requestText'
import { openStore } from './openStore'
import { moveToQuarantine } from './quarantine'
import type { Store, StoredRecord, StoreOptions } from './types'

/** One setting; `id` is its key in the settings' schema. Checked when it is read. */
export interface SettingRecord {
  readonly id: string
  readonly value: unknown
}

/** A fact about the data itself, for example when the customers were last read; `id` names it. */
export interface MetaRecord {
  readonly id: string
  readonly value: unknown
}

/** What the cloud said of the portals of one customer; `id` is its tenant id. */
interface ServicesRecord {
  readonly id: string
  readonly services: readonly ListedService[]
  readonly sharePointName?: string | undefined
  readonly readAt: string
}

/** Rebuildable: everything in here can be read from the cloud again. */
export type CustomerTables = {
  customers: Customer
  relationships: KnownRelationship
  meta: MetaRecord
  catalogue: MetaRecord
  services: ServicesRecord & StoredRecord
  serviceRequests: CachedRequest
  health: HealthRecord
}
/** The technician's own work: must never be lost. */
export type PersonalTables = {
  settings: SettingRecord
  offers: Offer
  outbox: OfferIntent
  quoteOutbox: QuoteIntent
  orders: Order
  orderOutbox: OrderIntent
  templates: MessageTemplate & StoredRecord
  merges: Merge
  roleTemplates: RoleTemplate
  roleMappings: RoleMapping
  reminders: Told
  requests: RequestDraft
  requestOutbox: RequestIntent
  /** Notes to service requests that were begun. */
  requestNotes: BegunNote
  activity: ActivityRecord
  companyDrafts: StoredCompanyDraft
  /** Of customers, by tenant. */
  own: OwnData
  recent: { readonly id: TenantId; readonly at: Instant }
  /** What the last import of own data replaced, by tenant, and the lines that it could not use. */
  ownUndo: UndoRecord
  ownLeft: LeftLine
  resets: ResetIntent
  signInOrigins: SignInOrigin
  meta: MetaRecord
}

export type CustomerStore = Store<CustomerTables>
export type PersonalStore = Store<PersonalTables>

/** What may be told to a store from outside; the rest is fixed here. */
export type AppStoreOptions = Pick<StoreOptions<never>, 'onUnsaved' | 'files' | 'processes' | 'rotateAfterBytes'>

/**
 * To be raised, with an upgrade step, when the shape of a record or a search text changes. Version 2 of the customers: the text ends in
 * the facts by which lists are sorted and filtered; it is made anew with the upgrade, which needs no step for that.
 */
const customersVersion = 2
const personalVersion = 4

/** Opens the technician's own store in `<folder>/personal`. @throws AppFailure `storage` (see {@link openStore}) */
export function openPersonalStore(folder: string, options: AppStoreOptions = {}): Promise<PersonalStore> {
  return openStore<PersonalTables>({
    ...options,
    folder: join(folder, 'personal'),
    version: personalVersion,
    upgrades: personalUpgrades,
    tables: {
      settings: {},
      offers: { searchText: offerText },
      outbox: {},
      quoteOutbox: {},
      orders: {},
      orderOutbox: {},
      templates: {},
      merges: {},
      roleTemplates: {},
      roleMappings: {},
      reminders: {},
      requests: { searchText: requestText },
      requestOutbox: {},
      requestNotes: {},
      activity: { searchText: activityText },
      companyDrafts: {},
      resets: {},
      signInOrigins: {},
      own: { searchText: writeOwnText },
      recent: {},
      ownUndo: {},
      ownLeft: {},
      meta: {}
    }
  })
}

/** Another process at work, or a disk without room, is no reason to throw a good cache away. */
const lasting: ReadonlySet<string> = new Set(['storage.newerVersion', 'storage.upgradeFailed', 'storage.failed'])

/**
 * Opens the cache of customers in `<folder>/customers`. When it cannot be opened at all it is moved to `<folder>/quarantine`
 * and an empty one is made, which the next refresh fills. @throws AppFailure `storage`: in use, full or denied
 */
export async function openCustomerStore(folder: string, options: AppStoreOptions = {}): Promise<CustomerStore> {
  const path = join(folder, 'customers')
  const open = (): Promise<CustomerStore> =>
    openStore<CustomerTables>({
      ...options,
      folder: path,
      version: customersVersion,
      tables: { customers: { searchText: customerText }, relationships: {}, meta: {}, catalogue: {}, services: {}, serviceRequests: { searchText: requestText }, health: {} }
    })
  try {
    return await open()
  } catch (cause) {
    if (!(cause instanceof AppFailure) || !lasting.has(cause.error.code)) throw cause
    const aside = await moveToQuarantine(options.files ?? nodeFileSystem(), dirname(path), basename(path))
    const store = await open()
    return { ...store, recovery: { quarantined: [aside, ...store.recovery.quarantined], restoredOlder: true } }
  }
}
