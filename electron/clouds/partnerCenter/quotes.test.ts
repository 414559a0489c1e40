import { afterEach, describe, expect, it } from 'vitest'
import { startCloudStub, type CloudStub, type Routes } from '../testing/cloudStub'
import { sendJson, startStub, type HttpStub } from '../testing/httpStub'
import { createHttp } from '../http'
import { createPartnerCenterClient } from './client'
import { createQuotes } from './quotes'
import { partner } from '../testing/cloudStub'

const tenantId = '11111111-2222-4333-8444-555555555555'
const raw = (id: string, more: object = {}) => ({
  id, kind: 'purchase', state: 'accepted', link: `https://x.example/${id}`, country: 'DE', partnerId: '1', items: [], expirationDate: '2026-12-21T12:00:00.000Z',
  acceptances: [{ tenantId, companyName: 'Contoso', acceptedBy: 'a@contoso.com', acceptedDate: '2026-11-22T12:00:00.000Z', items: [{ offerId: 'A', quantity: 5 }], delegatedAdministration: true, relationshipId: 'r' }],
  attributes: { etag: '"e1"' }, ...more
})
const request = { kind: 'purchase', country: 'DE', partnerId: '1', items: [{ offerId: 'A', licences: 5 }], delegatedAdministration: true } as const
const page = (items: readonly object[], next?: string) => ({ status: 200, json: { totalCount: items.length, items, ...(next === undefined ? {} : { links: { next: { uri: next, headers: [] } } }) } })

const open: HttpStub[] = []
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close()
})
const start = async (routes: Routes, change?: Parameters<typeof startCloudStub>[1]): Promise<CloudStub> => {
  const stub = await startCloudStub(routes, change)
  open.push(stub)
  return stub
}

describe('quotes', () => {
  it('are made from what was chosen, and read with who accepted what', async () => {
    const bodies: string[] = []
    const { quotes } = await start((_path, _tenant, body) => {
      bodies.push(body)
      return { status: 201, json: raw('q1') }
    })
    expect(await quotes.create(request, crypto.randomUUID())).toEqual({
      id: 'q1', state: 'accepted', link: 'https://x.example/q1', expiresAt: '2026-12-21T12:00:00.000Z', etag: '"e1"',
      acceptances: [{ tenantId, companyName: 'Contoso', by: 'a@contoso.com', at: '2026-11-22T12:00:00.000Z', items: [{ offerId: 'A', licences: 5 }], delegatedAdministration: true }]
    })
    expect(JSON.parse(bodies[0] ?? '')).toEqual({ kind: 'purchase', country: 'DE', partnerId: '1', items: [{ offerId: 'A', quantity: 5 }], delegatedAdministrationPartnerRequested: true })
  })

  it('are found by the request that made them, by their id, and page by page', async () => {
    const { quotes } = await start((path) => {
      if (path.startsWith('/v1/quotes?requestId=known')) return page([raw('q1')])
      if (path.startsWith('/v1/quotes?requestId=')) return page([])
      if (path === '/v1/quotes/q1') return { status: 200, json: raw('q1') }
      if (path === '/v1/quotes?size=200') return page([raw('q2')], '/quotes?size=200&continuation=x')
      if (path.startsWith('/v1/quotes?size=200&continuation')) return page([raw('q1')])
      return { status: 404, json: { code: 900122, description: 'Advisor quote not found' } }
    })
    expect(await quotes.findByRequest('known')).toMatchObject({ id: 'q1' })
    expect(await quotes.findByRequest('other')).toBeUndefined()
    expect(await quotes.get('q1')).toMatchObject({ id: 'q1' })
    expect(await quotes.get('q9')).toBeUndefined()
    const ids: string[] = []
    for await (const records of quotes.pages(new AbortController().signal)) ids.push(...records.map(({ id }) => id))
    expect(ids).toEqual(['q2', 'q1'])
  })

  it.each([
    [400, 2071, 'invalid', 'quote.notAnAdvisor'], [403, 2085, 'invalid', 'quote.offerNotEligible'], [403, 2091, 'invalid', 'quote.offerGone'], [400, 800_070, 'invalid', 'quote.notInCountry'],
    [403, 800_067, 'invalid', 'quote.tooManyLicences'], [403, 800_088, 'invalid', 'quote.tooManyLicences'], [403, 800_066, 'invalid', 'quote.tooManySubscriptions'], [400, 2002, 'invalid', 'quote.tooFewLicences'],
    [403, 2032, 'notAllowed', 'service.notAllowed'], [409, 3000, 'conflict', 'service.conflict']
  ] as const)('are refused with %d %d: %s', async (status, code, kind, known) => {
    const { quotes } = await start(() => ({ status, json: { code, description: 'x' } }))
    await expect(quotes.create(request, crypto.randomUUID())).rejects.toMatchObject({ error: { kind, code: known, params: { serviceCode: String(code) } } })
  })

  it('are never asked of a cloud that has none', async () => {
    const { quotes, requests } = await start(() => undefined, (record) => ({ ...record, capabilities: { ...record.capabilities, quotes: false } }))
    const notOffered = { error: { kind: 'invalid', code: 'quote.notOffered' } }
    await expect(quotes.create(request, 'x')).rejects.toMatchObject(notOffered)
    await expect(quotes.findByRequest('x')).rejects.toMatchObject(notOffered)
    await expect(quotes.get('x')).rejects.toMatchObject(notOffered)
    expect(requests).toEqual([])
  })

  it('are sent once under their own request id, whatever the answer, and withdrawn with their etag', async () => {
    const seen: (readonly [string | undefined, unknown, unknown])[] = []
    const answers = [503, 429]
    const stub = await startStub((incoming, response) => {
      seen.push([incoming.method, incoming.headers['ms-requestid'], incoming.headers['if-match']])
      const status = answers.shift()
      sendJson(response, status ?? 200, status === undefined ? raw('q1', { state: 'withdrawn' }) : {}, { 'retry-after': '1' })
    })
    open.push(stub)
    const tokens = { tokenFor: async () => 't', renewedTokenFor: async () => 't' }
    const http = createHttp({ fetch, tokens, onOutcome: () => undefined })
    const record = { capabilities: { quotes: true } } as Parameters<typeof createQuotes>[1]
    const quotes = createQuotes(createPartnerCenterClient(http, stub.url, async () => partner), record)
    await expect(quotes.create(request, 'id-1')).rejects.toMatchObject({ error: { kind: 'unreachable', retryAfterMs: 1_000 } })
    await expect(quotes.create(request, 'id-1')).rejects.toMatchObject({ error: { kind: 'throttled', retryAfterMs: 1_000 } })
    await quotes.withdraw({ id: 'q1', state: 'open', link: '', expiresAt: '', acceptances: [], etag: '"e1"' })
    expect(seen.map(([method, id]) => [method, id === 'id-1'])).toEqual([['POST', true], ['POST', true], ['PATCH', false]])
    expect(seen[2]?.[2]).toBe('"e1"')
  })
})

describe('the catalogue', () => {
  const offer = { id: 'A', name: 'Intune', minimumQuantity: 1, maximumQuantity: 300, isTrial: false, unitType: 'Licenses', product: { id: 's', name: 'Intune', unit: 'Devices', skuPartNumber: 'INTUNE_A' } }

  it('has what is sold at a place, over all pages', async () => {
    const { catalogue } = await start((path) => {
      if (path === '/v1/offers?country=DE&size=500') return page([offer, { ...offer, id: 'N', isAvailableForPurchase: false }], '/offers?country=DE&size=500&continuation=x')
      return page([{ ...offer, id: 'T', isTrial: true, description: 'd', product: null }])
    })
    expect(await catalogue.products('DE')).toEqual([
      { offerId: 'A', name: 'Intune', minimum: 1, maximum: 300, isTrial: false, unit: 'Devices', skuPartNumber: 'INTUNE_A' },
      { offerId: 'T', name: 'Intune', minimum: 1, maximum: 300, isTrial: true, unit: 'Licenses', description: 'd' }
    ])
  })

  it('has the offices, or the one Partner ID where the cloud has no list of them', async () => {
    const routes: Routes = (path) => {
      if (path === '/v1/partneroffices') return page([{ name: 'Seattle', mpnId: 4_567_890 }])
      return path === '/v1/profiles/mpn' ? { status: 200, json: { partnerName: 'Fabrikam', mpnId: '123' } } : undefined
    }
    expect(await (await start(routes)).catalogue.offices()).toEqual([{ name: 'Seattle', partnerId: '4567890' }])
    const { partnerOffices: _none, ...rest } = (await start(routes)).record.capabilities
    expect(await (await start(routes, (record) => ({ ...record, capabilities: rest }))).catalogue.offices()).toEqual([{ name: 'Fabrikam', partnerId: '123' }])
  })
})
