import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { startTestCloud } from '../server/testCloud'
import type { TestCloud } from '../server/testCloud'
import { Stranger, call, graphDefault, partnerCenterScope } from './stranger'
import type { Answer } from './stranger'

let cloud: TestCloud
let token: string | undefined
beforeAll(async () => {
  cloud = await startTestCloud({ control: true })
  token = (await new Stranger(cloud.at).signIn({ scope: partnerCenterScope })).access_token
})
afterAll(() => cloud.end())

const pageSchema = z.looseObject({
  totalCount: z.number(), items: z.array(z.looseObject({ id: z.string() })),
  links: z.looseObject({ next: z.looseObject({ headers: z.array(z.object({ key: z.string(), value: z.string() })) }).optional() })
})
const ask = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => call(cloud.at.partnerCenter + path, token, { headers })
const idsOf = (answer: Answer): readonly string[] => pageSchema.parse(answer.json).items.map((item) => item.id)

describe('the paging of customers', () => {
  it('goes to any record by offset, and to the ends and back by seekOperation', async () => {
    const all = idsOf(await ask('/customers?size=0'))
    expect(all.length).toBeGreaterThan(5)
    expect(idsOf(await ask('/customers?size=2&offset=3'))).toEqual(all.slice(3, 5))
    expect(idsOf(await ask('/customers?size=2&offset=1&seekOperation=PageIndex'))).toEqual(all.slice(1, 3))
    expect(idsOf(await ask('/customers?size=2&seekOperation=Last'))).toEqual(all.slice(-2))
    expect(idsOf(await ask(`/customers?size=5&offset=${all.length}`))).toEqual([])
    const second = await ask('/customers?size=2&offset=2')
    const [next] = pageSchema.parse(second.json).links.next?.headers ?? []
    const header = { [next?.key ?? 'x']: next?.value ?? '' }
    expect(idsOf(await ask('/customers?size=2&seekOperation=Next', header))).toEqual(all.slice(4, 6))
    expect(idsOf(await ask('/customers?size=2&seekOperation=Previous', header))).toEqual(all.slice(0, 2))
    expect(idsOf(await ask('/customers?size=2&seekOperation=First', header))).toEqual(all.slice(0, 2))
  })

  it.each(['size=5&offset=abc', 'size=5&offset=-1', 'size=5&seekOperation=Sideways', 'size=501', 'size=abc'])('refuses %s', async (query) => {
    expect(await ask(`/customers?${query}`)).toMatchObject({ status: 400, json: { code: '3000', source: 'PartnerFD' } })
  })
})

describe('answers', () => {
  it('carry the ids by which they are traced, refusals too', async () => {
    const ids = { 'MS-RequestId': crypto.randomUUID(), 'MS-CorrelationId': crypto.randomUUID(), 'MS-CV': 'abc.1' }
    const answers = [await ask('/customers?size=1', ids), await ask('/nothing', ids), await call(`${cloud.at.partnerCenter}/customers`, undefined, { headers: ids })]
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 401])
    for (const { headers } of answers) {
      expect(Object.keys(ids).map((name) => headers.get(name))).toEqual(Object.values(ids))
      expect(headers.get('ms-serverid')).not.toBeNull()
    }
  })

  it('that were ordered to fail have the form of their interface', async () => {
    const order = async (match: string, fault: object): Promise<void> => void (await call(`${cloud.at.url}/_practice/faults`, undefined, { method: 'POST', body: { match, times: 1, fault } }))
    await order('/v1/customers', { status: 429, retryAfter: 57 })
    const throttled = await ask('/customers?size=1')
    expect([throttled.status, throttled.headers.get('retry-after'), throttled.json['statusCode']]).toEqual([429, '57', 429])
    await order('/v1/customers', { status: 503 })
    expect(await ask('/customers?size=1')).toMatchObject({ status: 503, json: { code: '503', source: 'PartnerFD' } })
    await order('/v1.0/me', { status: 429 })
    expect(await call(`${cloud.at.graph}/me`, token)).toMatchObject({ status: 429, json: { error: { code: 'TooManyRequests', innerError: { 'request-id': expect.stringMatching(/^[\da-f-]{36}$/) } } } })
    await order('/organizations/oauth2/v2.0/token', { status: 503 })
    expect(await call(`${cloud.at.authority}/organizations/oauth2/v2.0/token`, undefined, { method: 'POST', body: {} })).toMatchObject({ status: 503, json: { error: 'temporarily_unavailable' } })
  })
})

describe('a technician of another partner', () => {
  const tokensOf = (scope: string) => new Stranger(cloud.at).signIn({ user: 'technician@treyresearch.net', scope })
  const statusOf = async (base: string, bearer: string | undefined, path: string, more?: Parameters<typeof call>[2]) => (await call(base + path, bearer, more)).status

  it('has a company and the catalogue, and nothing that is the first one’s', async () => {
    const { access_token: theirs } = await tokensOf(partnerCenterScope)
    const at = cloud.at.partnerCenter
    expect((await call(`${at}/profiles/organization`, theirs)).json).toMatchObject({ companyName: 'Trey Research', tenantId: cloud.tenant('treyresearch.net').id })
    for (const list of ['/customers?size=500', '/servicerequests', '/quotes', '/partneroffices']) expect((await call(at + list, theirs)).json, list).toMatchObject({ totalCount: 0, items: [] })
    expect(await statusOf(at, theirs, '/offers?country=US', { headers: { 'X-Locale': 'en-US' } })).toBe(200)
    const contoso = `/customers/${cloud.tenant('contoso.com').id}`
    for (const path of [contoso, `${contoso}/servicerequests`, `${contoso}/subscriptions`, '/profiles/support', '/customers/relationshiprequests']) expect(await statusOf(at, theirs, path), path).toBe(404)
    for (const path of ['/quotes', `${contoso}/carts`, `${contoso}/applicationconsents`]) expect(await statusOf(at, theirs, path, { method: 'POST', body: {} }), path).toBe(403)
  })

  it('has no customer at Graph, and gets no token of one', async () => {
    const { access_token: theirs, refresh_token: refresh } = await tokensOf(graphDefault)
    const at = cloud.at.graph
    for (const list of ['/tenantRelationships/delegatedAdminRelationships', '/tenantRelationships/delegatedAdminCustomers', '/contracts']) expect((await call(at + list, theirs)).json, list).toMatchObject({ value: [] })
    const [known] = cloud.world.relationships.of(cloud.tenant('contoso.com').id)
    const root = '/tenantRelationships/delegatedAdminRelationships'
    expect([await statusOf(at, theirs, `${root}/${known?.id}`), await statusOf(at, theirs, root, { method: 'POST', body: {} })]).toEqual([403, 403])
    expect(await statusOf(at, theirs, `/groups/${cloud.world.directory.adminAgents.id}`)).toBe(404)
    for (const domain of ['contoso.com', 'fabrikam.com']) {
      expect(await new Stranger(cloud.at).refresh(refresh, cloud.tenant(domain).id, graphDefault), domain).toMatchObject({ status: 400, error_codes: [50020] })
    }
  })
})
