import { Hono } from 'hono'
import type { Tenant } from '../../world/model'
import type { World } from '../../world/world'
import { answerCollection, answerEntity, filterOf, listSource, type Source, type Wire } from '../collection'
import { requiredValue } from '../filter'
import { notFound } from '../graphError'
import { requireScope, requireTechnician, type GraphContext, type GraphEnv } from '../guard'

const ROOT = '/tenantRelationships/delegatedAdminCustomers'
const NAME = 'tenantRelationships/delegatedAdminCustomers'
const MOST = 300

/** The customers that have ever accepted a relationship with the partner, and where their services are administered. */
export function delegatedAdminCustomerRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  app.on('GET', [ROOT, `${ROOT}/*`], requireScope('DelegatedAdminRelationship.Read.All', 'DelegatedAdminRelationship.ReadWrite.All'), requireTechnician(world, 'anyAgents'))
  app.get(ROOT, (context) => answerCollection(context, customerSource(world, context), { name: NAME, most: MOST }))
  app.get(`${ROOT}/:id`, (context) => answerEntity(context, customerWire(requireCustomer(world, context)), NAME))
  app.get(`${ROOT}/:id/serviceManagementDetails`, (context) =>
    answerCollection(context, listSource(serviceWires(requireCustomer(world, context))), { name: `${NAME}/serviceManagementDetails`, most: MOST }))
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

function serviceWires(tenant: Tenant): readonly Wire[] {
  const initial = tenant.domains.find((domain) => domain.isInitial)?.name ?? ''
  const links = [
    ['Microsoft Entra ID', `https://entra.microsoft.com/${tenant.id}/`],
    ['Intune', `https://intune.microsoft.com/${tenant.id}/`],
    ['Microsoft 365', `https://admin.cloud.microsoft/?delegatedOrg=${initial}`],
    ['Teams', `https://admin.teams.microsoft.com/?delegatedOrg=${initial}`]
  ] as const
  return links.map(([serviceName, serviceManagementUrl]) => ({ id: serviceName.toLowerCase().replaceAll(' ', '-'), serviceName, serviceManagementUrl }))
}
