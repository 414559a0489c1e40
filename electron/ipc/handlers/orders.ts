import type { OrderDesk } from '../../services/orders/orderDesk'
import type { Handlers } from './types'

export const orderHandlers = (orders: OrderDesk): Pick<Handlers, Extract<keyof Handlers, `orders.${string}`>> => ({
  'orders.list': async () => orders.list(),
  'orders.open': ({ tenantId }) => orders.open(tenantId),
  'orders.products': ({ orderId }) => orders.products(orderId),
  'orders.skus': ({ orderId, productId }) => orders.skus(orderId, productId),
  'orders.edit': ({ orderId, lines }) => orders.edit(orderId, lines),
  'orders.review': ({ orderId }) => orders.review(orderId),
  'orders.checkOut': ({ orderId }) => orders.checkOut(orderId),
  'orders.discard': ({ orderId }) => orders.discard(orderId),
  'orders.copyResellerLink': () => orders.copyResellerLink(),
  'orders.copyAdvisorLink': (parts) => orders.copyAdvisorLink(parts)
})
