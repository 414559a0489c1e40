import type { RequestHandlerParts } from '../../ipc/handlers/requests'
import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { CompanyService } from '../../services/company'
import type { ConnectionService } from '../../services/connection'
import type { CustomersService } from '../../services/customers'
import type { CustomerCache } from '../../services/customersPorts'
import { KeptLists } from '../../services/keptLists'
import type { Activity, Clock, HandOverPort, Notices, Tell } from '../../services/ports'
import { RequestBook } from '../../services/requests/requestBook'
import { RequestCache } from '../../services/requests/requestCache'
import { RequestDesk } from '../../services/requests/requestDesk'
import { RequestDrafts, type RequestDraftsParts } from '../../services/requests/requestDrafts'
import { RequestFollower } from '../../services/requests/requestFollower'
import { RequestIndex } from '../../services/requests/requestIndex'
import { RequestOutbox } from '../../services/requests/requestOutbox'
import { RequestWork } from '../../services/requests/requestWork'
import type { SettingsService } from '../../services/settings'
import type { Cloud } from './cloud'
import type { OwnedStores } from './ownedStores'

export interface RequestServiceParts {
  readonly stores: OwnedStores
  readonly cloud: Cloud
  readonly connection: ConnectionService
  readonly settings: SettingsService
  readonly company: CompanyService
  readonly cache: CustomerCache
  readonly customers: Pick<CustomersService, 'cached' | 'get'>
  readonly handOver: HandOverPort
  readonly activity: Activity
  readonly notices: Notices
  readonly clock: Clock
  readonly tell: Tell
  readonly technician: RequestDraftsParts['technician']
  readonly openWeb: (url: string) => Promise<void>
}

/** What the handlers answer with, and what the composition itself needs of it. */
export interface RequestServices extends RequestHandlerParts {
  readonly book: RequestBook
  /** What one technician could see is gone: the rows and the notices of it as well. */
  reset(): Promise<void>
}

const newId = (): string => globalThis.crypto.randomUUID()

/** Joins everything about service requests. */
export function createRequestServices(parts: RequestServiceParts): RequestServices {
  const { stores, cloud, connection, settings, company, activity, notices, clock, handOver, technician } = parts
  const port = cloud.connector.serviceRequests
  const customerName = (tenantId: TenantId): string | undefined => parts.cache.get(tenantId)?.name
  const index = new RequestIndex({ drafts: () => stores.shown.read('requests'), cached: () => stores.customers.read('serviceRequests'), customerName })
  const changed = (ids: readonly string[]): void => {
    for (const id of ids) index.changed(id)
    parts.tell('requests.changed', { ids })
  }
  const online = (): boolean => connection.state !== 'offline'
  const language = (): 'en' | 'de' => settings.language()
  const self = (): string => technician()?.displayName ?? ''

  const book = new RequestBook({ store: stores.personal, clock, changed: (id) => changed([id]) })
  const cache = new RequestCache({ store: stores.customers, clock, changed })
  const follower = new RequestFollower({
    port, cache, activity, notices, clock, self,
    wanted: () => online() && technician() !== undefined,
    draftOf: (number) => book.all().find((draft) => draft.number === number)
  })
  const outbox = new RequestOutbox({ port, book, activity, newId, made: async (record) => void (await cache.keep(record)) })
  const desk = new RequestDesk({ book, outbox, activity, online, mayAsk: (tenantId) => mayAsk(parts, tenantId) })
  const work = new RequestWork({ port, book, cache, follower, activity, online, self, notes: stores.personal })
  const drafts = new RequestDrafts({ book, activity, newId, technician, customerName, company: (signal) => company.get(signal) })
  const lists = new KeptLists({ store: stores.customers, clock, online })
  return {
    book, drafts, desk, work, index, cache, follower,
    topics: { port, lists, language },
    exporting: { index, handOver, activity, language },
    handingOver: { book, activity, handOver, clock, language, openWeb: parts.openWeb, portals: () => cloud.record()?.portals ?? [], customer: (tenantId) => parts.cache.get(tenantId) },
    reset: async () => {
      for (const { id } of notices.list()) if (id.startsWith('requests.')) notices.remove(id)
      await index.rebuild()
      parts.tell('requests.changed', { ids: 'all' })
    }
  }
}

/** Reasons that say only that nobody could look. */
const unknown: ReadonlySet<string> = new Set(['relationshipNotChecked', 'roleNotChecked'])

/**
 * Where it is known that the technician has no access, support is not asked: the customer is read once more before that is said. What is not
 * known is decided by the cloud. @throws AppFailure `notAllowed` `acting.<reason>`
 */
async function mayAsk({ cache, customers, connection }: RequestServiceParts, tenantId: TenantId): Promise<void> {
  const reason = (): string | undefined => {
    const known = cache.get(tenantId)
    const gate = known && customers.cached(known).actions.createServiceRequest
    return gate === undefined || gate.allowed || unknown.has(gate.reason) ? undefined : gate.reason
  }
  if (connection.state === 'offline' || reason() === undefined) return
  await customers.get(tenantId).catch(() => undefined)
  const still = reason()
  if (still !== undefined) throw new AppFailure({ kind: 'notAllowed', code: `acting.${still}` })
}
