import type { OfferLine } from '../../../../electron/contract/offer'
import type { Order, OrderLine, OrderProduct, OrderSku } from '../../../../electron/contract/order'
import type { Result } from '../../../../electron/contract/errors'
import type { OrderedKind } from '../kinds'
import { cyclesOf, termOf } from './soldAs'

export interface CarriedOver {
  /** All lines of the order then: what was in it stays. */
  readonly lines: readonly OrderLine[]
  /** What is not sold to this customer under its name, or not in that number: the draft keeps it. */
  readonly left: readonly OfferLine[]
}

interface Sold {
  readonly order: Order
  readonly products: readonly OrderProduct[]
  readonly skus: (productId: string) => Promise<Result<readonly OrderSku[]>>
}

const bare = (name: string): string => name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()

/**
 * The lines of an offer's draft as lines of an order. The catalogue of offers and what is sold in carts know a product under other ids, so
 * that it is found by its name. What the order has already is not put in a second time, however often this is done.
 */
export async function carryOver(draft: readonly OfferLine[], kind: OrderedKind, { order, products, skus }: Sold): Promise<Result<CarriedOver>> {
  const lines: OrderLine[] = [...order.lines]
  const left: OfferLine[] = []
  for (const line of draft) {
    const product = products.find(({ title }) => bare(title) === bare(line.name))
    const found = product === undefined ? undefined : await skus(product.id)
    if (found?.ok === false) return found
    const sku = found?.value.find(one => one.isTrial === (kind === 'trial'))
    const made = sku && lineOf(sku, kind === 'trial' ? sku.minimum : line.licences)
    if (made === undefined || line.typed !== undefined) left.push(line)
    else if (!lines.some(({ productId, skuId }) => productId === made.productId && skuId === made.skuId)) lines.push(made)
  }
  return { ok: true, value: { lines, left } }
}

function lineOf(sku: OrderSku, quantity: number): OrderLine | undefined {
  const billingCycle = cyclesOf(sku)[0]
  if (billingCycle === undefined || quantity < sku.minimum || quantity > sku.maximum) return undefined
  return { productId: sku.productId, skuId: sku.skuId, title: sku.title, isTrial: sku.isTrial, quantity, term: termOf(sku), billingCycle }
}
