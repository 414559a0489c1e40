import { Hono } from 'hono'
import type { World } from '../../world/world'
import type { PartnerCenterEnv } from '../guard'

/** `HEAD /domains/{domain}`: 200 = taken by a tenant, 404 = free. Any other method is refused. */
export function domainRoutes(world: World): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  // Hono hands HEAD to the GET route and leaves the body out.
  app.get('/domains/:domain', (context) => {
    if (context.req.raw.method !== 'HEAD') return context.body(null, 405)
    return context.body(null, world.directory.tenantByDomain(context.req.param('domain')) ? 200 : 404)
  })
  return app
}
