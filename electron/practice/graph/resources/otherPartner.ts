import { Hono } from 'hono'
import type { World } from '../../world/world'
import { answerCollection, listSource } from '../collection'
import { requireScope, type GraphEnv } from '../guard'

const RELATIONSHIPS = ['DelegatedAdminRelationship.Read.All', 'DelegatedAdminRelationship.ReadWrite.All'] as const

/** What a partner's technicians read about its customers. */
const LISTS = [
  { name: 'tenantRelationships/delegatedAdminRelationships', most: 300, scopes: RELATIONSHIPS },
  { name: 'tenantRelationships/delegatedAdminCustomers', most: 300, scopes: RELATIONSHIPS },
  { name: 'contracts', most: 999, scopes: ['Directory.Read.All', 'Directory.ReadWrite.All'] }
] as const

/**
 * What the other partner's technicians are told: that it has no customers. Comes before the resources of the first partner, which refuse
 * everything else to a token of any other tenant.
 */
export function otherPartnerRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  for (const { name, most, scopes } of LISTS) {
    app.get(`/${name}`, async (context, next) => {
      if (context.get('claims').tenantId !== world.directory.otherPartner.id) return next()
      await requireScope(...scopes)(context, () => Promise.resolve())
      return answerCollection(context, listSource([]), { name, most })
    })
  }
  return app
}
