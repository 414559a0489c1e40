import { AppFailure } from '../contract/errors'
import type { Customer, CustomerDetails, CustomerPage, CustomerRow } from '../contract/customer'
import type { CustomerCounts } from '../contract/customerList'
import type { TenantId } from '../contract/ids'
import type { DelegatedRole } from '../contract/session'
import { customerActions } from '../domain/customerActions'
import type { Connection } from './connection'
import { createFactReader, factsOf, type Facts } from './customersFacts'
import { keep } from './customersKeep'
import { oldest, toRecord, withCache } from './customersMerge'
import type { CustomerCache, CustomerIndexPort } from './customersPorts'
import { readAtOf, type CustomerPageRequest } from './customerIndex'
import { createCustomersRefresh, type RefreshOptions } from './customersRefresh'
import type { Clock, CustomerDirectory, Relationships, Tell, TenantInformation, WorkBoard } from './ports'

export interface CustomersOptions extends Pick<RefreshOptions, 'knownRelationships' | 'scope' | 'rest'> {
  readonly directory: CustomerDirectory
  readonly relationships: Relationships
  readonly cache: CustomerCache
  readonly index: CustomerIndexPort
  /** The customers that were opened last, the latest first. */
  readonly recent: () => readonly TenantId[]
  readonly technician: () => { readonly role: DelegatedRole; readonly groupIds: readonly string[] } | undefined
  readonly connection: () => Connection
  readonly work: WorkBoard
  readonly tell: Tell
  readonly clock: Clock
  /** For each fact of a customer. */
  readonly factLimitMs?: number
}

/** Customers: search and list from the cache, details from the cloud with the cache behind it (capabilities 3.3–3.5). */
export interface CustomersService {
  search(text: string, limit: number): { readonly rows: readonly CustomerRow[]; readonly total: number }
  page(request: CustomerPageRequest): Promise<CustomerPage>
  counts(): Promise<CustomerCounts>
  /** Rejects with `customer.notFound` for a tenant that was never found before. */
  get(tenantId: TenantId, signal?: AbortSignal): Promise<CustomerDetails>
  /** Reads a tenant that a look-up has just found, and keeps it. `domain`: the one it was found by. */
  read(tenant: TenantInformation, signal?: AbortSignal, domain?: string): Promise<CustomerDetails>
  /** From the cache alone. */
  cached(customer: Customer): CustomerDetails
  /** Reads the whole list again; one at a time. Resolves at the end; a cancel is no failure. */
  refresh(): Promise<void>
  cancelRefresh(): void
  pauseRefresh(): void
  resumeRefresh(): void
  /** Whether a reading of the whole list did not reach its end, in this run or the one before. */
  unfinished(): boolean
}

/** So many of the last ones come first in quick find when nothing is typed. */
const mostRecent = 8

export const createCustomersService = (options: CustomersOptions): CustomersService => {
  const { cache, index, technician, connection, clock, tell } = options
  const refresh = createCustomersRefresh(options)
  const readFacts = createFactReader({ ...options, ...(options.factLimitMs !== undefined && { limitMs: options.factLimitMs }) })
  const nowText = (): string => new Date(clock.now()).toISOString()

  const details = (customer: Pick<Customer, 'id' | 'name' | 'defaultDomain'>, facts: Facts, source: CustomerDetails['source'], readAt: string): CustomerDetails => ({
    tenantId: customer.id,
    name: customer.name,
    defaultDomain: customer.defaultDomain,
    ...facts,
    actions: customerActions({
      relationship: facts.relationship.known ? facts.relationship.value.state : undefined,
      roleAtCustomer: facts.relationship.known ? facts.relationship.value.technicianRole : undefined,
      technicianRole: technician()?.role ?? 'none',
      connection: connection()
    }),
    readAt: oldest(facts, readAt),
    source
  })
  const cached = (customer: Customer): CustomerDetails => {
    const readAt = readAtOf(customer, cache.refreshedAt)
    return details(customer, factsOf({ ...customer, readAt }, clock.now()), 'cache', readAt)
  }

  const read: CustomersService['read'] = async (tenant, signal, domain) => {
    const before = cache.get(tenant.tenantId)
    const fresh = await readFacts(tenant.tenantId, signal)
    // Without an answer about the relationship nothing about the customer is certain: then all of it is the cache's.
    if (!fresh.relationship.known && fresh.relationship.why === 'unreachable' && before !== undefined) return cached(before)
    const facts = withCache(fresh, before, clock.now())
    const record = toRecord(tenant, facts, before, nowText(), domain)
    await keep(cache.put([record]))
    tell('customers.changed', { tenantIds: [record.id], count: cache.size })
    return details(record, facts, 'cloud', nowText())
  }

  const refreshedAt = (): { readonly refreshedAt?: string } => (cache.refreshedAt === undefined ? {} : { refreshedAt: cache.refreshedAt })
  /** Nothing is typed: what the technician needs most likely is what they opened last. */
  const searchNothing = (limit: number): ReturnType<CustomersService['search']> => {
    const recent = index.rows(options.recent().slice(0, mostRecent))
    const known = new Set(recent.map(({ tenantId }) => tenantId))
    const { rows, total } = index.search('', limit)
    return { rows: [...recent, ...rows.filter(({ tenantId }) => !known.has(tenantId))].slice(0, limit), total }
  }

  return {
    ...refresh,
    search: (text, limit) => (text.trim() === '' ? searchNothing(limit) : index.search(text, limit)),
    async page(request) {
      return { ...(await index.page(request)), ...refreshedAt() }
    },
    counts: async () => ({ ...(await index.counts()), ...refreshedAt() }),
    cached,
    read,
    async get(tenantId, signal) {
      const known = cache.get(tenantId)
      if (known === undefined) throw new AppFailure({ kind: 'notFound', code: 'customer.notFound' })
      return read({ tenantId, displayName: known.name, defaultDomain: known.defaultDomain }, signal)
    }
  }
}
