import { Hono } from 'hono'
import { z } from 'zod'
import type { Cart, CartLine, Order } from '../../world/commerce/carts'
import { CartRefusal } from '../../world/commerce/cartRefusal'
import { resellerLink } from '../../world/commerce/resellerLink'
import type { Tenant } from '../../world/model'
import type { World } from '../../world/world'
import type { Wire } from '../collection'
import type { PartnerCenterContext, PartnerCenterEnv } from '../guard'
import { jsonBody } from '../jsonBody'
import { PartnerCenterError, invalid } from '../partnerCenterError'

const itemSchema = z.object({ catalogItemId: z.string().min(1), quantity: z.number().int(), billingCycle: z.string(), termDuration: z.string() })
const cartSchema = z.object({ lineItems: z.array(itemSchema).max(200) })
const link = (uri: string): Wire => ({ uri, method: 'GET', headers: [] })

/** Carts of customers that the partner sells to, and the link by which others let it. Only AdminAgents buy. */
export function cartRoutes(world: World, portal: string): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  const ROOT = '/customers/:id/carts'
  app.get('/customers/relationshiprequests', (context) => {
    requireBuyer(world, context)
    return context.json({ url: resellerLink(portal, world.directory.partner.id), attributes: { objectType: 'RelationshipRequest' } })
  })
  app.post(ROOT, async (context) => {
    const customer = requireReseller(world, context)
    const parsed = cartSchema.safeParse(await jsonBody(context))
    if (!parsed.success) throw new PartnerCenterError(400, '800002', `The property '${parsed.error.issues[0]?.path.join('.') ?? ''}' is not valid.`)
    return context.json(cartWire(await world.carts.create(customer, parsed.data.lineItems, context.get('technician'))), 201)
  })
  app.get(`${ROOT}/:cart`, (context) => context.json(cartWire(world.carts.require(requireReseller(world, context), context.req.param('cart')))))
  app.post(`${ROOT}/:cart/checkout`, async (context) => {
    const customer = requireReseller(world, context)
    return context.json(checkoutWire(await world.carts.checkOut(customer, context.req.param('cart')), customer), 201)
  })
  return app
}

function requireBuyer(world: World, context: PartnerCenterContext): void {
  if (!context.get('technician').groups.includes(world.directory.adminAgents.id)) throw new PartnerCenterError(403, '900150', 'Your role has not the rights for this.')
}

function requireReseller(world: World, context: PartnerCenterContext): Tenant {
  requireBuyer(world, context)
  const tenant = world.directory.tenant(context.req.param('id') ?? '')
  if (!tenant || tenant.isPartner) throw invalid('The customer id is not valid.')
  if (!world.resellers.sellsTo(tenant)) throw new CartRefusal('noRelationship', 'The partner does not sell to this customer.')
  return tenant
}

function cartWire(cart: Cart): Wire {
  const { id, tenantId, creationTimestamp, lastModifiedTimestamp, expirationTimestamp, lastModifiedUser, status, lineItems } = cart
  return {
    id, creationTimestamp, lastModifiedTimestamp, expirationTimestamp, lastModifiedUser, status, lineItems: lineItems.map(lineWire),
    links: { self: link(`/customers/${tenantId}/carts/${id}`) }, attributes: { objectType: 'Cart' }
  }
}

function lineWire({ price, error, quantity, ...line }: CartLine): Wire {
  return { ...line, quantity, provisioningContext: {}, orderGroup: '0', ...(price === undefined ? {} : { pricing: pricing(price, quantity) }), ...(error === undefined ? {} : { error }) }
}

function pricing(price: number, quantity: number): Wire {
  return { listPrice: price, discountedPrice: price, proratedPrice: price, price, extendedPrice: Math.round(price * quantity * 100) / 100 }
}

function orderLineWire({ lineItemNumber, offerId, subscriptionId, termDuration, friendlyName, quantity, price }: Order['lineItems'][number]): Wire {
  return { lineItemNumber, offerId, subscriptionId, termDuration, transactionType: 'New', friendlyName, quantity, pricing: pricing(price, quantity) }
}

function checkoutWire(order: Order, customer: Tenant): Wire {
  const { id, lineItems, currencyCode, billingCycle, creationDate } = order
  return {
    orders: [
      {
        id, alternateId: id, referenceCustomerId: customer.id, billingCycle, currencyCode, creationDate, status: 'completed', transactionType: 'UserPurchase',
        lineItems: lineItems.map(orderLineWire),
        links: { self: link(`/customers/${customer.id}/orders/${id}`) }, attributes: { objectType: 'Order' }
      }
    ],
    orderErrors: [], attributes: { objectType: 'CartCheckoutResult' }
  }
}
