import type { Page } from '@playwright/test'
import type { PartnerDeskBridge } from '../../electron/contract/bridge'
import type { Result } from '../../electron/contract/errors'

/**
 * Puts a subscription and a trial into the order for a customer and has them priced, unless that was done: the page is at its widest then.
 * By the calls that the page itself makes, because it is asked for in each of many walks.
 */
export async function fillOrder(page: Page, tenantId: string): Promise<void> {
  await page.evaluate(async (id) => {
    const { calls } = (window as unknown as { readonly partnerDesk: PartnerDeskBridge }).partnerDesk
    const valueOf = <T>(result: Result<T>): T => {
      if (!result.ok) throw new Error(result.error.code)
      return result.value
    }
    const { id: orderId, cart } = valueOf(await calls['orders.open']({ tenantId: id }))
    if (cart !== undefined) return
    const product = valueOf(await calls['orders.products']({ orderId })).find(({ title }) => title === 'Enterprise Mobility + Security E5')
    if (product === undefined) throw new Error('The product is not sold.')
    const skus = valueOf(await calls['orders.skus']({ orderId, productId: product.id }))
    const lines = skus.map(({ productId, skuId, title, isTrial, minimum, terms, billingCycles }) => ({ productId, skuId, title, isTrial, quantity: isTrial ? minimum : 1_250, term: terms.at(-1) ?? 'P1Y', billingCycle: billingCycles[0] ?? 'monthly' }))
    valueOf(await calls['orders.edit']({ orderId, lines }))
    valueOf(await calls['orders.review']({ orderId }))
  }, tenantId)
}
