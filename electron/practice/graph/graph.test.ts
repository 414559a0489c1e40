import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { World } from '../world/world'
import { trustingAuthenticate, tokenFor } from '../world/testTokens'
import type { TokenClaims } from '../world/tokenClaims'
import { addressesOf } from '../server/addresses'
import { graphRoutes } from './routes'

const SCOPES = [
  'User.Read', 'User.Read.All', 'Directory.Read.All', 'Organization.Read.All', 'Domain.Read.All', 'Group.Read.All', 'RoleManagement.Read.Directory', 'CrossTenantInformation.ReadBasic.All',
  'DelegatedAdminRelationship.ReadWrite.All', 'User-PasswordProfile.ReadWrite.All'
]
let world: World
let app: ReturnType<typeof graphRoutes>

beforeAll(async () => {
  world = await World.open({ customers: 700 })
  app = graphRoutes(world, trustingAuthenticate, addressesOf(1))
})

type Json = Record<string, unknown> & { value: Record<string, unknown>[]; error: { code: string; innerError: Record<string, string> } }

async function get(path: string, user = 'full@fabrikam.com', domain = 'fabrikam.com', more: Partial<TokenClaims> = {}): Promise<{ status: number; json: Json; headers: Headers }> {
  const response = await app.request(path, { headers: { ...tokenFor(world, user, domain, { scopes: SCOPES, ...more }) } })
  return { status: response.status, json: (await response.json()) as Json, headers: response.headers }
}

async function walk(first: string): Promise<{ ids: string[]; sizes: number[] }> {
  const ids: string[] = []
  const sizes: number[] = []
  let next: string | undefined = first
  while (next !== undefined) {
    const { json } = await get(next)
    ids.push(...json.value.map((entry) => String(entry['id'])))
    sizes.push(json.value.length)
    next = json['@odata.nextLink'] as string | undefined
  }
  return { ids, sizes }
}

async function mounted(path: string, headers: Record<string, string>): Promise<{ status: number; json: Json }> {
  const response = await new Hono().route('/v1.0', app).request(path, { headers })
  return { status: response.status, json: (await response.json()) as Json }
}

describe('tokens', () => {
  it.each([
    ['without a token', {}],
    ['with one that is not of this cloud', { authorization: 'Bearer rubbish' }]
  ])('refuses a request %s', async (_, headers: Record<string, string>) => {
    const response = await app.request('/me', { headers: { ...headers, 'client-request-id': 'abc' } })
    const { error } = (await response.json()) as Json
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('Bearer')
    expect(error.code).toBe('InvalidAuthenticationToken')
    expect(error.innerError['client-request-id']).toBe('abc')
    expect(error.innerError['request-id']).toBe(response.headers.get('request-id'))
    expect(error.innerError['date']).toBeDefined()
  })

  it('refuses an expired one and one for another service', async () => {
    expect((await get('/me', 'full@fabrikam.com', 'fabrikam.com', { expiresAt: Date.now() - 1 })).json.error.code).toBe('InvalidAuthenticationToken')
    expect((await get('/me', 'full@fabrikam.com', 'fabrikam.com', { audience: 'partnerCenter' })).status).toBe(401)
  })

  it.each(['/me', '/users', '/groups', '/organization', '/domains', '/subscribedSkus', '/directoryRoles', '/contracts', '/tenantRelationships/delegatedAdminCustomers', '/tenantRelationships/delegatedAdminRelationships',
    "/tenantRelationships/findTenantInformationByDomainName(domainName='contoso.com')"])('refuses %s without its permission', async (path) => {
    const { status, json } = await get(path, 'full@fabrikam.com', 'fabrikam.com', { scopes: ['Mail.Read'] })
    expect([status, json.error.code]).toEqual([403, 'Authorization_RequestDenied'])
  })

  it('is refused where the technician may not enter, even with a token', async () => {
    expect((await get('/organization', 'limited@fabrikam.com', 'woodgrovebank.com')).status).toBe(403)
    expect((await get('/organization', 'limited@fabrikam.com', 'contoso.com')).status).toBe(200)
  })
})

describe('the directory', () => {
  it('says who is signed in, and nothing of a technician in a customer', async () => {
    expect((await get('/me')).json).toMatchObject({ userPrincipalName: 'full@fabrikam.com', '@odata.context': 'http://localhost/$metadata#users/$entity' })
    expect((await get('/me', 'full@fabrikam.com', 'contoso.com')).json.error.code).toBe('Request_ResourceNotFound')
  })

  it('says which groups and roles they have', async () => {
    const kinds = (await get('/me/memberOf', 'owner@fabrikam.com')).json.value.map((entry) => [entry['@odata.type'], entry['displayName']])
    expect(kinds).toEqual([['#microsoft.graph.group', 'AdminAgents'], ['#microsoft.graph.directoryRole', 'Global Administrator']])
    for (const path of ['/me/memberOf', '/me/transitiveMemberOf']) expect((await get(path, 'none@fabrikam.com')).json.value).toEqual([])
  })

  it('shows users of the token\'s tenant only, by name and by id', async () => {
    const contoso = await get('/users', 'full@fabrikam.com', 'contoso.com')
    expect(contoso.json.value.map((user) => user['userPrincipalName'])).toEqual(['admin@contoso.com', 'user@contoso.com'])
    const found = await get('/users/user@contoso.com?$select=id,usageLocation,onPremisesSyncEnabled', 'full@fabrikam.com', 'contoso.com')
    expect(found.json).toMatchObject({ usageLocation: 'US', onPremisesSyncEnabled: null })
    expect(found.json).not.toHaveProperty('displayName')
    expect((await get(`/users/${String(found.json['id'])}`, 'full@fabrikam.com', 'contoso.com')).json['displayName']).toBe('Contoso User')
    expect((await get(`/users/${String(found.json['id'])}`)).status).toBe(404)
    expect((await get('/users/user@contoso.com')).json.error.code).toBe('Request_ResourceNotFound')
  })

  it('shows company, domains and subscriptions of the token\'s tenant', async () => {
    expect((await get('/organization', 'full@fabrikam.com', 'contoso.com')).json.value).toMatchObject([{ displayName: 'Contoso', countryLetterCode: 'US' }])
    expect((await get('/domains', 'full@fabrikam.com', 'contoso.com')).json.value).toMatchObject([{ id: 'contoso.com', isDefault: true }, { id: 'contoso.co.uk' }, { isInitial: true }])
    expect((await get("/domains?$filter=id eq 'contoso.com'", 'full@fabrikam.com', 'contoso.com')).status).toBe(400)
    expect((await get('/subscribedSkus', 'full@fabrikam.com', 'contoso.com')).json.value[0]).toMatchObject({ skuPartNumber: 'SPE_E3', skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965', prepaidUnits: { enabled: 120 } })
  })

  it('shows the administrators', async () => {
    const { value } = (await get('/directoryRoles?$expand=members', 'full@fabrikam.com', 'contoso.com')).json
    expect(value).toMatchObject([{ displayName: 'Global Administrator', members: [{ userPrincipalName: 'admin@contoso.com' }] }])
    for (const key of [String(value[0]?.['id']), 'roleTemplateId=62e90394-69f5-4237-9190-012177145e10']) {
      expect((await get(`/directoryRoles/${key}/members`, 'full@fabrikam.com', 'contoso.com')).json.value).toMatchObject([{ userPrincipalName: 'admin@contoso.com' }])
    }
    expect((await get('/directoryRoles/roleTemplateId=f2ef992c-3afb-46b9-b7cf-a126ee74c451/members', 'full@fabrikam.com', 'contoso.com')).status).toBe(404)
    for (const path of ['/directoryRoles', '/directoryRoles/roleTemplateId=62e90394-69f5-4237-9190-012177145e10/members']) {
      const { status, json } = await get(`${path}?$top=999`, 'full@fabrikam.com', 'contoso.com')
      expect([status, json.error.code]).toEqual([400, 'Request_UnsupportedQuery'])
    }
  })

  it('finds the groups of the partner and their members', async () => {
    const groups = await get("/groups?$filter=displayName eq 'HelpdeskAgents'")
    expect(groups.json.value).toHaveLength(1)
    expect((await get(`/groups/${String(groups.json.value[0]?.['id'])}/members`)).json.value).toMatchObject([{ userPrincipalName: 'limited@fabrikam.com' }])
  })

  it.each([
    ['limited@fabrikam.com', 'user@contoso.com', 204],
    ['limited@fabrikam.com', 'admin@contoso.com', 403],
    ['full@fabrikam.com', 'admin@contoso.com', 204],
    ['user@contoso.com', 'admin@contoso.com', 403]
  ])('%s setting the password of %s: %i', async (who, whose, status) => {
    const response = await app.request(`/users/${whose}`, {
      method: 'PATCH', headers: { ...tokenFor(world, who, 'contoso.com', { scopes: SCOPES }), 'content-type': 'application/json' },
      body: JSON.stringify({ passwordProfile: { password: 'Changed-2026', forceChangePasswordNextSignIn: true } })
    })
    expect(response.status).toBe(status)
  })
})

describe('any tenant', () => {
  it.each(['contoso.com', 'contoso.co.uk', 'CONTOSO.onmicrosoft.com', 'adatum.net', 'xn--spielzeug-wingtip-nrnberg-xwc.de', encodeURIComponent('spielzeug-wingtip-nürnberg.de')])('is found by %s', async (domain) => {
    const { status, json } = await get(`/tenantRelationships/findTenantInformationByDomainName(domainName='${domain}')`)
    expect(status).toBe(200)
    expect(json).toMatchObject({ tenantId: world.directory.tenantByDomain(decodeURIComponent(domain))?.id, federationBrandName: null })
  })

  it('is found by id, and not by anything else', async () => {
    const id = world.directory.tenantByDomain('adatum.com')?.id ?? ''
    expect((await get(`/tenantRelationships/findTenantInformationByTenantId(tenantId='${id}')`)).json).toMatchObject({ displayName: 'Adatum', defaultDomainName: 'adatum.com' })
    expect((await get("/tenantRelationships/findTenantInformationByDomainName(domainName='nowhere.example')")).json.error.code).toBe('Request_ResourceNotFound')
    expect((await get('/tenantRelationships/findTenantInformationByDomainName(contoso.com)')).status).toBe(400)
  })
})

describe('collections', () => {
  it.each(['/tenantRelationships/delegatedAdminCustomers?$top=300', '/tenantRelationships/delegatedAdminRelationships?$top=300', '/contracts?$top=300',
    "/tenantRelationships/delegatedAdminRelationships?$top=100&$filter=status eq 'expired'", '/tenantRelationships/delegatedAdminRelationships?$top=50&$orderby=displayName desc'])('come whole, page by page: %s', async (path) => {
    const { ids, sizes } = await walk(path)
    const counted = await get(`${path}&$count=true`)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(Number(counted.json['@odata.count']))
    expect(Math.min(...sizes)).toBeGreaterThan(0)
    expect(new Set(sizes.slice(0, -1)).size).toBeLessThanOrEqual(1)
  })

  it.each(['$top=301', '$top=0', '$top=x', '$skiptoken=nonsense', '$filter=status eq', '$filter=status like 1', "$filter=nothing eq 'x'", '$select=nothing', '$orderby=status up'])('refuse %s', async (query) => {
    expect((await get(`/tenantRelationships/delegatedAdminRelationships?${query}`)).status).toBe(400)
  })

  it.each([
    ["status eq 'active' and endDateTime le 2027-01-01T00:00:00Z", 'active'],
    ["(status eq 'approvalPending' or status eq 'approvalPending') and not (displayName eq 'x')", 'approvalPending'],
    ["status ne 'active' and startsWith(status,'exp')", 'expired']
  ])('are filtered by %s', async (filter, status) => {
    const { value } = (await get(`/tenantRelationships/delegatedAdminRelationships?$filter=${encodeURIComponent(filter)}`)).json
    expect(value.length).toBeGreaterThan(0)
    expect(new Set(value.map((entry) => entry['status']))).toEqual(new Set([status]))
  })

  it('are filtered by customer and by name', async () => {
    const id = world.directory.tenantByDomain('contoso.com')?.id ?? ''
    expect((await get(`/tenantRelationships/delegatedAdminRelationships?$filter=customer/tenantId eq '${id}'`)).json.value).toMatchObject([{ displayName: 'Fabrikam for Contoso' }])
    expect((await get(`/tenantRelationships/delegatedAdminRelationships?$filter=customer/tenantId eq '${id}' and status eq 'expired'`)).json.value).toEqual([])
    expect((await get("/tenantRelationships/delegatedAdminRelationships?$filter=displayName eq 'Fabrikam for Contoso'")).json.value).toMatchObject([{ customer: { tenantId: id } }])
  })

  it('of customers has those that ever accepted, with their portals', async () => {
    const names = async (domain: string): Promise<number> => (await get(`/tenantRelationships/delegatedAdminCustomers?$filter=tenantId eq '${world.directory.tenantByDomain(domain)?.id}'`)).json.value.length
    expect(await Promise.all(['contoso.com', 'tailspintoys.com', 'adatum.com', 'northwindtraders.com'].map(names))).toEqual([1, 1, 0, 0])
  })

  it('of the services of a customer leads to its portal, and is for technicians only', async () => {
    const list = (domain: string, user?: string, more?: Partial<TokenClaims>): ReturnType<typeof get> =>
      get(`/tenantRelationships/delegatedAdminCustomers/${world.directory.tenantByDomain(domain)?.id}/serviceManagementDetails`, user, 'fabrikam.com', more)
    const { json } = await list('contoso.com', 'limited@fabrikam.com', { scopes: ['DelegatedAdminRelationship.Read.All'] })
    const id = world.directory.tenantByDomain('contoso.com')?.id
    expect(json['@odata.context']).toContain(`$metadata#tenantRelationships/delegatedAdminCustomers('${id}')/serviceManagementDetails`)
    expect(json.value).toContainEqual({
      '@odata.type': '#microsoft.graph.delegatedAdminServiceManagementDetail', id: expect.stringMatching(/^[0-9a-f-]{36}$/), serviceName: 'Users', serviceManagementUrl: `http://127.0.0.1:1/portal/${id}/users`
    })
    expect((await list('contoso.com', 'none@fabrikam.com')).status).toBe(403)
    expect((await list('contoso.com', 'full@fabrikam.com', { scopes: ['User.Read'] })).status).toBe(403)
    expect((await list('adatum.com')).status).toBe(404)
  })
})

describe('mounted at /v1.0', () => {
  it('links to itself and refuses in its own form', async () => {
    const headers = { ...tokenFor(world, 'full@fabrikam.com', 'fabrikam.com', { scopes: SCOPES }) }
    const page = await mounted('/v1.0/contracts?$top=5&$select=customerId', headers)
    const next = String(page.json['@odata.nextLink'])
    expect(next).toMatch(/^http:\/\/localhost\/v1\.0\/contracts\?/)
    expect(page.json['@odata.context']).toBe('http://localhost/v1.0/$metadata#contracts')
    expect((await mounted(next, headers)).json.value).toHaveLength(5)
    expect((await mounted('/v1.0/nothing', headers)).json.error.code).toBe('BadRequest')
    expect((await mounted('/v1.0/users/nobody@fabrikam.com', headers)).json.error.code).toBe('Request_ResourceNotFound')
    expect((await mounted('/v1.0/me', {})).json.error.code).toBe('InvalidAuthenticationToken')
  })
})
