import { AppFailure } from '../../contract/errors'
import { recordIdSchema, type RecordId, type TenantId } from '../../contract/ids'
import type { Order, OrderLine, OrderProduct, OrderSku } from '../../contract/order'
import { advisorLink, type AdvisorLinkParts } from '../../domain/advisorLink'
import { withTimeLimit } from '../../lib/wait'
import { OutboxRunner } from '../outboxRunner'
import type { Activity, CustomerDirectory, HandOverPort } from '../ports'
import { isUnanswered } from '../relationships/failures'
import { withoutParts, type OrderBook, type OrderOutbox } from './orderBook'
import type { CartItem, Commerce } from './orderPorts'

export interface OrderDeskParts {
  readonly commerce: Commerce
  readonly book: OrderBook
  readonly outbox: OrderOutbox
  readonly activity: Activity
  readonly handOver: Pick<HandOverPort, 'copy'>
  readonly online: () => boolean
  readonly customer: (tenantId: TenantId) => { readonly name: string; readonly country?: string | undefined } | undefined
  readonly profile: CustomerDirectory['profile']
  readonly newId: () => string
  /** Template of the links of advisors' offers; `undefined`: the partner has none. */
  readonly advisorLink: () => string | undefined
}

const limitMs = 60_000

/** Orders for customers that the partner sells to: lines, a cart with prices and errors, and buying it exactly once (capabilities 4.11). */
export class OrderDesk {
  readonly #parts: OrderDeskParts
  readonly runner: OutboxRunner

  constructor(parts: OrderDeskParts) {
    this.#parts = parts
    const { outbox, online } = parts
    this.runner = new OutboxRunner({ waiting: () => outbox.turns(), tidy: () => outbox.tidyTurns(), online })
  }

  /** The newest first. */
  list(): readonly Order[] {
    return this.#parts.book.all().toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  }

  /** The open draft for a customer, or a new one. @throws AppFailure `notAllowed` `order.notReseller` */
  async open(tenantId: TenantId): Promise<Order> {
    const { book, newId } = this.#parts
    const open = this.list().find((order) => order.tenantId === tenantId && order.state === 'draft')
    if (open !== undefined) return open
    const { name: customerName, country } = await this.#buyer(tenantId)
    const at = book.now()
    return book.add({ id: recordIdSchema.parse(newId()), tenantId, customerName, country, state: 'draft', lines: [], createdAt: at, updatedAt: at })
  }

  products(orderId: RecordId): Promise<readonly OrderProduct[]> {
    const { country } = this.#parts.book.get(orderId)
    return withTimeLimit(limitMs, (signal) => this.#parts.commerce.products(country, signal))
  }

  async skus(orderId: RecordId, productId: string): Promise<readonly OrderSku[]> {
    const { country } = this.#parts.book.get(orderId)
    const found = await withTimeLimit(limitMs, (signal) => this.#parts.commerce.skus(productId, country, signal))
    return found.map(({ catalogItemId: _catalogItemId, ...sku }) => sku)
  }

  /** @throws AppFailure `conflict` `order.waiting`, `order.ordered` */
  edit(orderId: RecordId, lines: readonly OrderLine[]): Promise<Order> {
    const { book } = this.#parts
    return book.change(orderId, (order) => ({ ...withoutParts(asDraft(order), 'cart', 'problem'), lines, updatedAt: book.now() }))
  }

  /**
   * Has the cloud put the lines, as they are sold now, into a cart. A line that is sold no more is an error before anything is asked.
   * @throws AppFailure `invalid` `order.noLines`, `order.itemGone` (params: name), `notAllowed` `order.notReseller`; the lines are kept
   */
  async review(orderId: RecordId): Promise<Order> {
    const { book, commerce, activity, newId } = this.#parts
    const { tenantId, country, lines, updatedAt } = asDraft(book.get(orderId))
    if (lines.length === 0) throw new AppFailure({ kind: 'invalid', code: 'order.noLines' })
    const made = await withTimeLimit(limitMs, async (signal) => commerce.createCart(tenantId, await itemsOf(commerce, lines, country, signal), newId(), signal))
    await activity.record({ action: 'order.review', result: 'ok', tenantId, detail: { lines: String(lines.length), cartId: made.id } })
    const { id, expiresAt, currency } = made
    return book.change(orderId, (order) =>
      // What was changed meanwhile is not what is in the cart.
      order.updatedAt === updatedAt && order.waiting === undefined ? { ...withoutParts(order, 'problem'), cart: { id, expiresAt, currency, lines: made.lines }, updatedAt: book.now() } : order
    )
  }

  /**
   * Buys the cart that was reviewed, once. Offline, or while others are before it, it waits (`waiting` is set) and goes out by itself.
   * @throws AppFailure `invalid` `order.notReviewed`, `order.linesInError`, `conflict` `order.cartExpired`, or the cloud's refusal; the lines are kept
   */
  async checkOut(orderId: RecordId): Promise<Order> {
    const { book, outbox, online } = this.#parts
    const order = book.get(orderId)
    if (order.state === 'ordered') return order
    if (order.waiting === undefined) await this.#mustBeBuyable(order)
    await outbox.queue(order)
    if (online()) await this.runner.run()
    const after = book.get(orderId)
    if (after.state === 'draft' && after.waiting === undefined && after.problem !== undefined) throw new AppFailure(after.problem)
    return after
  }

  /** Also the list's entry of what was bought; the order itself stands. @throws AppFailure `conflict` `order.waiting` */
  async discard(orderId: RecordId): Promise<void> {
    const { book } = this.#parts
    if (book.get(orderId).waiting !== undefined) throw new AppFailure({ kind: 'conflict', code: 'order.waiting' })
    await book.remove(orderId)
  }

  /** Tries again now what waits. */
  async retry(): Promise<void> {
    this.runner.nudge()
    await this.runner.run()
  }

  async copyResellerLink(): Promise<{ readonly link: string }> {
    const link = await withTimeLimit(limitMs, (signal) => this.#parts.commerce.resellerLink(signal))
    await this.#parts.handOver.copy({ text: link })
    return { link }
  }

  /** @throws AppFailure `invalid` `order.noAdvisorLink`, `order.quoteIdMissing` */
  async copyAdvisorLink(parts: AdvisorLinkParts): Promise<{ readonly link: string }> {
    const template = this.#parts.advisorLink()
    if (template === undefined) throw new AppFailure({ kind: 'invalid', code: 'order.noAdvisorLink' })
    const made = advisorLink(template, parts)
    if (made === 'quoteIdMissing') throw new AppFailure({ kind: 'invalid', code: 'order.quoteIdMissing' })
    await this.#parts.handOver.copy({ text: made.link })
    return made
  }

  /** Asked before any work is put into an order. Without an answer a draft is made of what is known here: the cart asks again. */
  async #buyer(tenantId: TenantId): Promise<{ readonly name: string; readonly country: string }> {
    const known = this.#parts.customer(tenantId)
    try {
      const found = await withTimeLimit(limitMs, (signal) => this.#parts.profile(tenantId, signal))
      if (found?.isReseller !== true) throw new AppFailure({ kind: 'notAllowed', code: 'order.notReseller' })
      return { name: known?.name ?? found.name, country: found.country }
    } catch (thrown) {
      if (known?.country === undefined || !isUnanswered(thrown)) throw thrown
      return { name: known.name, country: known.country }
    }
  }

  async #mustBeBuyable({ id, cart }: Order): Promise<void> {
    const { book } = this.#parts
    if (cart === undefined) throw new AppFailure({ kind: 'invalid', code: 'order.notReviewed' })
    if (cart.lines.some(({ error }) => error !== undefined)) throw new AppFailure({ kind: 'invalid', code: 'order.linesInError' })
    if (cart.expiresAt > book.now()) return
    await book.change(id, (order) => withoutParts(order, 'cart'))
    throw new AppFailure({ kind: 'conflict', code: 'order.cartExpired' })
  }
}

function asDraft(order: Order): Order {
  if (order.state === 'ordered') throw new AppFailure({ kind: 'conflict', code: 'order.ordered' })
  if (order.waiting !== undefined) throw new AppFailure({ kind: 'conflict', code: 'order.waiting' })
  return order
}

/** The lines under the names that they have in a cart at this moment. */
async function itemsOf(commerce: Commerce, lines: readonly OrderLine[], country: string, signal: AbortSignal): Promise<readonly CartItem[]> {
  const skus = new Map<string, Awaited<ReturnType<Commerce['skus']>>>()
  for (const productId of new Set(lines.map((line) => line.productId))) skus.set(productId, await commerce.skus(productId, country, signal).catch(goneIsNone))
  return lines.map(({ productId, skuId, title, quantity, term, billingCycle }) => {
    const sku = skus.get(productId)?.find((one) => one.skuId === skuId)
    if (sku === undefined || !sku.terms.includes(term) || !sku.billingCycles.includes(billingCycle)) throw new AppFailure({ kind: 'invalid', code: 'order.itemGone', params: { name: title } })
    return { catalogItemId: sku.catalogItemId, quantity, term, billingCycle }
  })
}

function goneIsNone(error: unknown): readonly never[] {
  if (error instanceof AppFailure && error.error.kind === 'notFound') return []
  throw error
}
