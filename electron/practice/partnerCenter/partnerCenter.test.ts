import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { trustingAuthenticate, tokenFor } from '../world/testTokens'
import type { TokenClaims } from '../world/tokenClaims'
import { World } from '../world/world'
import { echoIds, guard, type PartnerCenterEnv } from './guard'
import { idempotentWrites } from './idempotency'
import { answerError } from './partnerCenterError'
import { partnerCenterRoutes } from './routes'

let world: World
let app: ReturnType<typeof partnerCenterRoutes>

beforeEach(async () => {
  world = await World.open({ customers: 60 })
  app = partnerCenterRoutes(world, trustingAuthenticate, 'http://127.0.0.1:1/portal')
})

interface Collection {
  totalCount: number
  items: { id: string; companyProfile: { companyName: string } }[]
  links: { next?: { uri: string; headers: { key: string; value: string }[] } }
}

function token(user = 'full@fabrikam.com', more: Partial<TokenClaims> = {}, domain = 'fabrikam.com'): { readonly authorization: string } {
  return tokenFor(world, user, domain, { audience: 'partnerCenter', scopes: ['user_impersonation'], ...more })
}

async function get(path: string, user?: string, headers: Record<string, string> = {}): Promise<{ status: number; json: Record<string, unknown> }> {
  const response = await app.request(path, { headers: { ...token(user), ...headers } })
  return { status: response.status, json: (await response.json()) as Record<string, unknown> }
}

async function put(user: string, etag: string | undefined, body: unknown): Promise<number> {
  const headers = { ...token(user), 'content-type': 'application/json', ...(etag === undefined ? {} : { 'if-match': etag }) }
  return (await app.request('/profiles/organization', { method: 'PUT', headers, body: JSON.stringify(body) })).status
}

function counting(): { app: Hono<PartnerCenterEnv>; made: () => number } {
  let made = 0
  const posts = new Hono<PartnerCenterEnv>()
  posts.onError(answerError)
  posts.use('*', echoIds, guard(world, trustingAuthenticate), idempotentWrites(world))
  posts.post('/things', async (context) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    made += 1
    return made === 1 && context.req.query('fail') ? context.json({ code: '500' }, 500) : context.json({ id: made }, 201)
  })
  return { app: posts, made: () => made }
}

async function post(target: Hono<PartnerCenterEnv>, id: string, user?: string, query = '', body = '{}'): Promise<[number, unknown]> {
  const response = await target.request(`/things${query}`, { method: 'POST', headers: { ...token(user), 'ms-requestid': id }, body })
  return [response.status, await response.json()]
}

describe('who is let in', () => {
  it.each([
    ['nobody', undefined, 401],
    ['a token for Graph', () => token('full@fabrikam.com', { audience: 'graph' }), 401],
    ['an expired token', () => token('full@fabrikam.com', { expiresAt: Date.now() - 1 }), 401],
    ['a token without a second factor', () => token('full@fabrikam.com', { amr: ['pwd'] }), 401],
    ['a technician without a role', () => token('none@fabrikam.com'), 403],
    ['a token of a customer', () => token('admin@contoso.com', {}, 'contoso.com'), 403],
    ['a technician in a customer', () => token('full@fabrikam.com', {}, 'contoso.com'), 403],
    ['a token without the scope', () => token('full@fabrikam.com', { scopes: [] }), 403],
    ['a limited technician', () => token('limited@fabrikam.com'), 200]
  ])('%s', async (_, headers, status) => {
    const response = await app.request('/customers?size=1', { headers: { ...headers?.(), 'ms-correlationid': 'corr', 'ms-requestid': 'req' } })
    expect(response.status).toBe(status)
    expect([response.headers.get('ms-correlationid'), response.headers.get('ms-requestid')]).toEqual(['corr', 'req'])
    if (status !== 200) expect(await response.json()).toMatchObject({ code: expect.any(String), description: expect.any(String), data: [], source: expect.any(String) })
  })
})

describe('customers', () => {
  it('come whole, page by page', async () => {
    const ids: string[] = []
    let path: string | undefined = '/customers?size=20'
    let headers: Record<string, string> = {}
    while (path !== undefined) {
      const page = (await get(path, undefined, headers)).json as unknown as Collection
      expect(page.totalCount).toBe(65)
      ids.push(...page.items.map((item) => item.id))
      path = page.links.next?.uri
      headers = Object.fromEntries((page.links.next?.headers ?? []).map(({ key, value }) => [key, value]))
    }
    expect(new Set(ids).size).toBe(65)
    expect(ids).not.toContain(world.directory.tenantByDomain('adatum.com')?.id)
  })

  it('link on with a path below the version, wherever they are mounted', async () => {
    const response = await new Hono().route('/v1', app).request('/v1/customers?size=20', { headers: token() })
    const { links } = (await response.json()) as Collection
    expect(links.next?.uri).toBe('/customers?size=20&seekOperation=Next')
    expect(links.next?.headers.map(({ key }) => key)).toEqual(['MS-ContinuationToken'])
    const nothing = await new Hono().route('/v1', app).request('/v1/nothing', { headers: token() })
    expect([nothing.status, await nothing.json()]).toMatchObject([404, { code: '1000' }])
  })

  it('come all at once for size 0', async () => {
    expect(((await get('/customers?size=0')).json as unknown as Collection).items).toHaveLength(65)
  })

  it.each([
    [{ Field: 'CompanyName', Value: 'cont', Operator: 'starts_with' }, ['Contoso']],
    [{ Field: 'Domain', Value: 'WINGTIP', Operator: 'starts_with' }, ['Wingtip Toys']],
    [{ Field: 'Domain', Value: 'contoso.co.uk', Operator: 'starts_with' }, []]
  ])('are filtered by %o', async (filter, names) => {
    const page = (await get(`/customers?size=10&filter=${encodeURIComponent(JSON.stringify(filter))}`)).json as unknown as Collection
    expect(page.items.map((item) => item.companyProfile.companyName)).toEqual(names)
    expect(page.totalCount).toBe(names.length)
  })

  it.each(['size=-1', 'size=501', 'size=x', 'filter=nonsense', `filter=${encodeURIComponent('{"Field":"CompanyName","Value":"a","Operator":"contains"}')}`])('refuse %s', async (query) => {
    expect((await get(`/customers?${query}`)).status).toBe(400)
  })

  it('show address and domains only to a technician who may enter', async () => {
    const id = world.directory.tenantByDomain('woodgrovebank.com')?.id
    expect((await get(`/customers/${id}`)).json).toMatchObject({ customDomains: ['woodgrovebank.com', 'woodgrovebank.onmicrosoft.com'], companyProfile: { address: { city: 'Leeds' } }, allowDelegatedAccess: true })
    const limited = (await get(`/customers/${id}`, 'limited@fabrikam.com')).json
    expect(limited).not.toHaveProperty('customDomains')
    expect(limited['companyProfile']).not.toHaveProperty('address')
  })

  it('are not found when they are none of the partner', async () => {
    expect((await get(`/customers/${world.directory.tenantByDomain('adatum.com')?.id}`)).json).toMatchObject({ code: '1000' })
    expect((await get(`/customers/${world.directory.partner.id}/profiles/company`)).status).toBe(404)
    expect((await get(`/customers/${world.directory.tenantByDomain('contoso.com')?.id}/profiles/company`)).json).toMatchObject({ companyName: 'Contoso', address: { country: 'US' } })
  })
})

describe('domains', () => {
  it.each([['contoso.co.uk', 200], ['free.example', 404]])('%s: %i', async (domain, status) => {
    const response = await app.request(`/domains/${domain}`, { method: 'HEAD', headers: token() })
    expect(response.status).toBe(status)
  })

  it('are not read with GET', async () => {
    expect((await app.request('/domains/contoso.com', { headers: token() })).status).toBe(405)
  })
})

describe('the partner\'s own records', () => {
  it.each([
    ['organization', { companyName: 'Fabrikam', domain: 'fabrikam.com', profileType: 'OrganizationProfile' }],
    ['legalbusiness?vettingVersion=Current', { companyName: 'Fabrikam' }],
    ['support', { profileType: 'support_profile' }],
    ['supportprofile', { profileType: 'support_profile' }],
    ['billing', { billingCurrency: 'USD' }],
    ['mpn', { mpnId: '4567890' }],
    ['mpn?mpnId=4567892', { mpnId: '4567892' }]
  ])('%s', async (path, content) => {
    expect((await get(`/profiles/${path}`)).json).toMatchObject(content)
  })

  it('has the offices', async () => {
    expect((await get('/partneroffices')).json).toMatchObject({ totalCount: 3, items: [{ name: 'Seattle', mpnId: '4567890' }, { name: 'Dublin' }, { name: 'Sydney' }] })
  })

  it('are changed by the global administrator only, and only the current version', async () => {
    const { json } = await get('/profiles/organization')
    const { etag } = json['attributes'] as { etag: string }
    const changed = { ...json, email: 'new@fabrikam.com', tenantId: 'another' }
    expect(await put('full@fabrikam.com', etag, changed)).toBe(403)
    expect(await put('owner@fabrikam.com', undefined, changed)).toBe(412)
    expect(await put('owner@fabrikam.com', etag, { ...changed, companyName: 7 })).toBe(400)
    expect(await put('owner@fabrikam.com', etag, changed)).toBe(200)
    expect(await put('owner@fabrikam.com', etag, changed)).toBe(412)
    const after = (await get('/profiles/organization')).json
    expect(after).toMatchObject({ email: 'new@fabrikam.com', tenantId: json['tenantId'] })
  })
})

describe('MS-RequestId', () => {
  it('gives the same answer again and has no second effect, also at the same moment', async () => {
    const { app: posts, made } = counting()
    const answers = await Promise.all([post(posts, 'one'), post(posts, 'one'), post(posts, 'one')])
    expect(answers).toEqual(Array.from({ length: 3 }, () => [201, { id: 1 }]))
    expect(await post(posts, 'ONE')).toEqual([201, { id: 1 }])
    expect(made()).toBe(1)
  })

  it('is another request for another id or caller, and refused for another body', async () => {
    const { app: posts, made } = counting()
    await post(posts, 'one')
    expect(await post(posts, 'two')).toEqual([201, { id: 2 }])
    expect(await post(posts, 'one', 'owner@fabrikam.com')).toEqual([201, { id: 3 }])
    expect((await post(posts, 'one', undefined, '', '{"other":1}'))[0]).toBe(409)
    expect(made()).toBe(3)
  })

  it('is the same request on another port, as after a restart', async () => {
    const { app: posts, made } = counting()
    const headers = { ...token(), 'ms-requestid': 'one' }
    const one = await posts.request('http://127.0.0.1:1001/things', { method: 'POST', headers, body: '{}' })
    const two = await posts.request('http://127.0.0.1:1002/things', { method: 'POST', headers, body: '{}' })
    expect([one.status, two.status, made()]).toEqual([201, 201, 1])
  })

  it('may be tried again after a failure of the service', async () => {
    const { app: posts } = counting()
    expect((await post(posts, 'one', undefined, '?fail=1'))[0]).toBe(500)
    expect(await post(posts, 'one', undefined, '?fail=1')).toEqual([201, { id: 2 }])
  })
})
