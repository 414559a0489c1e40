import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallName } from '../../contract/calls'
import type { AppError, Result } from '../../contract/errors'
import type { Order, OrderLine, OrderProduct, OrderSku } from '../../contract/order'
import { PlainBrowser } from '../../practice/server/plainBrowser'
import { startTestCloud, type TestCloud } from '../../practice/server/testCloud'
import { technicianAtWork, type TechnicianAtWork } from './testing/technicianAtWork'

const day = 86_400_000
const limitMs = 60_000
const intune = '061f9ace-7d42-4136-88ac-31dc755f143f'

describe('an order in a cart, from the call to the practice cloud', () => {
  let practice: TestCloud
  let at: TechnicianAtWork
  beforeEach(async () => {
    practice = await startTestCloud({ control: true })
    at = await technicianAtWork(practice, 'full@fabrikam.com')
  }, limitMs)
  afterEach(() => practice.end())

  const call = async <T>(name: CallName, request?: unknown): Promise<T> => {
    const answer = (await at.call(name, request)) as Result<T>
    if (!answer.ok) throw new Error(`${name}: ${answer.error.kind} ${answer.error.code}`)
    return answer.value
  }
  const refusal = async (name: CallName, request?: unknown): Promise<AppError | undefined> => {
    const answer = await at.call(name, request)
    return answer.ok ? undefined : answer.error
  }
  const fail = (match: string, fault: object): Promise<Response> =>
    fetch(`${practice.at.url}/_practice/faults`, { method: 'POST', body: JSON.stringify({ match, method: 'POST', times: 1, fault }) })
  const licences = (part: string): number => practice.tenant('contoso.com').subscribedSkus.find(({ skuPartNumber }) => skuPartNumber === part)?.prepaidUnits.enabled ?? 0
  const checkouts = (): number => at.sent.filter(({ path }) => path.endsWith('/checkout')).length

  /** A draft with one line of Intune. */
  const drafted = async (change: Partial<OrderLine> = {}, domain = 'contoso.com'): Promise<Order> => {
    const { id: orderId } = await call<Order>('orders.open', { tenantId: practice.tenant(domain).id })
    const products = await call<readonly OrderProduct[]>('orders.products', { orderId })
    const skus = await call<readonly OrderSku[]>('orders.skus', { orderId, productId: products.find(({ title }) => title === 'Microsoft Intune Plan 1')?.id })
    const sku = skus.find(({ isTrial }) => isTrial === (change.isTrial ?? false))
    const line = { productId: sku?.productId, skuId: sku?.skuId, title: sku?.title, isTrial: sku?.isTrial, quantity: 4, term: 'P1Y', billingCycle: 'monthly', ...change }
    return call<Order>('orders.edit', { orderId, lines: [line] })
  }
  const reviewed = async (change?: Partial<OrderLine>): Promise<Order> => call<Order>('orders.review', { orderId: (await drafted(change)).id })

  it('shows prices before anything is bought, buys once, and is on record', async () => {
    const before = licences('INTUNE_A')
    const { id: orderId, cart } = await reviewed()
    expect(cart).toMatchObject({ currency: 'USD', lines: [{ total: expect.closeTo((cart?.lines[0]?.price ?? 0) * 4, 2) as number }] })
    expect(licences('INTUNE_A')).toBe(before)

    const [one, other] = await Promise.all([call<Order>('orders.checkOut', { orderId }), call<Order>('orders.checkOut', { orderId })])
    expect([one.state, other.state]).toEqual(['ordered', 'ordered'])
    expect(await call<Order>('orders.checkOut', { orderId })).toMatchObject({ state: 'ordered', orders: [expect.any(String)] })
    expect(checkouts()).toBe(1)
    expect(licences('INTUNE_A')).toBe(before + 4)
    const actions = (await call<{ readonly rows: readonly { readonly action: string }[] }>('activity.find', {})).rows.map(({ action }) => action)
    expect(actions.filter((action) => action.startsWith('order.'))).toEqual(['order.checkOut', 'order.review'])
    // The next order for the customer is another one.
    expect((await call<Order>('orders.open', { tenantId: practice.tenant('contoso.com').id })).id).not.toBe(orderId)
  }, limitMs)

  it('is bought once although the answer was lost', async () => {
    const before = licences('INTUNE_A')
    const { id: orderId, tenantId, cart } = await reviewed()
    await fail(`/v1/customers/${tenantId}/carts/${cart?.id}/checkout`, { drop: 'response' })
    expect(await call<Order>('orders.checkOut', { orderId })).toMatchObject({ state: 'ordered' })
    expect(checkouts()).toBe(1)
    expect(licences('INTUNE_A')).toBe(before + 4)
  }, limitMs)

  it('waits where the service fails, and goes out when it is asked again', async () => {
    const before = licences('INTUNE_A')
    const { id: orderId, tenantId, cart } = await reviewed()
    await fail(`/v1/customers/${tenantId}/carts/${cart?.id}/checkout`, { status: 503 })
    expect(await call<Order>('orders.checkOut', { orderId })).toMatchObject({ state: 'draft', waiting: { attempts: 1, problem: { kind: 'unreachable' } } })
    expect(await refusal('orders.edit', { orderId, lines: [] })).toMatchObject({ kind: 'conflict', code: 'order.waiting' })
    expect(await refusal('orders.discard', { orderId })).toMatchObject({ kind: 'conflict', code: 'order.waiting' })
    await at.services.orders.retry()
    expect((await call<readonly Order[]>('orders.list'))[0]).toMatchObject({ id: orderId, state: 'ordered' })
    expect(licences('INTUNE_A')).toBe(before + 4)
  }, limitMs)

  it('says of each line what is wrong, and buys nothing then', async () => {
    const { id: orderId } = await drafted()
    await practice.world.catalogue.alter({ maximumQuantity: { [intune]: 3 } })
    const { cart } = await call<Order>('orders.review', { orderId })
    expect(cart?.lines[0]?.error).toContain('exceed')
    expect(await refusal('orders.checkOut', { orderId })).toMatchObject({ kind: 'invalid', code: 'order.linesInError' })
    expect(checkouts()).toBe(0)
  }, limitMs)

  it('is reviewed anew after a change, after a week, and when something is sold no more', async () => {
    const { id: orderId, lines } = await reviewed()
    expect(await call<Order>('orders.edit', { orderId, lines })).not.toHaveProperty('cart')
    expect(await refusal('orders.checkOut', { orderId })).toMatchObject({ kind: 'invalid', code: 'order.notReviewed' })
    await call<Order>('orders.review', { orderId })
    await practice.world.setClockOffset(8 * day)
    expect(await refusal('orders.checkOut', { orderId })).toMatchObject({ code: 'order.cartExpired' })
    expect((await call<readonly Order[]>('orders.list'))[0]).toMatchObject({ state: 'draft', lines: [{ quantity: 4 }], problem: { code: 'order.cartExpired' } })
    await practice.world.catalogue.alter({ removed: [intune] })
    expect(await refusal('orders.review', { orderId })).toMatchObject({ kind: 'invalid', code: 'order.itemGone', params: { name: 'Microsoft Intune Plan 1' } })
  }, limitMs)

  it('takes a trial as a trial', async () => {
    const trial = { isTrial: true, quantity: 25, term: 'P1M', billingCycle: 'none' } as const
    expect((await reviewed(trial)).cart?.lines[0]?.error).toContain('nothing to try')
    const { id: orderId } = await drafted(trial, 'wingtiptoys.com')
    expect(await call<Order>('orders.review', { orderId })).toMatchObject({ cart: { currency: 'EUR', lines: [{ total: 0 }] } })
    expect(await call<Order>('orders.checkOut', { orderId })).toMatchObject({ state: 'ordered' })
  }, limitMs)

  it('needs a customer that the partner sells to, and has the link for others', async () => {
    expect(await refusal('orders.open', { tenantId: practice.tenant('adatum.com').id })).toMatchObject({ kind: 'notAllowed', code: 'order.notReseller' })
    // One that lets the partner administer, and not sell, is told apart before any work.
    const { id: administered } = practice.tenant('wingtiptoys.com')
    await fetch(`${practice.at.url}/_practice/customers`, { method: 'POST', body: JSON.stringify({ domain: 'wingtiptoys.com', isCustomer: false }) })
    expect(await refusal('orders.open', { tenantId: administered })).toMatchObject({ kind: 'notAllowed', code: 'order.notReseller' })
    expect(await call<{ readonly link: string }>('orders.copyResellerLink')).toMatchObject({ link: expect.stringContaining('invType=ResellerRelationship') as string })
    expect(at.asked).toContain('copy')
    expect(await call<{ readonly link: string }>('orders.copyAdvisorLink', { kind: 'purchase', partnerId: '4567891', quoteId: '0f6a7c1e-2b3d-4c5e-8f90-a1b2c3d4e5f6' })).toEqual({ link: `${practice.at.portal}/partnersignup?type=Purchase&id=0f6a7c1e-2b3d-4c5e-8f90-a1b2c3d4e5f6&msppid=4567891` })
    expect(await refusal('orders.copyAdvisorLink', { kind: 'trial', partnerId: '4567891' })).toMatchObject({ kind: 'invalid', code: 'order.quoteIdMissing' })
    const browser = await new PlainBrowser().open((await call<{ readonly link: string }>('orders.copyResellerLink')).link)
    await (await browser.signIn('admin@adatum.com')).submit({ answer: 'agree' })
    expect(await call<Order>('orders.review', { orderId: (await drafted({}, 'adatum.com')).id })).toMatchObject({ customerName: 'Adatum', country: 'NL', cart: { currency: 'EUR' } })
  }, limitMs)
})
