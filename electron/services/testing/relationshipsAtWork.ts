import { createGraphClient } from '../../clouds/graph/client'
import { createRelationshipManagement } from '../../clouds/graph/relationshipManagement'
import { createRelationships } from '../../clouds/graph/relationships'
import { createHttp } from '../../clouds/http'
import { createPartnerDirectory } from '../../clouds/partnerDirectory'
import { createPartnerPeople } from '../../clouds/partnerPeople'
import { Paces } from '../../clouds/pace'
import { stubRecord } from '../../clouds/testing/stubRecord'
import type { Offer } from '../../contract/offer'
import { tenantIdSchema, type TenantId } from '../../contract/ids'
import type { RoleMapping, RoleTemplate } from '../../contract/roleTemplate'
import type { Told } from '../../domain/radar'
import { graphRoutes } from '../../practice/graph/routes'
import { tokenFor, trustingAuthenticate } from '../../practice/world/testTokens'
import { World } from '../../practice/world/world'
import { openStore } from '../../store/openStore'
import { newProcess } from '../../store/testing/recordStore'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import { createNotices } from '../notices'
import type { NewDelegated } from '../offers'
import type { ActivityEntry } from '../ports'
import { AccessReader } from '../relationships/accessReader'
import { AccessRepair } from '../relationships/accessRepair'
import { RadarWatch, type Reminder } from '../relationships/radarWatch'
import { ReachService } from '../relationships/reach'
import { RelationshipBatches } from '../relationships/relationshipBatches'
import { RelationshipBook, type KnownRelationship } from '../relationships/relationshipBook'
import { RelationshipDesk } from '../relationships/relationshipDesk'
import { RelationshipList } from '../relationships/relationshipList'
import { RelationshipReader } from '../relationships/relationshipReader'
import { RelationshipsRefresh } from '../relationships/relationshipsRefresh'
import { RoleBook } from '../relationships/roleBook'
import { createWorkBoard } from '../workBoard'

const scopes = ['DelegatedAdminRelationship.ReadWrite.All', 'Group.Read.All', 'User.Read.All', 'Directory.Read.All', 'User.Read']
const host = 'http://practice.test'

type Meta = { readonly id: string; readonly value: unknown }

export const openRelationshipStores = (disk = new SimulatedDisk()) => ({
  cache: () => openStore<{ relationships: KnownRelationship; meta: Meta }>({ folder: '/data/customers', version: 1, tables: { relationships: {}, meta: {} }, files: disk, processes: newProcess() }),
  personal: () =>
    openStore<{ roleTemplates: RoleTemplate; roleMappings: RoleMapping; reminders: Told }>({
      folder: '/data/personal', version: 1, tables: { roleTemplates: {}, roleMappings: {}, reminders: {} }, files: disk, processes: newProcess()
    })
})

/** Orders for the way to the cloud. */
interface Way {
  /** The next request whose method and path hold this is carried out, but its answer never comes. */
  lose: RegExp | undefined
  offline: boolean
  user: string
  readonly asked: string[]
}

/** The services of relationships over the real connector and the practice cloud's own rules, without a network between them. */
export async function relationshipsAtWork({ customers = 5, disk = new SimulatedDisk(), world: given }: { readonly customers?: number; readonly disk?: SimulatedDisk; readonly world?: World } = {}) {
  const world = given ?? (await World.open({ customers }))
  const app = graphRoutes(world, trustingAuthenticate)
  const way: Way = { lose: undefined, offline: false, user: 'full@fabrikam.com', asked: [] }
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input))
    const request = `${init?.method ?? 'GET'} ${url.pathname.replace('/v1.0', '')}`
    way.asked.push(request)
    if (way.offline) throw new TypeError('fetch failed')
    const headers = new Headers(init?.headers)
    for (const [name, value] of Object.entries(tokenFor(world, way.user, 'fabrikam.com', { scopes }))) headers.set(name, value)
    const answer = await app.request(`${url.pathname.replace('/v1.0', '')}${url.search}`, { ...init, headers })
    if (way.lose?.test(request) !== true) return answer
    way.lose = undefined
    throw new TypeError('fetch failed')
  }
  const partner = tenantIdSchema.parse(world.directory.partner.id)
  const tokens = { tokenFor: async () => 'token', renewedTokenFor: async () => 'token' }
  const http = createHttp({ fetch, tokens, onOutcome: () => undefined, random: () => 0, interactiveBudgetMs: 400 })
  const record = stubRecord(host, partner)
  const graph = createGraphClient(http, `${host}/v1.0`)
  const account = async () => ({ homeAccountId: `me.${partner}`, objectId: 'me', userPrincipalName: way.user, displayName: 'Me', tenantId: partner })
  const relationships = createRelationships(graph, record, async () => partner)
  const management = createRelationshipManagement(graph, true, async () => partner, new Paces())
  const people = createPartnerPeople(graph, tokens, async () => partner)
  const directory = createPartnerDirectory({ record, graph, partnerCenter: undefined as never, account, now: () => world.now() })

  const stores = openRelationshipStores(disk)
  const [cache, personal] = [await stores.cache(), await stores.personal()]
  const clock = { now: () => world.now() }
  const entries: Omit<ActivityEntry, 'id' | 'at'>[] = []
  const activity = { record: async (entry: Omit<ActivityEntry, 'id' | 'at'>) => void entries.push(entry) }
  const told: (readonly [name: string, payload: unknown])[] = []
  const tell = (name: string, payload: unknown): void => void told.push([name, payload])
  const notices = createNotices(() => undefined)
  const reminded: (readonly Reminder[])[] = []
  const drafted: NewDelegated[] = []
  const changed: TenantId[] = []

  const roleBook = new RoleBook({ store: personal, cache, people, directory, activity, clock, tell, newId: () => crypto.randomUUID() })
  const groupName = (id: string) => roleBook.groupName(id)
  const book = new RelationshipBook({ store: cache, clock, tell })
  const list = new RelationshipList({ book, now: clock.now, templates: () => roleBook.templates(), groupName, customerName: () => undefined })
  const radar = new RadarWatch({ list, book, store: personal, notices, clock, signedIn: () => true, notify: (reminders) => void reminded.push(reminders) })
  const waits: number[] = []
  const customer = (domain: string): TenantId => tenantIdSchema.parse(world.directory.tenantByDomain(domain)?.id)
  return {
    world, way, disk, cache, personal, entries, told, notices, reminded, drafted, changed, waits, roleBook, book, list, radar, relationships, management, people,
    refresh: new RelationshipsRefresh({ management, book, work: createWorkBoard(tell), clock, scope: () => 'practice me', done: () => undefined }),
    reader: new RelationshipReader({ relationships, management, book, list, mapped: () => roleBook.mappedNow(), groupName, session: () => undefined, mayChange: () => true, clock }),
    desk: new RelationshipDesk({
      relationships, management, book, activity, clock, renewalOf: () => undefined, withdrawOffer: () => undefined,
      createOffer: async (wanted) => {
        drafted.push(wanted)
        return { quoteId: 'q' } as Offer
      },
      changed: async (tenantId) => void changed.push(tenantId)
    }),
    batches: new RelationshipBatches({ clock: { now: () => performance.now() }, tell }),
    accessReader: new AccessReader({ relationships, book, clock }),
    repair: new AccessRepair({
      relationships, management, book, activity, clock, groupName, mapped: (signal) => roleBook.mapped(signal), limitMs: 2_000,
      wait: async (ms, signal) => {
        waits.push(ms)
        await new Promise((resolve) => { setTimeout(resolve, 1) })
        signal.throwIfAborted()
      }
    }),
    reach: new ReachService({ relationships, directory, people, groupName, customerName: () => undefined, clock }),
    customer,
    /** The relationships of a customer as the cloud has them. */
    of: (domain: string) => world.relationships.of(customer(domain)),
    first: (domain: string) => {
      const [found] = world.relationships.of(customer(domain))
      if (found === undefined) throw new Error(`${domain} has no relationship`)
      return found
    },
    person: (name: string) => {
      const found = world.directory.userByName(name)
      if (found === undefined) throw new Error(`there is no ${name}`)
      return found
    }
  }
}
