import { Hono } from 'hono'
import type { Addresses } from '../../server/addresses'
import type { Tenant } from '../../world/model'
import { seededGuid } from '../../world/seed/random'
import type { World } from '../../world/world'
import { answerCollection, answerEntity, filterOf, listSource, type Source, type Wire } from '../collection'
import { requiredValue } from '../filter'
import { notFound } from '../graphError'
import { requireScope, requireTechnician, type GraphContext, type GraphEnv } from '../guard'

/** What the links are built on. */
export type LinkAddresses = Pick<Addresses, 'portal' | 'authority'>

const ROOT = '/tenantRelationships/delegatedAdminCustomers'
const NAME = 'tenantRelationships/delegatedAdminCustomers'
const MOST = 300

/** The customers that have ever accepted a relationship with the partner, and where their services are administered. */
export function delegatedAdminCustomerRoutes(world: World, at: LinkAddresses): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  app.on('GET', [ROOT, `${ROOT}/*`], requireScope('DelegatedAdminRelationship.Read.All', 'DelegatedAdminRelationship.ReadWrite.All'), requireTechnician(world, 'anyAgents'))
  app.get(ROOT, (context) => answerCollection(context, customerSource(world, context), { name: NAME, most: MOST }))
  app.get(`${ROOT}/:id`, (context) => answerEntity(context, customerWire(requireCustomer(world, context)), NAME))
  app.get(`${ROOT}/:id/serviceManagementDetails`, (context) => {
    const tenant = requireCustomer(world, context)
    return answerCollection(context, listSource(serviceWires(world, tenant, at)), { name: `${NAME}('${tenant.id}')/serviceManagementDetails`, most: MOST, refuseFilter: true })
  })
  return app
}

function customerSource(world: World, context: GraphContext): Source {
  const filter = filterOf(context)
  const tenantId = requiredValue(filter, 'tenantId') ?? requiredValue(filter, 'id')
  if (tenantId !== undefined) return listSource([world.directory.tenant(tenantId)].flatMap((tenant) => (tenant && hasAccepted(world, tenant) ? [customerWire(tenant)] : [])))
  return function* (position) {
    let next = position
    for (const tenant of world.directory.customersFrom(position)) {
      next += 1
      if (hasAccepted(world, tenant)) yield [customerWire(tenant), next]
    }
  }
}

function hasAccepted(world: World, tenant: Tenant): boolean {
  return world.relationships.of(tenant.id).some((relationship) => relationship.activatedDateTime !== undefined)
}

function requireCustomer(world: World, context: GraphContext): Tenant {
  const id = context.req.param('id') ?? ''
  const tenant = world.directory.tenant(id)
  if (!tenant || !hasAccepted(world, tenant)) throw notFound(id)
  return tenant
}

function customerWire(tenant: Tenant): Wire {
  return { '@odata.etag': `W/"${tenant.id}"`, id: tenant.id, tenantId: tenant.id, displayName: tenant.displayName }
}

/**
 * Where a customer's services are administered: its portal's pages, and two of other kinds, as Microsoft's list has them too: a
 * page that is no portal of the customer, and a console of the partner's own.
 */
function serviceWires(world: World, tenant: Tenant, { portal, authority }: LinkAddresses): readonly Wire[] {
  const links = [
    ['Account portal', `${portal}/${tenant.id}/`],
    ['Users', `${portal}/${tenant.id}/users`],
    ['Domains', `${portal}/${tenant.id}/domains`],
    ['Subscriptions', `${portal}/${tenant.id}/subscriptions`],
    ['Partner relationships', `${portal}/${tenant.id}/relationships`],
    ['Sign-in help', `${authority}/${tenant.id}/help`],
    ['Commerce dashboard', `${portal}/${world.directory.partner.id}/commerce`]
  ] as const
  return links.map(([serviceName, serviceManagementUrl]) => ({
    '@odata.type': '#microsoft.graph.delegatedAdminServiceManagementDetail', id: seededGuid(world.settings.seed, 'service', serviceName), serviceName, serviceManagementUrl
  }))
}
