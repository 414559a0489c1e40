import { afterEach, describe, expect, it } from 'vitest'
import { AppFailure } from '../contract/errors'
import { tenantIdSchema } from '../contract/ids'
import { partner, startCloudStub, type CloudStub, type Routes } from './testing/cloudStub'

const id = (digit: string) => tenantIdSchema.parse(`${digit.repeat(8)}-0000-4000-8000-000000000000`)
const [contoso, northwind, listedTwice, other] = [id('a'), id('b'), id('c'), id('d')]
const ok = (json: unknown) => ({ status: 200, json })
const soon = new Date(Date.now() + 12 * 86_400_000).toISOString()
const later = new Date(Date.now() + 300 * 86_400_000).toISOString()
const relationship = (tenantId: string, status: string, more: object = {}) => ({
  '@odata.etag': 'W/"1"',
  id: `${tenantId}-r-${status}`,
  displayName: `to ${tenantId}`,
  status,
  customer: { tenantId, displayName: `Customer ${tenantId[0]}` },
  accessDetails: { unifiedRoles: [{ roleDefinitionId: 'role' }] },
  createdDateTime: '2026-01-01T00:00:00Z',
  endDateTime: later,
  ...more
})

const call = () => ({ signal: new AbortController().signal })
/** All pages of a list, each from where the one before said, as it would be kept meanwhile. */
const allOf = async <T>(page: (next: string | undefined) => Promise<{ readonly items: readonly T[]; readonly next?: string }>): Promise<T[]> => {
  const found: T[] = []
  let next: string | undefined
  do {
    const read: { readonly items: readonly T[]; readonly next?: string } = await page(next)
    found.push(...read.items)
    next = read.next
  } while (next !== undefined)
  return found
}
const noLookup = (record: CloudStub['record']) => ({ ...record, capabilities: { ...record.capabilities, crossTenantLookup: false } })

describe('connector', () => {
  let cloud: CloudStub | undefined
  afterEach(() => cloud?.close())
  const start = async (routes: Routes, change?: Parameters<typeof startCloudStub>[1]) => {
    cloud = await startCloudStub(routes, change)
    return cloud
  }

  it('reads the list over its pages, the administered, and single tenants', async () => {
    const at = await start((path) => {
      if (path === '/v1/customers?size=300') {
        const items = [{ id: contoso, companyProfile: { tenantId: contoso, domain: 'Contoso.com', companyName: 'Contoso' } }]
        return ok({ totalCount: 2, items, links: { next: { uri: '/customers?size=300&seekOperation=Next', headers: [{ key: 'MS-ContinuationToken', value: 'abc' }] } } })
      }
      if (path === '/v1/customers?size=300&seekOperation=Next') {
        const items = [other].map((tenantId) => ({ id: tenantId, companyProfile: { tenantId, domain: `${tenantId[0]}.com`, companyName: at.lastHeaders()['ms-continuationtoken'] } }))
        return ok({ totalCount: 2, items, links: {} })
      }
      if (path === '/v1.0/tenantRelationships/delegatedAdminCustomers?$top=300') {
        return ok({ value: [{ id: contoso, tenantId: contoso, displayName: 'Contoso' }], '@odata.nextLink': `${at.url}/v1.0/tenantRelationships/delegatedAdminCustomers?$top=300&$skipToken=2` })
      }
      if (path.includes('$skipToken=2')) return ok({ value: [{ id: northwind, tenantId: northwind, displayName: 'Northwind' }] })
      if (path.includes(`TenantId(tenantId='${northwind}')`)) return ok({ tenantId: northwind, displayName: 'Northwind Traders', defaultDomainName: 'northwindtraders.com' })
      return undefined
    })
    const { customerDirectory: directory } = at
    expect(await directory.listed(undefined, call())).toMatchObject({ total: 2, items: [{ tenantId: contoso, name: 'Contoso', domain: 'contoso.com' }] })
    expect((await allOf((next) => directory.listed(next, call()))).map(({ name }) => name)).toEqual(['Contoso', 'abc'])
    expect(await allOf((next) => directory.administered(next, call()))).toEqual([{ tenantId: contoso, name: 'Contoso' }, { tenantId: northwind, name: 'Northwind' }])
    expect(await directory.named([northwind, listedTwice], call())).toEqual([{ tenantId: northwind, name: 'Northwind Traders', domain: 'northwindtraders.com' }])
  })

  it('names places in its lists that are good when the cloud comes back at another address', async () => {
    const routes: Routes = (path) => {
      if (path.includes('seekOperation=Next')) return ok({ totalCount: 2, items: [] })
      if (path.includes('$skiptoken=2')) return ok({ value: [] })
      if (path.startsWith('/v1.0')) return ok({ value: [], '@odata.nextLink': '{stub}/v1.0/x?$skiptoken=2' })
      return ok({ totalCount: 2, items: [{ id: contoso, companyProfile: {} }], links: { next: { uri: '/customers?seekOperation=Next', headers: [{ key: 'MS-ContinuationToken', value: 'abc' }] } } })
    }
    const first = await startCloudStub((path, tenantId, body) => {
      const answer = routes(path, tenantId, body, 'GET')
      return answer && { ...answer, json: JSON.parse(JSON.stringify(answer.json).replaceAll('{stub}', first.url)) as unknown }
    })
    const places = [(await first.customerDirectory.listed(undefined, call())).next, (await first.customerDirectory.administered(undefined, call())).next, (await first.relationshipManagement.page({ since: undefined }, call())).next]
    await first.close()
    expect(JSON.stringify(places)).not.toContain(first.url)
    const at = await start(routes)
    await at.customerDirectory.listed(places[0], call())
    await at.customerDirectory.administered(places[1], call())
    await at.relationshipManagement.page({ next: places[2] ?? '' }, call())
    expect(at.requests).toEqual(['GET /v1/customers?seekOperation=Next', 'GET /v1.0/x?$skiptoken=2', 'GET /v1.0/x?$skiptoken=2'])
    expect(at.requests).toHaveLength(3)
    await expect(at.customerDirectory.listed('no place', call())).rejects.toMatchObject({ error: { kind: 'invalid' } })
    await expect(at.customerDirectory.listed('{"path":"https://evil.example/v1/x"}', call())).rejects.toMatchObject({ error: { code: 'service.badAnswer' } })
  })

  it('never follows a next page to another host with its token', async () => {
    const at = await start((path) => (path.includes('delegatedAdminRelationships') ? ok({ value: [], '@odata.nextLink': 'https://evil.example/v1.0/x' }) : undefined))
    await expect(at.relationshipManagement.page({ since: undefined }, call())).rejects.toMatchObject({ error: { code: 'service.badAnswer' } })
  })

  it('asks for nothing once it is cancelled', async () => {
    const stop = new AbortController()
    stop.abort()
    const at = await start(() => ok({ value: [] }))
    await expect(at.customerDirectory.administered(undefined, { signal: stop.signal })).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    expect(at.requests).toEqual([])
  })

  it('finds a tenant by a domain with odd characters, and tells no such domain from not allowed', async () => {
    const at = await start((path) => {
      if (path.includes("domainName='contoso.com'")) return ok({ tenantId: contoso.toUpperCase(), displayName: 'Contoso', defaultDomainName: 'Contoso.com' })
      if (path.includes("domainName='o''brien.com'")) return ok({ tenantId: other, displayName: "O'Brien", defaultDomainName: 'obrien.com' })
      if (path.includes('denied')) return { status: 403, json: { error: { code: 'Authorization_RequestDenied', message: '' } } }
      return undefined
    })
    expect(await at.customerDirectory.findTenantByDomain('contoso.com')).toEqual({ tenantId: contoso, displayName: 'Contoso', defaultDomain: 'contoso.com' })
    expect(await at.customerDirectory.findTenantByDomain("o'brien.com")).toMatchObject({ tenantId: other })
    expect(await at.customerDirectory.findTenantByDomain('nobody.example')).toBeUndefined()
    await expect(at.customerDirectory.findTenantByDomain('denied.example')).rejects.toBeInstanceOf(AppFailure)
  })

  it('finds only own customers where tenants cannot be looked up', async () => {
    const at = await start((path) => {
      const items = [{ id: contoso, companyProfile: { domain: 'contoso.com.au', companyName: 'Down' } }, { id: other, companyProfile: { domain: 'contoso.com', companyName: 'Contoso' } }]
      return path.includes('"Value":"contoso.com"') ? ok({ totalCount: 2, items }) : undefined
    }, noLookup)
    expect(await at.customerDirectory.findTenantByDomain('contoso.com')).toEqual({ tenantId: other, displayName: 'Contoso', defaultDomain: 'contoso.com' })
  })

  it.each([
    ['AdminAgents', 'full'],
    ['HelpdeskAgents', 'limited'],
    ['Sales', 'none']
  ])('takes the role from membership of %s', async (group, role) => {
    const at = await start((path) => {
      // Direct and by a group in a group: only this way of asking has both.
      if (path.includes('/me/transitiveMemberOf')) {
        return ok({ value: [{ '@odata.type': '#microsoft.graph.group', id: 'g1', displayName: group }, { '@odata.type': '#microsoft.graph.directoryRole', id: 'r1', displayName: 'Global Administrator', roleTemplateId: '62e90394-69f5-4237-9190-012177145e10' }] })
      }
      if (path.includes('/me?')) return ok({ id: 'me', displayName: 'Full', userPrincipalName: 'full@fabrikam.com' })
      return path.includes('/organization') ? ok({ value: [{ id: partner, displayName: 'Fabrikam' }] }) : undefined
    })
    expect(await at.partnerDirectory.technician()).toMatchObject({ role, partnerName: 'Fabrikam', partnerGlobalAdministrator: true, groupIds: ['g1'] })
  })

  it('reads the company from its parts, and does without a part that may not be read', async () => {
    const at = await start((path) => {
      if (path === '/v1/profiles/organization') {
        return ok({ companyName: 'Fabrikam', domain: 'fabrikam.com', email: 'a@fabrikam.com', defaultAddress: { country: 'US', city: 'Seattle', addressLine1: '1 Main', addressLine2: '', phoneNumber: '1' } })
      }
      if (path === '/v1/profiles/support') return { status: 403, json: { code: 2032, description: '' } }
      return path === '/v1/partneroffices' ? ok({ totalCount: 1, items: [{ name: 'Dublin', mpnId: '4567891' }] }) : undefined
    })
    const company = await at.partnerDirectory.company()
    expect(company).toMatchObject({ name: 'Fabrikam', telephone: '1', support: {}, offices: [{ name: 'Dublin', partnerId: '4567891' }] })
    expect(company.address).toEqual({ line1: '1 Main', city: 'Seattle', country: 'US' })
  })

  it('reads a customer with the customer’s own token', async () => {
    const at = await start((path, tenantId) => {
      if (tenantId !== contoso) return undefined
      if (path.includes('/domains')) return ok({ value: [{ id: 'Contoso.com', isDefault: true, isInitial: false, isVerified: true }] })
      return path.includes('/users/') && path.includes('user@contoso.com') ? ok({ id: 'u', displayName: 'User', userPrincipalName: 'user@contoso.com' }) : undefined
    })
    expect(await at.customerDirectory.domains(contoso)).toEqual([{ name: 'contoso.com', isDefault: true, isInitial: false, isVerified: true }])
    expect(await at.customerDirectory.user(contoso, 'user@contoso.com')).toEqual({ displayName: 'User' })
    expect(await at.customerDirectory.user(contoso, 'nobody@contoso.com')).toBeUndefined()
  })

  it('creates a relationship and locks it once it is there', async () => {
    let status = 'created'
    const at = await start((path, _tenant, body) => {
      if (path.endsWith('/requests')) {
        status = 'approvalPending'
        return { status: 201, json: { id: 'q', ...(JSON.parse(body) as object), status: 'created' } }
      }
      if (path.endsWith('/delegatedAdminRelationships')) return { status: 201, json: relationship(contoso, 'created') }
      return path.includes('delegatedAdminRelationships/') ? ok(relationship(contoso, status)) : undefined
    })
    const made = await at.relationships.create({ displayName: 'x', customer: { tenantId: contoso, displayName: 'Contoso' }, durationDays: 730, roles: ['role'] })
    await at.relationships.lockForApproval(made)
    expect(await at.relationships.get(made.id)).toMatchObject({ status: 'approvalPending' })
    expect(at.relationships.approvalLink('a-b')).toBe(`${at.url}/portal/approve/a-b`)
  })

  it('finds the groups of delegated administrators and assigns roles to one', async () => {
    const root = '/v1.0/tenantRelationships/delegatedAdminRelationships/r-1/accessAssignments'
    const sent: unknown[] = []
    const at = await start((path, tenant, body) => {
      if (tenant !== partner) return undefined
      if (path === "/v1.0/groups?$filter=displayName eq 'AdminAgents' or displayName eq 'HelpdeskAgents'&$select=id,displayName") {
        return ok({ value: [{ id: 'h', displayName: 'helpdeskagents' }, { id: 'a', displayName: 'AdminAgents' }, { id: 'b', displayName: 'AdminAgents' }] })
      }
      if (path !== root) return undefined
      if (sent.length > 0) return { status: 409, json: { error: { code: 'conflict', message: 'The resource already exists.' } } }
      sent.push(JSON.parse(body))
      return { status: 201, json: { id: 'x', status: 'pending', ...(JSON.parse(body) as object) } }
    })
    expect(await at.partnerDirectory.agentGroups()).toEqual({ adminAgents: 'a', helpdeskAgents: 'h' })
    expect(await at.relationships.assign('r-1', 'a', ['role'])).toEqual({ id: 'x', groupId: 'a', status: 'pending', roles: ['role'] })
    expect(sent).toEqual([
      { accessContainer: { accessContainerId: 'a', accessContainerType: 'securityGroup' }, accessDetails: { unifiedRoles: [{ roleDefinitionId: 'role' }] } }
    ])
    await expect(at.relationships.assign('r-1', 'a', ['role'])).rejects.toMatchObject({ error: { kind: 'conflict' } })
  })

  it.each([
    ['created', 'DELETE /v1.0/tenantRelationships/delegatedAdminRelationships/r'],
    ['approvalPending', 'POST /v1.0/tenantRelationships/delegatedAdminRelationships/r/requests']
  ])('withdraws a relationship that is %s', async (status, request) => {
    const bodies: string[] = []
    const at = await start((path, _tenant, body) => {
      bodies.push(body)
      return path.endsWith('/requests') ? { status: 201, json: { id: 'q', status: 'created' } } : ok({})
    })
    await at.relationships.withdraw({ id: 'r', displayName: 'x', status, roles: [], createdAt: '', etag: 'W/"7"' })
    expect(at.requests).toEqual([request])
    expect(bodies).toEqual([status === 'created' ? '' : '{"action":"terminate"}'])
    expect(at.lastHeaders()['if-match']).toBe('W/"7"')
    await expect(at.relationships.withdraw({ id: 'r', displayName: 'x', status: 'active', roles: [], createdAt: '', etag: '' })).rejects.toMatchObject({
      error: { kind: 'conflict', code: 'relationship.cannotWithdraw' }
    })
    expect(at.requests).toHaveLength(1)
  })

  it('reads only what changed where the service can tell', async () => {
    const root = '/v1.0/tenantRelationships/delegatedAdminRelationships'
    let filters = true
    const at = await start((path) => {
      if (!path.startsWith(root)) return undefined
      if (path.includes('$filter') && !filters) return { status: 400, json: { error: { code: 'Request_UnsupportedQuery', message: '' } } }
      return ok({ value: [relationship(contoso, path.includes('$filter') ? 'active' : 'expired', { duration: 'P2Y', autoExtendDuration: 'P180D', lastModifiedDateTime: soon, indirectProviderTenantId: other })] })
    })
    const read = async (since: string | undefined) => (await at.relationshipManagement.page({ since }, call())).items
    expect(await read('2026-11-01T00:00:00.000Z')).toMatchObject([{ status: 'active', durationDays: 730, autoExtend: true, modifiedAt: soon, origin: 'provider' }])
    expect(await read(undefined)).toMatchObject([{ status: 'expired' }])
    filters = false
    await expect(read('2026-11-01T00:00:00.000Z')).rejects.toMatchObject({ error: { kind: 'invalid' } })
    expect(at.requests).toEqual([`GET ${root}?$filter=lastModifiedDateTime ge 2026-11-01T00:00:00.000Z&$top=300`, `GET ${root}?$top=300`, `GET ${root}?$filter=lastModifiedDateTime ge 2026-11-01T00:00:00.000Z&$top=300`])
  })

  it('guards each change by the version that was read, and takes an accepted change for done', async () => {
    const at = await start((path) => (path.includes('accessAssignments') ? { status: 202, json: {} } : ok({})))
    const known = { id: 'r', displayName: 'x', status: 'active', roles: [], createdAt: '', etag: 'W/"7"' }
    await at.relationshipManagement.setAutoExtend(known, true)
    expect(at.lastHeaders()['if-match']).toBe('W/"7"')
    await at.relationshipManagement.changeAssignment('r', { id: 'a', groupId: 'g', status: 'active', roles: [], etag: 'W/"8"' }, ['role'])
    expect([at.requests.at(-1), at.lastHeaders()['if-match']]).toEqual(['PATCH /v1.0/tenantRelationships/delegatedAdminRelationships/r/accessAssignments/a', 'W/"8"'])
    await at.relationshipManagement.removeAssignment('r', { id: 'a', groupId: 'g', status: 'active', roles: [], etag: 'W/"9"' })
    expect([at.requests.at(-1), at.lastHeaders()['if-match']]).toEqual(['DELETE /v1.0/tenantRelationships/delegatedAdminRelationships/r/accessAssignments/a', 'W/"9"'])
    expect(await at.relationshipManagement.requests('r').catch((error: unknown) => error)).toMatchObject({ error: { code: 'service.badAnswer' } })
  })

  it('refuses an answer of another shape', async () => {
    const at = await start(() => ok({ value: [{ nothing: true }] }))
    await expect(at.customerDirectory.domains(contoso)).rejects.toMatchObject({ error: { kind: 'unexpected', code: 'service.badAnswer' } })
  })
})
