import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tenantIdSchema } from '../contract/ids'
import type { RelationshipRecord } from '../services/ports'
import type { CloudRecord } from './cloud'
import { allExamples, exampleFor } from './examples/allExamples'
import type { Example } from './examples/example'
import { partner, startCloudStub, type CloudStub } from './testing/cloudStub'
import { callsOf, type Places } from './testing/everyCall'
import { shapeDifferences } from './testing/shape'

const tenantId = tenantIdSchema.parse('4b827261-d21f-4aa9-b7db-7fa1f56fb163')
const record = (status: string): RelationshipRecord => ({ id: '5d027261-d21f-4aa9-b7db-7fa1f56fb163-8777b240-c6f0-4469-9e98-a3205431b836', displayName: 'Contoso admin relationship', status, roles: [], createdAt: '', etag: 'W/"1"' })
const assignment = { id: 'a9d6cf90-083a-47dc-ace2-1da98be3f344', groupId: 'group', status: 'active', roles: [], etag: 'W/"1"' }
const contact = { firstName: 'Ada', lastName: 'Byron', email: 'ada@fabrikam.com', telephone: '+1 425 555 0100' }

interface Seen {
  readonly request: string
  readonly example: Example | undefined
  readonly query: readonly string[]
  readonly body: unknown
}

/** `/v1.0/users?$top=1` as service, path and query. */
const readAddress = (address: string): { readonly service: Example['service']; readonly path: string; readonly query: readonly string[] } => {
  const cut = address.includes('?') ? address.indexOf('?') : address.length
  const [path, query] = [address.slice(0, cut), address.slice(cut + 1)]
  const service = path.startsWith('/v1.0/') ? 'graph' : 'partnerCenter'
  return { service, path: path.replace(/^\/v1(?:\.0)?/u, ''), query: query === '' ? [] : [...new URLSearchParams(query).keys()] }
}

/** A request may leave out what the example has. */
const notDocumented = (example: Example | undefined, body: unknown): readonly string[] =>
  body === undefined ? [] : shapeDifferences(example?.body, body).filter((difference) => !difference.endsWith(': absent'))
const withSharePoint = (cloud: CloudRecord): CloudRecord => {
  const url = 'https://{sharePointName}-admin.sharepoint.com'
  return { ...cloud, portals: [...cloud.portals, { id: 'sharePoint', nameKey: 'sharePoint', url: `${url}/`, origins: [url] }] }
}
/** In the partner's own tenant, the organisation of the example is the partner. */
const ownTenant = (answer: unknown): unknown => (answer === undefined ? undefined : JSON.parse(JSON.stringify(answer).replaceAll('84841066-274d-4ec0-a5c1-276be684bdd3', partner)))

/** By these a record is known; Microsoft's types never have them null, or nothing can be said of it without them. */
const always = new Set(['id', 'tenantId', 'accessContainerId', 'roleDefinitionId', 'serviceName', 'serviceManagementUrl', 'service', 'displayName'])
/** A record of Graph with null for everything else. */
const bare = (answer: unknown, name = ''): unknown => {
  if (Array.isArray(answer)) return answer.map((one) => bare(one))
  if (typeof answer === 'object' && answer !== null) return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, bare(value, key)]))
  return always.has(name) || name.startsWith('@odata.') ? answer : null
}

describe('connectors against the documented examples', () => {
  let nulls = false
  const seen: Seen[] = []
  const asked = new Set<Example>()
  let cloud: CloudStub
  let at: Places

  beforeAll(async () => {
    cloud = await startCloudStub((address, _tenant, body, method) => {
      const { service, path, query } = readAddress(address)
      const example = exampleFor(service, method, path)
      seen.push({ request: `${method} ${path}`, example, query, body: body === '' ? undefined : JSON.parse(body) })
      if (example === undefined) return undefined
      asked.add(example)
      const headers = Object.fromEntries(Object.entries(example.answerHeaders ?? {}).map(([name, value]) => [name, value.replace('https://graph.microsoft.com', cloud.url)]))
      return { status: example.status, json: ownTenant(nulls && service === 'graph' ? bare(example.answer) : example.answer), headers }
    }, withSharePoint)
    at = {
      tenantId, domain: 'contoso.com', userId: '6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0', userName: 'adelev@contoso.com', nextPage: () => `${cloud.url}/v1.0/users?$top=1`, colleagueId: '87d349ed-44d7-43e1-9a83-5f2406dee5bd',
      operation: () => `${cloud.url}/v1.0/users/6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0/authentication/operations/88e7560c?aadgdc=DUB02P&aadgsu=ssprprod-a`,
      groupId: '45b7d2e7-b882-4a80-ba97-10b7a63b8fa4', freeGroupId: '869713c9-0b28-4d08-8949-ae07ae1bf528', newUserName: 'AdeleV@contoso.com',
      created: () => record('created'), withdrawn: () => record('created'), active: () => record('active'), ended: () => record('active'), provided: () => record('created'), assignment: () => assignment, removed: () => assignment,
      roles: ['29232cdf-9323-42fd-ade2-1d097af3e4de', '3a2c62db-5318-420d-8d74-23affee5d9d5'], country: 'US', productId: () => 'CFQ7TTC0LF8S', cartItem: () => ({ catalogItemId: 'CFQ7TTC0LF8S:0001:CFQ7TTC0N81H' }), cartId: () => '3e22b548-647d-4223-9675-1fcb6cb57665', requestId: '3c6f2530-1e31-4088-8230-dd1c31a18bce', requestNumber: () => '616122292874576',
      quote: { kind: 'trial', country: 'US', partnerId: '4391507', items: [{ offerId: 'b07a1127-de83-4a6d-9f85-2c104bdae8b4', licences: 25 }], delegatedAdministration: false },
      request: { tenantId, title: 'Mail does not arrive', description: 'Since this morning.', severity: 'critical', topicId: '1', contact }
    }
  })
  afterAll(() => cloud.close())
  const signal = new AbortController().signal
  const outcome = async (name: string): Promise<unknown> => callsOf(cloud).find(([one]) => one === name)?.[1](at, signal)

  it('each call takes the documented answer, and asks for nothing that is not documented', async () => {
    for (const [name, call] of callsOf(cloud)) await expect(Promise.resolve(call(at, signal)).then(() => 'done'), name).resolves.toBe('done')
    expect(seen.filter(({ example }) => example === undefined).map(({ request }) => request)).toEqual([])
    const parameters = seen.flatMap(({ request, example, query }) => query.filter((name) => !(example?.query ?? []).includes(name)).map((name) => `${request}: parameter ${name}`))
    const bodies = seen.flatMap(({ request, example, body }) => notDocumented(example, body).map((difference) => `${request}: ${difference}`))
    expect([...new Set([...parameters, ...bodies])]).toEqual([])
  })

  it('each call takes a record of Graph that has nothing but what it is known by', async () => {
    nulls = true
    const failed: string[] = []
    for (const [name, call] of callsOf(cloud)) await Promise.resolve(call(at, signal)).catch((error: unknown) => failed.push(`${name}: ${String(error)}`))
    nulls = false
    expect(failed).toEqual([])
  })

  it('each example is asked for by some call', () => {
    expect(allExamples.filter((example) => !asked.has(example)).map(({ method, path }) => `${method} ${path}`)).toEqual([])
    expect(allExamples.length).toBeGreaterThanOrEqual(60)
  })

  it('each example says where it is documented', () => {
    for (const { source, path } of allExamples) expect(source, path).toMatch(/^https:\/\/learn\.microsoft\.com\/(?:graph\/api|partner-center\/developer)\/[a-z0-9-]+|^electron\/practice\/README\.md$/u)
  })

  it.each<[call: string, outcome: unknown]>([
    ['partnerDirectory.agentGroups', { adminAgents: '45b7d2e7-b882-4a80-ba97-10b7a63b8fa4' }],
    ['customerDirectory.findTenantByDomain', { tenantId: '6babcaad-604b-40ac-a9d7-9fd97c0b779f', displayName: 'Contoso Ltd', defaultDomain: 'contoso.com' }],
    ['customerDirectory.profile', { name: 'Contoso190', country: 'US', city: 'redmond' }],
    ['customerDirectory.domains', [{ name: 'contoso.com', isDefault: true, isInitial: false, isVerified: true }]],
    ['customerDirectory.subscriptions', [{ skuId: 'c7df2760-2c81-4ef7-b578-5b5392b571df', skuPartNumber: 'ENTERPRISEPREMIUM', consumedUnits: 14, enabledUnits: 25, status: 'enabled' }]],
    ['customerUsers.get', { userPrincipalName: 'adelev@contoso.com', accountEnabled: true, synchronised: true, guest: false, passwordChangedAt: '2021-09-17T15:17:52Z' }],
    ['customerUsers.roles', [{ templateId: '62e90394-69f5-4237-9190-012177145e10', name: 'Global Administrator' }]],
    ['customerUsers.operation', { status: 'succeeded' }],
    ['relationships.get', { status: 'created', durationDays: 730, autoExtend: true, customer: { displayName: 'Contoso subsidiary Inc' } }],
    ['relationshipManagement.operations', [{ status: 'succeeded', assignmentId: 'a9d6cf90-083a-47dc-ace2-1da98be3f344' }]],
    ['relationshipManagement.requests', [{ action: 'lockForApproval', status: 'created' }]],
    ['serviceManagement.services', [{ name: 'Teams', url: 'https://admin.teams.microsoft.com/?delegatedOrg=contoso.onmicrosoft.com' }]],
    ['serviceManagement.sharePointName', 'contoso'],
    ['company.rules', { country: 'US', stateRequired: true, states: ['AK', 'AL', 'WA'], taxIdSample: 'US999965', languages: ['en', 'es'] }],
    ['company.checkAddress', { verdict: 'found' }],
    ['catalogue.products', [{ offerId: 'E60E0348-1710-484B-992A-32B294D4CDE1', minimum: 1, maximum: 10_000_000, isTrial: false, unit: 'Licenses' }]],
    ['commerce.skus', [{ productId: 'CFQ7TTC0LF8S', skuId: '0001', minimum: 1, maximum: 10_000_000, isTrial: false, billingCycles: ['monthly', 'annual'], terms: ['P1M', 'P1Y'], catalogItemId: 'CFQ7TTC0LF8S:0001:CFQ7TTC0N81H' }]],
    ['commerce.cart', { ordered: false, expiresAt: '2021-08-25T17:30:11.240Z', currency: 'USD', lines: [{ price: 36.48, total: 72.96, error: 'The number of seats exceeds the limit.' }] }],
    ['commerce.checkOut', { orders: ['f76c6b7f449d'] }],
    ['serviceRequests.get', { number: '616122292874576', severity: 'critical', status: 'open', createdAt: '2016-12-22T20:31:17.240Z', notes: [{ by: 'Account', at: '2017-01-09T23:31:15.373Z', text: 'Sample Note' }] }],
    ['serviceRequests.pages', [[{ number: '615112491169010', severity: 'unknown', status: 'open', createdAt: '2015-11-24T01:07:00.863Z' }, { number: '616122292874576', severity: 'critical' }]]],
    ['health.read', { services: [{ id: 'OSDPPlatform', status: 'serviceOperational' }], issues: [] }]
  ])('%s understands what it is told', async (call, expected) => {
    const found = await outcome(call)
    if (typeof expected === 'string') expect(found).toBe(expected)
    else expect(found).toMatchObject(expected as object)
  })
})
