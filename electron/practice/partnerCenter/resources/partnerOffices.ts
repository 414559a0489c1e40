import { Hono } from 'hono'
import type { World } from '../../world/world'
import { answerCollection, listSource } from '../collection'
import type { PartnerCenterEnv } from '../guard'

/**
 * `/partneroffices`: the partner's location accounts with their Partner IDs. The practice cloud's own: Microsoft has no
 * public interface for them.
 */
export function partnerOfficeRoutes(world: World): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  app.get('/partneroffices', (context) =>
    answerCollection(context, listSource(world.partner.offices.map(({ name, mpnId, country }) => ({ name, mpnId, country, attributes: { objectType: 'PartnerOffice' } }))), world.partner.offices.length))
  return app
}
