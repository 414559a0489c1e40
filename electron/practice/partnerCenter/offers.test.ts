import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { trustingAuthenticate, tokenFor } from '../world/testTokens'
import { World } from '../world/world'
import { partnerCenterRoutes } from './routes'

const PORTAL = 'http://127.0.0.1:1/portal'
const E3 = '05E9A617-0261-4CEE-BB44-138D3EF5D965'
const E5 = '06EBC4EE-1BB5-47DD-8120-11324BC54E06'
const FRONTLINE = '44575883-256E-4A79-9DA4-EBE9ACABE2B2'
const BUSINESS = 'CBDC14AB-D96C-4C30-B9F4-6ADA7CDC1D46'
const INTUNE_TRIAL = '40BE278A-DFD1-470A-9EF7-9F2596EA7FF9'

let world: World
let app: ReturnType<typeof partnerCenterRoutes>

beforeEach(async () => {
  world = await World.open({ customers: 0 })
  app = partnerCenterRoutes(world, trustingAuthenticate, PORTAL)
})

type Json = Record<string, unknown>
interface Page { totalCount: number; items: (Json & { id: string })[]; links: { next?: { uri: string; headers: { key: string; value: string }[] } } }

const asking = (more: Record<string, string> = {}, user = 'full@fabrikam.com'): Record<string, string> => ({ ...tokenFor(world, user, 'fabrikam.com', { audience: 'partnerCenter', scopes: ['user_impersonation'] }), ...more })

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, user?: string): Promise<{ status: number; json: Json }> {
  const response = await app.request(path, { method, headers: asking(headers, user), ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) })
  return { status: response.status, json: (await response.json()) as Json }
}

const purchase = { kind: 'purchase', country: 'US', partnerId: '4567891', items: [{ offerId: E3, quantity: 10 }], delegatedAdministrationPartnerRequested: true }
const post = (body: unknown, requestId: string = randomUUID(), user?: string): ReturnType<typeof send> => send('POST', '/quotes', body, { 'ms-requestid': requestId }, user)
const etagOf = (json: Json): string => (json['attributes'] as { etag: string }).etag

describe('GET /offers', () => {
  it('has the documented fields', async () => {
    const { status, json } = await send('GET', '/offers?country=us')
    const page = json as unknown as Page
    expect(status).toBe(200)
    expect(page.totalCount).toBe(page.items.length)
    expect(page.items.find((item) => item.id === INTUNE_TRIAL)).toMatchObject({
      name: 'Microsoft Intune Plan 1 Trial', isTrial: true, minimumQuantity: 25, maximumQuantity: 25, limitUnitOfMeasure: 'LifeTime', limit: 1, locale: 'en-US', country: 'US', unitType: 'Licenses',
      category: { id: 'deviceManagement', name: 'Device management' }, product: { id: '061f9ace-7d42-4136-88ac-31dc755f143f', name: 'Microsoft Intune Plan 1' }, supportedBillingCycles: ['none'],
      uri: `/offers/${INTUNE_TRIAL}`, isAvailableForPurchase: true, billing: 'license', isAutoRenewable: false, isAddOn: false
    })
    expect(page.items.find((item) => item.id === BUSINESS)).toMatchObject({ isTrial: false, maximumQuantity: 300, limitUnitOfMeasure: 'Concurrent' })
  })

  it('comes in German for a German locale', async () => {
    const { json } = await send('GET', `/offers/${INTUNE_TRIAL}?country=DE`, undefined, { 'x-locale': 'de-DE' })
    expect(json).toMatchObject({ name: 'Microsoft Intune Plan 1 (Testversion)', locale: 'de-DE', category: { name: 'Geräteverwaltung' }, description: expect.stringContaining('schützen') })
  })

  it('comes page by page and from an offset', async () => {
    const all = (await send('GET', '/offers?country=US')).json as unknown as Page
    const ids: string[] = []
    let path: string | undefined = '/offers?country=US&size=7'
    let headers: Record<string, string> = {}
    while (path !== undefined) {
      const page = (await send('GET', path, undefined, headers)).json as unknown as Page
      ids.push(...page.items.map((item) => item.id))
      path = page.links.next?.uri
      headers = Object.fromEntries((page.links.next?.headers ?? []).map(({ key, value }) => [key, value]))
    }
    expect(ids).toEqual(all.items.map((item) => item.id))
    expect(((await send('GET', '/offers?country=US&offset=5&size=2')).json as unknown as Page).items.map((item) => item.id)).toEqual(ids.slice(5, 7))
  })

  it.each([['', 400, '3000'], ['?country=XX', 400, '3000'], ['?country=', 400, '3000'], ['?country=US&offset=-1', 400, '3000'], ['?country=US&size=9999', 400, '3000']])('refuses %j', async (query, status, code) => {
    const answer = await send('GET', `/offers${query}`)
    expect([answer.status, answer.json['code']]).toEqual([status, code])
  })

  it('tells offers that never were, are gone, or are sold elsewhere apart', async () => {
    await world.catalogue.alter({ removed: [E5] })
    const code = async (path: string): Promise<unknown> => (await send('GET', path)).json['code']
    expect(await Promise.all([code(`/offers/${randomUUID()}?country=US`), code(`/offers/${E5}?country=US`), code(`/offers/${FRONTLINE}?country=DE`)])).toEqual(['1000', '2091', '800070'])
  })
})

describe('POST /quotes', () => {
  it('answers with the quote, its link and its etag', async () => {
    const response = await app.request('/quotes', { method: 'POST', headers: asking({ 'ms-requestid': randomUUID() }), body: JSON.stringify(purchase) })
    const json = (await response.json()) as Json
    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toBe(`/quotes/${String(json['id'])}`)
    expect(json).toMatchObject({
      ...purchase, state: 'open', createdBy: 'full@fabrikam.com', acceptances: [], link: `${PORTAL}/partnersignup?type=Purchase&id=${String(json['id'])}&msppid=4567891`,
      attributes: { objectType: 'Quote', etag: expect.stringMatching(/^".+"$/) }
    })
    expect(Date.parse(String(json['expirationDate'])) - Date.parse(String(json['createdDate']))).toBe(30 * 86_400_000)
    expect((await send('GET', `/quotes/${String(json['id']).toUpperCase()}`)).json).toEqual(json)
  })

  it('makes trials, with the number of licences said or not, and bare delegated administration', async () => {
    const trial = { kind: 'trial', country: 'GB', partnerId: '4567890', items: [{ offerId: INTUNE_TRIAL.toLowerCase() }] }
    expect((await post(trial)).json).toMatchObject({ items: [{ offerId: INTUNE_TRIAL, quantity: 25 }], delegatedAdministrationPartnerRequested: false, link: expect.stringContaining('type=Trial&') })
    const bare = { kind: 'delegatedAdministration', partnerId: '4567890', delegatedAdministrationPartnerRequested: true }
    expect((await post(bare)).json).toMatchObject({ items: [], country: null, link: expect.stringContaining('type=DelegatedAdministration&') })
  })

  it.each([
    ['another office', { partnerId: '1111111' }, 400, '2071'],
    ['no office', { partnerId: undefined }, 400, '900125'],
    ['an unknown offer', { items: [{ offerId: randomUUID(), quantity: 1 }] }, 400, '800004'],
    ['a trial among purchases', { items: [{ offerId: INTUNE_TRIAL, quantity: 25 }] }, 403, '2085'],
    ['a purchase as a trial', { kind: 'trial' }, 403, '2085'],
    ['a product not sold there', { country: 'DE', items: [{ offerId: FRONTLINE, quantity: 1 }] }, 400, '800070'],
    ['a country without a list', { country: 'KP' }, 400, '800070'],
    ['no licences', { items: [{ offerId: E3, quantity: 0 }] }, 400, '2002'],
    ['half a licence', { items: [{ offerId: E3, quantity: 1.5 }] }, 400, '3000'],
    ['too many licences', { items: [{ offerId: E3, quantity: 10_000_001 }] }, 403, '800067'],
    ['too many for a small company', { items: [{ offerId: BUSINESS, quantity: 301 }] }, 403, '800088'],
    ['a product twice', { items: [{ offerId: E3, quantity: 1 }, { offerId: E3.toLowerCase(), quantity: 1 }] }, 403, '800066'],
    ['no items', { items: [] }, 400, '3000'],
    ['two trials', { kind: 'trial', items: [{ offerId: INTUNE_TRIAL }, { offerId: 'E56A8505-FEEA-4B75-BD30-BD2959D77943' }] }, 400, '3000'],
    ['another number for a trial', { kind: 'trial', items: [{ offerId: INTUNE_TRIAL, quantity: 26 }] }, 403, '800067'],
    ['no quantity', { items: [{ offerId: E3 }] }, 400, '3000'],
    ['no country', { country: undefined }, 400, '3000'],
    ['no such country', { country: 'ZZ' }, 400, '3000'],
    ['another kind', { kind: 'gift' }, 400, '3000'],
    ['delegated administration with items', { kind: 'delegatedAdministration' }, 400, '3000'],
    ['delegated administration that is not asked for', { kind: 'delegatedAdministration', items: [], delegatedAdministrationPartnerRequested: false }, 400, '3000']
  ])('refuses %s', async (_, change, status, code) => {
    const answer = await post({ ...purchase, ...change })
    expect([answer.status, answer.json['code']]).toEqual([status, code])
    expect(world.quotes.count).toBe(0)
  })

  it('refuses a product that is gone, and more licences than a limit that was lowered', async () => {
    await world.catalogue.alter({ removed: [E5], maximumQuantity: { [E3]: 9 } })
    expect((await post({ ...purchase, items: [{ offerId: E5, quantity: 1 }] })).json).toMatchObject({ code: '2091' })
    expect((await post(purchase)).json).toMatchObject({ code: '800067' })
  })

  it.each([undefined, 'not-a-guid'])('needs an MS-RequestId that is a GUID, not %j', async (requestId) => {
    const answer = await send('POST', '/quotes', purchase, requestId === undefined ? {} : { 'ms-requestid': requestId })
    expect([answer.status, answer.json['code']]).toEqual([400, '3000'])
  })

  it('refuses what is no JSON', async () => {
    expect((await post('{')).status).toBe(400)
  })

  it('makes one quote of one request, whoever repeats it, and finds it by the request', async () => {
    const requestId = randomUUID()
    const answers = await Promise.all([post(purchase, requestId), post(purchase, requestId), post(purchase, requestId, 'owner@fabrikam.com')])
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.json['id']]))).size).toBe(1)
    expect(world.quotes.count).toBe(1)
    expect((await post({ ...purchase, country: 'GB' }, requestId)).status).toBe(409)
    expect((await post({ ...purchase, country: 'GB' }, requestId, 'limited@fabrikam.com')).status).toBe(409)
    const found = (await send('GET', `/quotes?requestId=${requestId.toUpperCase()}`)).json as unknown as Page
    expect(found.items.map((item) => item.id)).toEqual([answers[0]?.json['id']])
    expect((await send('GET', `/quotes?requestId=${randomUUID()}`)).json).toMatchObject({ totalCount: 0, items: [] })
  })

  it('may be asked with the same request once what stood in the way is gone', async () => {
    const requestId = randomUUID()
    await world.catalogue.alter({ removed: [E3] })
    expect((await post(purchase, requestId)).status).toBe(403)
    await world.catalogue.restore()
    expect((await post(purchase, requestId)).status).toBe(201)
  })

  it('makes one quote of one request after a restart too, with a link to where the portal is now', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'practice-quotes-'))
    world = await World.open({ dataDir, customers: 0 })
    app = partnerCenterRoutes(world, trustingAuthenticate, PORTAL)
    const requestId = randomUUID()
    const first = await post(purchase, requestId)
    await world.close()
    world = await World.open({ dataDir })
    app = partnerCenterRoutes(world, trustingAuthenticate, PORTAL.replace(':1/', ':2/'))
    const again = await post(purchase, requestId)
    expect(again).toEqual({ status: 201, json: { ...first.json, link: String(first.json['link']).replace(':1/', ':2/') } })
    expect((await post({ ...purchase, partnerId: '4567890' }, requestId)).status).toBe(409)
    expect(world.quotes.count).toBe(1)
    await world.close()
    await rm(dataDir, { recursive: true })
  })
})

describe('the list of quotes', () => {
  it('comes with the newest first, page by page, whatever is made in between, and by state', async () => {
    const made: string[] = []
    for (let count = 0; count < 7; count += 1) made.unshift(String((await post(purchase)).json['id']))
    const first = (await send('GET', '/quotes?size=3')).json as unknown as Page
    await post(purchase)
    const headers = Object.fromEntries((first.links.next?.headers ?? []).map(({ key, value }) => [key, value]))
    const second = (await send('GET', first.links.next?.uri ?? '', undefined, headers)).json as unknown as Page
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(made.slice(0, 6))
    const oldest = made.at(-1) ?? ''
    const admin = world.directory.userByName('admin@adatum.com')
    if (!admin) throw new Error('no admin')
    await world.quoteAnswers.accept(oldest, { items: [{ offerId: E3, quantity: 4 }], delegatedAdministration: true }, admin)
    const accepted = (await send('GET', '/quotes?state=accepted')).json as unknown as Page
    expect(accepted).toMatchObject({ totalCount: 1, items: [{ id: oldest, state: 'accepted', acceptances: [{ companyName: 'Adatum', acceptedBy: 'admin@adatum.com', items: [{ offerId: E3, quantity: 4 }], delegatedAdministration: true }] }] })
    expect((await send('GET', '/quotes?state=lost')).status).toBe(400)
    expect((await send('GET', '/customers?size=0')).json).toMatchObject({ totalCount: 6 })
  })
})

describe('one quote', () => {
  it.each([randomUUID(), 'nonsense'])('is not found as %s', async (id) => {
    const answer = await send('GET', `/quotes/${id}`)
    expect([answer.status, answer.json]).toMatchObject([404, { code: '900122', description: 'Advisor quote not found' }])
  })

  it('is withdrawn with the current etag only', async () => {
    const { json } = await post(purchase)
    const path = `/quotes/${String(json['id'])}`
    expect((await send('PATCH', path, { state: 'withdrawn' })).json).toMatchObject({ code: '2055' })
    expect((await send('PATCH', path, { state: 'accepted' }, { 'if-match': etagOf(json) })).status).toBe(400)
    const withdrawn = await send('PATCH', path, { state: 'withdrawn' }, { 'if-match': etagOf(json) })
    expect(withdrawn).toMatchObject({ status: 200, json: { state: 'withdrawn' } })
    expect((await send('PATCH', path, { state: 'withdrawn' }, { 'if-match': etagOf(json) })).status).toBe(412)
    expect((await send('PATCH', `/quotes/${randomUUID()}`, { state: 'withdrawn' }, { 'if-match': '"x"' })).json).toMatchObject({ code: '900122' })
  })
})
