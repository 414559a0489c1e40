import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure, type ErrorKind } from '../contract/errors'
import type { Customer } from '../contract/customer'
import { tenantIdSchema, type TenantId } from '../contract/ids'
import type { BackgroundWork } from '../contract/app'
import { directoryRoles } from '../domain/roleTemplates'
import { createCustomersService, type CustomersOptions } from './customers'
import type { CustomerCache } from './customersPorts'
import { createLookupService } from './lookup'
import { ListsAtWork } from './testing/listsAtWork'
import type { CustomerDirectory, RelationshipRecord, TenantInformation } from './ports'

const id = (digit: string): TenantId => tenantIdSchema.parse(`${digit.repeat(8)}-0000-4000-8000-000000000000`)
const [contoso, adatum, woodgrove] = [id('a'), id('b'), id('c')]
const start = Date.parse('2026-11-21T12:00:00Z')
const day = 86_400_000
const at = (ms: number) => new Date(ms).toISOString()
const fail = (kind: ErrorKind) => new AppFailure({ kind, code: `test.${kind}` })

const tenants: Readonly<Record<string, TenantInformation>> = {
  'contoso.com': { tenantId: contoso, displayName: 'Contoso', defaultDomain: 'contoso.com' },
  'contoso.co.uk': { tenantId: contoso, displayName: 'Contoso', defaultDomain: 'contoso.com' },
  'adatum.com': { tenantId: adatum, displayName: 'Adatum', defaultDomain: 'adatum.com' },
  'adatum.net': { tenantId: adatum, displayName: 'Adatum', defaultDomain: 'adatum.com' },
  'woodgrovebank.com': { tenantId: woodgrove, displayName: 'Woodgrove Bank', defaultDomain: 'woodgrovebank.com' }
}
const active = (tenantId: TenantId): RelationshipRecord => ({
  id: `r-${tenantId}`, displayName: 'x', status: 'active', customer: { tenantId, displayName: 'x' }, roles: [], createdAt: at(start), endsAt: at(start + 100 * day), etag: ''
})

const memoryCache = (): CustomerCache & { readonly records: Map<TenantId, Customer> } => {
  const records = new Map<TenantId, Customer>()
  return {
    records,
    get size() {
      return records.size
    },
    refreshedAt: undefined,
    get: (one) => records.get(one),
    all: () => records.values(),
    put: async (changed, removed = []) => {
      for (const customer of changed) records.set(customer.id, customer)
      for (const one of removed) records.delete(one)
    },
    meta: () => ({ get: () => undefined })
  }
}

describe('lookup and customers', () => {
  let now: number
  let network: AppFailure | undefined
  let cache: ReturnType<typeof memoryCache>
  const lists = new ListsAtWork()
  let work: BackgroundWork[]
  const tell = vi.fn()
  const calls: string[] = []

  const answer = async <T>(what: string, value: T): Promise<T> => {
    calls.push(what)
    if (network !== undefined) throw network
    return value
  }
  const directory: CustomerDirectory = {
    findTenantByDomain: (domain) => answer(`find ${domain}`, tenants[domain]),
    listed: (next, call) => lists.listed(next, call),
    administered: (next, call) => lists.administered(next, call),
    named: (ids, call) => lists.named(ids, call),
    profile: (tenantId) => answer('profile', tenantId === adatum ? undefined : { country: 'US', city: 'Seattle', name: 'x', isReseller: true }),
    domains: (tenantId) => answer(`domains ${tenantId}`, ['contoso.com', 'contoso.co.uk'].map((name) => ({ name, isDefault: name === 'contoso.com', isInitial: false, isVerified: true }))),
    subscriptions: () => answer('skus', [{ skuId: 's', skuPartNumber: 'SPE_E3', name: 'SPE_E3', consumedUnits: 1, enabledUnits: 5, status: 'enabled' }]),
    user: (_tenant, name) => answer(`user ${name}`, name.startsWith('user@') ? { displayName: 'User' } : undefined)
  }
  const make = (more: Partial<CustomersOptions> & { crossTenantLookup?: boolean } = {}) => {
    const index = {
      search: () => ({ rows: [], total: 0 }),
      rows: () => [],
      page: async () => ({ rows: [], total: 0 }),
      ids: async () => ({ ids: [], total: 0 }),
      seek: async () => undefined,
      counts: async () => ({ total: 0, states: {}, endMonths: [], roles: {}, countries: [], tags: [], favourites: 0 }),
      find: (domain: string) => [...cache.records.values()].find(({ domains }) => domains.includes(domain))
    }
    const customers = createCustomersService({
      directory, cache, index, tell,
      relationships: {
        ofCustomer: (tenantId: TenantId) => answer('relationships', tenantId === adatum ? [] : [active(tenantId)]),
        accessAssignments: (of: string) => answer('assignments', [{ id: '1', groupId: of.includes(woodgrove) ? 'others' : 'mine', status: 'active', roles: [directoryRoles.globalAdministrator] }])
      } as unknown as CustomersOptions['relationships'],
      knownRelationships: lists.known, scope: () => 'practice me',
      recent: () => [],
      technician: () => ({ role: 'full', groupIds: ['mine'] }),
      connection: () => 'online',
      work: { report: (one) => work.push(one), finish: () => {}, list: () => work },
      clock: { now: () => now },
      ...more
    })
    return { customers, lookup: createLookupService({ directory, customers, index, crossTenantLookup: more.crossTenantLookup ?? true }) }
  }

  beforeEach(() => {
    now = start
    network = undefined
    cache = memoryCache()
    work = []
    calls.length = 0
    vi.clearAllMocks()
  })

  it('finds a customer by any verified domain, with everything that delegated administration allows', async () => {
    const found = await make().lookup.find('  Contoso.CO.UK ')
    expect(found).toMatchObject({
      found: true,
      customer: { tenantId: contoso, name: 'Contoso', defaultDomain: 'contoso.com', source: 'cloud', country: { known: true, value: { country: 'US' } }, relationship: { value: { state: 'active', technicianRole: 'full' } } }
    })
    expect(found.found && Object.values(found.customer.actions).every(({ allowed }) => allowed)).toBe(true)
    expect(cache.get(contoso)).toMatchObject({ domains: ['contoso.com', 'contoso.co.uk'], detailsReadAt: at(start), technicianRole: 'full' })
  })

  it('does not ask in a tenant where the answer would be a refusal', async () => {
    const found = await make().lookup.find('adatum.com')
    expect(found).toMatchObject({ found: true, customer: { subscriptions: { known: false, why: 'notAllowed' }, actions: { administer: { allowed: false, reason: 'noRelationship' }, offerDelegatedAdministration: { allowed: true } } } })
    expect(calls.some((call) => call.startsWith('domains') || call === 'skus')).toBe(false)
  })

  it('names a missing assignment as the reason, not the relationship', async () => {
    expect(await make().lookup.find('woodgrovebank.com')).toMatchObject({ customer: { actions: { administer: { allowed: false, reason: 'noAssignment' } } } })
  })

  it.each([
    ['user@contoso.com', { userPrincipalName: 'user@contoso.com', exists: 'yes', displayName: 'User' }],
    ['nobody@contoso.com', { userPrincipalName: 'nobody@contoso.com', exists: 'no' }],
    ['user@adatum.com', { userPrincipalName: 'user@adatum.com', exists: 'notChecked' }]
  ])('says of %s what can be known', async (query, user) => {
    expect(await make().lookup.find(query)).toMatchObject({ found: true, user })
  })

  it('keeps the customer when only the user cannot be read', async () => {
    const { lookup } = make({ directory: { ...directory, user: () => Promise.reject(fail('notAllowed')) } })
    expect(await lookup.find('user@contoso.com')).toMatchObject({ found: true, customer: { tenantId: contoso } })
  })

  it('tells no such domain, not reachable, not allowed and nonsense apart', async () => {
    const { lookup } = make()
    expect(await lookup.find('nobody.example')).toEqual({ found: false, query: 'nobody.example', why: 'noSuchDomain' })
    await expect(lookup.find('*.com')).rejects.toMatchObject({ error: { kind: 'invalid', code: 'lookup.wildcard' } })
    for (const kind of ['unreachable', 'notAllowed'] as const) {
      network = fail(kind)
      await expect(lookup.find('contoso.com')).rejects.toMatchObject({ error: { kind } })
    }
  })

  it('answers from the cache with its age when nothing answers, and never for a refusal', async () => {
    const { lookup } = make()
    await lookup.find('contoso.com')
    now += 3 * day
    network = fail('unreachable')
    expect(await lookup.find('contoso.co.uk')).toMatchObject({ customer: { source: 'cache', readAt: at(start), subscriptions: { known: true, readAt: at(start) } } })
    expect(await lookup.find('user@contoso.com')).toMatchObject({ user: { exists: 'notChecked' } })
    network = fail('notAllowed')
    await expect(lookup.find('contoso.com')).rejects.toMatchObject({ error: { kind: 'notAllowed' } })
  })

  it('counts a relationship that ended while it lay in the cache as expired', async () => {
    const { lookup } = make()
    await lookup.find('contoso.com')
    now += 101 * day
    network = fail('unreachable')
    expect(await lookup.find('contoso.com')).toMatchObject({ customer: { actions: { administer: { allowed: false, reason: 'relationshipExpired' } } } })
  })

  it('without a look-up of any tenant: other domains only with a relationship', async () => {
    const { lookup } = make({ crossTenantLookup: false })
    expect(await lookup.find('adatum.net')).toMatchObject({ found: false, why: 'needsRelationship' })
    expect(await lookup.find('adatum.com')).toMatchObject({ found: true })
    expect(await lookup.find('someone@adatum.net')).toMatchObject({ found: true })
    expect(await lookup.find('contoso.co.uk')).toMatchObject({ found: true })
  })

  it('opens a customer from the cache when the cloud is away, and refuses one that was never found', async () => {
    const { lookup, customers } = make()
    await expect(customers.get(contoso)).rejects.toMatchObject({ error: { kind: 'notFound', code: 'customer.notFound' } })
    await lookup.find('contoso.com')
    network = fail('timedOut')
    expect(await customers.get(contoso)).toMatchObject({ source: 'cache', name: 'Contoso' })
  })
})
