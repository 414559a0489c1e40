import { Hono } from 'hono'
import type { Context } from 'hono'

import type { Relationship } from '../world/model'
import { WorldError } from '../world/worldError'
import { forbiddenPage, missingPage } from './pages/records'
import { endRelationshipPage, relationshipsPage } from './pages/relationships'
import { readForm } from './readForm'
import { requireRight } from './requireRight'
import { sendPortal } from './responses'
import type { PortalEnvironment } from './visit'

type Visited = Context<PortalEnvironment>

/** Only a relationship of this very tenant. */
const withRelationship = (next: (context: Visited, one: Relationship) => Promise<Response>) => async (context: Visited): Promise<Response> => {
  const visit = context.get('visit')
  const found = visit.world.relationships.of(visit.tenant.id).find((one) => one.id === context.req.param('relationshipId'))
  return found ? next(context, found) : sendPortal(context, missingPage(visit), 404)
}

const end = async (context: Visited, one: Relationship): Promise<Response> => {
  const visit = context.get('visit')
  if (!(await readForm(context))) return sendPortal(context, forbiddenPage(visit, 'forms of other pages'), 403)
  try {
    await visit.world.relationships.terminate(one.id, visit.user)
    return context.redirect(`${visit.base}/relationships?ended=1`, 303)
  } catch (error) {
    if (error instanceof WorldError) return sendPortal(context, missingPage(visit), 409)
    throw error
  }
}

/** Partner relationships of a tenant: list and end (rule 5.1). */
export const relationshipRoutes = (): Hono<PortalEnvironment> => {
  const app = new Hono<PortalEnvironment>()
  app.use(requireRight('relationships', 'partner relationships'))
  app.get('/', (context) => sendPortal(context, relationshipsPage(context.get('visit'), context.req.query('ended') !== undefined)))
  const decide = requireRight('decideRelationships', 'deciding about partners')
  app.get('/:relationshipId/end', decide, withRelationship((context, one) => sendPortal(context, endRelationshipPage(context.get('visit'), one))))
  app.post('/:relationshipId/end', decide, withRelationship(end))
  return app
}
