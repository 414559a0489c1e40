import type { Directory, Entry, KeyValueArea, PartnerRecords, Relationships, WorldSettings } from './api'
import { entryOf } from './access'
import { Catalogue } from './catalogue/catalogue'
import { Clock } from './clock'
import { Carts } from './commerce/carts'
import { Resellers } from './commerce/resellers'
import { Consents } from './consents'
import { SignInContexts } from './signInContexts'
import { SeededDirectory } from './directory'
import { firstOf } from './firstOf'
import { ServiceHealth } from './health/serviceHealth'
import { keepLiveValues, keyValueArea } from './keyValueArea'
import { SeededPartnerRecords } from './partnerRecords'
import { PasswordResets } from './passwordResets'
import { hashPassword } from './passwords'
import { QuoteAnswers } from './quotes/quoteAnswers'
import { Quotes } from './quotes/quotes'
import { SeededRelationships } from './relationships'
import { FIXED_CUSTOMER_COUNT } from './seed/fixedTenants'
import { seededGuid } from './seed/random'
import { Seed } from './seed/seed'
import { SEEDED_AMONG, contactOf, seededRequests } from './serviceRequests/seededRequests'
import { ServiceRequests } from './serviceRequests/serviceRequests'
import { Records } from './storage/records'
import { SubscriptionGrants } from './subscriptionGrants'

const HOUR = 60 * 60 * 1000
const DEFAULT_CUSTOMERS = 60
const MOST_CUSTOMERS = 100_000
const DEFAULT_SEED = 'partner-desk'
const SEEDED_PASSWORD = 'practice'

export interface WorldOptions {
  /** Folder for the state; absent: nothing is kept. One process at a time may use it. */
  readonly dataDir?: string
  /** Default `partner-desk`. Ignored when the folder already has a world. */
  readonly seed?: string
  /** Generated customers beside the fixed ones, 0 to 100,000; default 60. Ignored when the folder already has a world. */
  readonly customers?: number
  /** The real clock, milliseconds; for tests. */
  readonly realNow?: () => number
}

/** Everything that exists in the practice cloud, behind the rules of who may do what. */
export class World {
  readonly settings: WorldSettings
  readonly directory: Directory
  readonly relationships: Relationships
  readonly partner: PartnerRecords
  readonly catalogue: Catalogue
  readonly quotes: Quotes
  /** The customers' answers to quotes. */
  readonly quoteAnswers: QuoteAnswers
  /** Password resets that take their time. */
  readonly passwordResets: PasswordResets
  /** Which tenants let the application in. */
  readonly consents: Consents
  /** What tenants demand of a sign-in besides. */
  readonly signInContexts: SignInContexts
  /** Whom the partner sells to. */
  readonly resellers: Resellers
  /** What the partner buys for customers. */
  readonly carts: Carts
  readonly serviceRequests: ServiceRequests
  readonly health: ServiceHealth
  readonly kv: KeyValueArea
  readonly #records: Records
  readonly #clock: Clock

  private constructor(settings: WorldSettings, records: Records, clock: Clock) {
    const seed = new Seed(settings)
    this.settings = settings
    this.#records = records
    this.#clock = clock
    const grants = new SubscriptionGrants(records)
    this.passwordResets = new PasswordResets(records, clock)
    this.consents = new Consents(records)
    this.signInContexts = new SignInContexts(records)
    this.directory = new SeededDirectory(seed, records, clock, grants, this.passwordResets, () => hashSeedPassword(settings.seed))
    const relationships = new SeededRelationships(seed, records, clock, this.directory)
    this.relationships = relationships
    this.partner = new SeededPartnerRecords(seed, records)
    this.catalogue = new Catalogue(records)
    this.resellers = new Resellers(records, clock)
    this.carts = new Carts({ records, clock, catalogue: this.catalogue, grants })
    this.quotes = new Quotes(records, clock, this.catalogue, this.partner.offices)
    this.quoteAnswers = new QuoteAnswers({ records, clock, catalogue: this.catalogue, directory: this.directory, relationships, grants, quotes: this.quotes })
    this.serviceRequests = new ServiceRequests({ records, clock, directory: this.directory, seeded: () => this.#seededRequests() })
    this.health = new ServiceHealth(settings, clock, this.directory)
    this.kv = keyValueArea(records, () => clock.realNow())
  }

  /**
   * Opens the world of a folder, or makes it.
   * @throws RangeError for a number of customers out of range
   * @throws Error when the folder cannot be read or written
   */
  static async open(options: WorldOptions = {}): Promise<World> {
    const realNow = options.realNow ?? Date.now
    const records = await Records.open(options.dataDir, keepLiveValues(realNow))
    try {
      const settings = await settingsOf(records, options, realNow())
      return new World(settings, records, new Clock(records, realNow))
    } catch (error) {
      await records.close()
      throw error
    }
  }

  /** Milliseconds that the world's clock is ahead of the real one. */
  get clockOffset(): number {
    return this.#clock.offset
  }

  /** The partner's tenant in which the application is registered, as the ready line says. */
  get registeredAt(): string {
    const kept = this.#records.get('registration', 'tenant')
    return typeof kept === 'string' ? kept : this.directory.partner.id
  }

  /** From the next start of the application on it is the other partner's, or the first one's again. Kept with the world. */
  register(tenantId: string): Promise<void> {
    return this.#records.apply([['registration', 'tenant', tenantId]])
  }

  /** Milliseconds: the real clock plus the offset. */
  now(): number {
    return this.#clock.now()
  }

  /** Milliseconds, without the offset: for the life of tokens and sessions. */
  realNow(): number {
    return this.#clock.realNow()
  }

  /** Kept with the world. @throws RangeError when it is not a finite number */
  setClockOffset(milliseconds: number): Promise<void> {
    return this.#clock.setOffset(milliseconds)
  }

  /**
   * Whether a user may enter a tenant: the own one always; as a technician only through an active relationship with an
   * active access assignment to a group that contains them.
   */
  canEnter(userId: string, tenantId: string): Entry {
    return entryOf(this.directory, this.relationships, userId, tenantId)
  }

  /** Role templates that the user holds in the tenant; empty when they may not enter. */
  rolesIn(userId: string, tenantId: string): readonly string[] {
    const entry = this.canEnter(userId, tenantId)
    return entry.allowed ? entry.roles : []
  }

  #seededRequests(): ReturnType<typeof seededRequests> {
    const { directory, settings } = this
    const technician = directory.userByName('full@fabrikam.com')
    if (!technician) return []
    const first = [...firstOf(directory.customersFrom(0), FIXED_CUSTOMER_COUNT + SEEDED_AMONG)]
    return seededRequests({ ...settings, by: contactOf(technician, directory.partner.telephone) }, first)
  }

  /** Writes what is outstanding and lets go of the folder. */
  async close(): Promise<void> {
    await this.#records.close()
  }
}

async function settingsOf(records: Records, options: WorldOptions, now: number): Promise<WorldSettings> {
  const kept = records.get('settings', 'world') as WorldSettings | undefined
  if (kept) return kept
  const customers = options.customers ?? DEFAULT_CUSTOMERS
  if (!Number.isInteger(customers) || customers < 0 || customers > MOST_CUSTOMERS) throw new RangeError(`The number of customers must be 0 to ${MOST_CUSTOMERS}`)
  const settings: WorldSettings = { seed: options.seed ?? DEFAULT_SEED, customers, epoch: Math.ceil(now / HOUR) * HOUR }
  await records.apply([['settings', 'world', settings]])
  return settings
}

/** Every account of the seed has the same password, so one derivation serves 100,000 tenants. */
function hashSeedPassword(seed: string): Promise<string> {
  return hashPassword(SEEDED_PASSWORD, Buffer.from(seededGuid(seed, 'salt').replaceAll('-', ''), 'hex'))
}
