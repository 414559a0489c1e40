import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestCloud, type TestCloud } from '../server/testCloud'
import { tokenFor, trustingAuthenticate } from '../world/testTokens'
import { partnerCenterRoutes } from './routes'

const linesSchema = z.object({ id: z.string(), status: z.string(), lineItems: z.array(z.looseObject({ pricing: z.object({ price: z.number(), extendedPrice: z.number() }).optional(), error: z.object({ errorCode: z.number() }).optional() })) })
const itemsSchema = z.object({ items: z.array(z.looseObject({ id: z.string() })) })
const day = 86_400_000

describe('carts', () => {
  let cloud: TestCloud
  beforeEach(async () => {
    cloud = await startTestCloud({ customers: 3 })
  })
  afterEach(() => cloud.end())

  const send = async (method: string, path: string, body?: unknown, { user = 'full@fabrikam.com', requestId = crypto.randomUUID() } = {}) => {
    const app = partnerCenterRoutes(cloud.world, trustingAuthenticate, 'http://127.0.0.1/portal')
    const headers = { ...tokenFor(cloud.world, user, 'fabrikam.com', { audience: 'partnerCenter', scopes: ['user_impersonation'] }), 'ms-requestid': requestId }
    const response = await app.request(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    const text = await response.text()
    return { status: response.status, json: text === '' ? undefined : (JSON.parse(text) as unknown) }
  }
  const carts = (domain = 'contoso.com'): string => `/customers/${cloud.tenant(domain).id}/carts`
  /** The catalogue item of a product by its name; `trial`: of its trial. */
  const item = async (title: string, trial = false, country = 'US'): Promise<string> => {
    const products = z.object({ items: z.array(z.object({ id: z.string(), title: z.string() })) }).parse((await send('GET', `/products?country=${country}&targetView=OnlineServices&size=0`)).json)
    const product = products.items.find((one) => one.title === title)?.id ?? ''
    const found = z.object({ items: z.array(z.object({ catalogItemId: z.string() })) }).parse((await send('GET', `/products/${product}/skus/${trial ? '0002' : '0001'}/availabilities?country=${country}`)).json)
    return found.items[0]?.catalogItemId ?? ''
  }
  const line = (catalogItemId: string, quantity: number, more: object = {}) => ({ catalogItemId, quantity, billingCycle: 'monthly', termDuration: 'P1Y', ...more })
  const licences = (domain: string, part: string): number => cloud.tenant(domain).subscribedSkus.find(({ skuPartNumber }) => skuPartNumber === part)?.prepaidUnits.enabled ?? 0

  it('show prices before anything is bought, and buy once', async () => {
    const before = licences('contoso.com', 'INTUNE_A')
    const made = linesSchema.parse((await send('POST', carts(), { lineItems: [line(await item('Microsoft Intune Plan 1'), 7)] })).json)
    const price = made.lineItems[0]?.pricing
    expect(made).toMatchObject({ status: 'Active', lineItems: [{ currencyCode: 'USD', quantity: 7, orderGroup: '0' }] })
    expect(price?.extendedPrice).toBeCloseTo((price?.price ?? 0) * 7, 2)
    expect(licences('contoso.com', 'INTUNE_A')).toBe(before)

    const requestId = crypto.randomUUID()
    const [first, again] = [await send('POST', `${carts()}/${made.id}/checkout`, undefined, { requestId }), await send('POST', `${carts()}/${made.id}/checkout`, undefined, { requestId })]
    expect(first).toMatchObject({ status: 201, json: { orders: [{ status: 'completed', lineItems: [{ quantity: 7 }] }], orderErrors: [] } })
    expect(again).toEqual(first)
    expect(await send('POST', `${carts()}/${made.id}/checkout`)).toMatchObject({ status: 400, json: { code: '800065' } })
    expect(licences('contoso.com', 'INTUNE_A')).toBe(before + 7)
    expect((await send('GET', `${carts()}/${made.id}`)).json).toMatchObject({ status: 'Ordered' })
  })

  it('say of each line what is wrong with it, and buy nothing then', async () => {
    const intune = await item('Microsoft Intune Plan 1')
    const made = linesSchema.parse((await send('POST', carts(), { lineItems: [line(intune, 0), line('CFQ7TTC00000:0001:CFQ7TTC00000', 1), line(await item('Microsoft Intune Suite'), 1, { termDuration: 'P3Y' })] })).json)
    expect(made.lineItems.map(({ error }) => error?.errorCode)).toEqual([10_015, 10_001, 10_010])
    expect(await send('POST', `${carts()}/${made.id}/checkout`)).toMatchObject({ status: 400, json: { code: '800009' } })
    expect(await send('POST', carts(), { lineItems: [] })).toMatchObject({ status: 400, json: { code: '800009' } })
    expect(await send('POST', carts(), { lineItems: [{ catalogItemId: intune }] })).toMatchObject({ status: 400, json: { code: '800002' } })
  })

  it('give a trial once in a company’s life', async () => {
    const trial = await item('Microsoft Intune Device', true)
    const order = async () => {
      const { id, lineItems } = linesSchema.parse((await send('POST', carts(), { lineItems: [line(trial, 25, { billingCycle: 'none', termDuration: 'P1M' })] })).json)
      return lineItems[0]?.error === undefined ? (await send('POST', `${carts()}/${id}/checkout`)).status : lineItems[0].error.errorCode
    }
    expect(await order()).toBe(201)
    expect(await order()).toBe(10_006)
  })

  it('end after a week, and are of one customer', async () => {
    const { id } = linesSchema.parse((await send('POST', carts(), { lineItems: [line(await item('Microsoft Intune Plan 1'), 1)] })).json)
    expect(await send('GET', `${carts('wingtiptoys.com')}/${id}`)).toMatchObject({ status: 404, json: { code: '800008' } })
    await cloud.world.setClockOffset(8 * day)
    expect(await send('POST', `${carts()}/${id}/checkout`)).toMatchObject({ status: 404, json: { code: '800008' } })
  })

  it('are for AdminAgents and customers that the partner sells to', async () => {
    const lineItems = [line(await item('Microsoft Intune Plan 1'), 1)]
    expect(await send('POST', carts(), { lineItems }, { user: 'limited@fabrikam.com' })).toMatchObject({ status: 403, json: { code: '900150' } })
    expect(await send('POST', carts(), { lineItems }, { user: 'none@fabrikam.com' })).toMatchObject({ status: 403 })
    expect(await send('POST', carts('adatum.com'), { lineItems })).toMatchObject({ status: 403, json: { code: '20002' } })
    expect((await send('GET', '/customers/relationshiprequests')).json).toMatchObject({ url: expect.stringContaining('ResellerRelationship') as unknown })
  })

  it('are filled from products that are sold in the customer’s country', async () => {
    expect(await send('GET', '/products?country=US&targetView=Azure')).toMatchObject({ status: 403, json: { code: '400036' } })
    expect(await send('GET', '/products?country=US&targetView=OnlineServices&targetSegment=education')).toMatchObject({ status: 403, json: { code: '400030' } })
    expect(await send('GET', '/products/CFQ7TTC0XXXX/skus?country=US')).toMatchObject({ status: 404, json: { code: '400013' } })
    const found = itemsSchema.parse((await send('GET', '/products?country=US&targetView=OnlineServices&size=0')).json).items
    const { items: skus } = itemsSchema.parse((await send('GET', `/products/${found[0]?.id}/skus?country=US`)).json)
    expect(skus.map(({ id, isTrial }) => [id, isTrial])).toEqual([['0001', false], ['0002', true]])
    expect(await item('Microsoft Intune Plan 1', false, 'DE')).not.toBe(await item('Microsoft Intune Plan 1'))
  })
})
