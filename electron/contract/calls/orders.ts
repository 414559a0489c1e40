import { z } from 'zod'
import { recordIdSchema } from '../ids'
import { mostOrderLines, orderLineSchema, orderTenantSchema, type Order, type OrderProduct, type OrderSku } from '../order'
import { call, nothing } from './define'

const advisorLinkSchema = z.strictObject({ kind: z.enum(['trial', 'purchase']), partnerId: z.string().regex(/^\d{1,12}$/u), quoteId: z.guid().optional() })

const order = z.strictObject({ orderId: recordIdSchema })

/** Orders in carts, where the partner sells to the customer. What is bought costs money: only who has Full administration. */
export const ordersCalls = {
  /** All that are kept here, the newest first. */
  'orders.list': call<readonly Order[]>().portal(nothing, 'full'),
  /** The open draft for a customer, or a new one. Rejects with `notAllowed` `order.notReseller`. */
  'orders.open': call<Order>().portal(orderTenantSchema, 'full'),
  'orders.products': call<readonly OrderProduct[]>().portal(order, 'full'),
  'orders.skus': call<readonly OrderSku[]>().portal(order.extend({ productId: z.string().min(1).max(100) }), 'full'),
  /** Keeps the lines; what was reviewed before counts no more. Rejects with `conflict` `order.waiting`, `order.ordered`. */
  'orders.edit': call<Order>().portal(order.extend({ lines: z.array(orderLineSchema).max(mostOrderLines) }), 'full'),
  /** Puts the lines into a cart of the cloud, which says prices and what is wrong; nothing is bought. */
  'orders.review': call<Order>().portal(order, 'full'),
  /** Buys what was reviewed, once. Resolves with `waiting` set when it could not go out yet. */
  'orders.checkOut': call<Order>().portal(order, 'full'),
  'orders.discard': call<void>().portal(order, 'full'),
  /** The link by which a customer lets the partner sell to it, on the clipboard too. */
  'orders.copyResellerLink': call<{ readonly link: string }>().portal(nothing, 'full'),
  /** The link of an advisor's offer by the partner's own template, on the clipboard too. Rejects with `invalid` `order.noAdvisorLink`, `order.quoteIdMissing`. */
  'orders.copyAdvisorLink': call<{ readonly link: string }>().portal(advisorLinkSchema, 'full')
} as const
