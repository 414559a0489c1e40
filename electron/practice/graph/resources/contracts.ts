import { Hono } from 'hono'
import type { Tenant } from '../../world/model'
import { seededGuid } from '../../world/seed/random'
import type { World } from '../../world/world'
import { answerCollection, type Source, type Wire } from '../collection'
import { requireScope, requireTechnician, type GraphEnv } from '../guard'

const MOST = 999

/** `/contracts`: the customers that the partner sells to, with the domain they had at the start. */
export function contractRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  app.get('/contracts', requireScope('Directory.Read.All', 'Directory.ReadWrite.All'), requireTechnician(world, 'anyAgents'), (context) =>
    answerCollection(context, contractSource(world), { name: 'contracts', most: MOST }))
  return app
}

function contractSource(world: World): Source {
  return function* (position) {
    let next = position
    for (const tenant of world.directory.customersFrom(position)) {
      next += 1
      if (world.resellers.sellsTo(tenant)) yield [contractWire(world, tenant), next]
    }
  }
}

function contractWire(world: World, tenant: Tenant): Wire {
  return {
    id: seededGuid(world.settings.seed, 'contract', tenant.id), deletedDateTime: null, contractType: 'ResellerPartner', customerId: tenant.id,
    defaultDomainName: tenant.domains[0]?.name ?? null, displayName: tenant.displayName
  }
}
