import { Hono } from 'hono'
import type { Context } from 'hono'

import { SEVERITIES } from '../world/serviceRequests/serviceRequest'
import { WorldError } from '../world/worldError'
import { forbiddenPage, missingPage } from './pages/records'
import { newRequestPage, requestPage, requestsPage } from './pages/support'
import { readForm } from './readForm'
import { requireRight } from './requireRight'
import { sendPortal } from './responses'
import type { PortalEnvironment } from './visit'

const create = async (context: Context<PortalEnvironment>): Promise<Response> => {
  const visit = context.get('visit')
  const form = await readForm(context)
  if (!form) return sendPortal(context, forbiddenPage(visit, 'forms of other pages'), 403)
  const { title = '', description = '', severity, topic, firstName = '', lastName = '', email = '', phoneNumber = '' } = form
  const asked = { title, description, supportTopicId: Number(topic), severity: SEVERITIES.find((one) => one === severity) ?? 'moderate', primaryContact: { firstName, lastName, email, phoneNumber } }
  try {
    const made = await visit.world.serviceRequests.create(visit.tenant.id, asked, visit.user)
    return context.redirect(`${visit.base}/support/${made.id}`, 303)
  } catch (error) {
    if (error instanceof WorldError) return sendPortal(context, newRequestPage(visit, error.message, form), 400)
    throw error
  }
}

/** The customer's own view of its service requests. */
export const supportRoutes = (): Hono<PortalEnvironment> => {
  const app = new Hono<PortalEnvironment>()
  app.use(requireRight('support', 'service requests'))
  app.get('/', (context) => sendPortal(context, requestsPage(context.get('visit'))))
  app.get('/new', (context) => sendPortal(context, newRequestPage(context.get('visit'))))
  app.post('/new', create)
  app.get('/:id', (context) => {
    const visit = context.get('visit')
    const request = visit.world.serviceRequests.get(context.req.param('id'))
    // One of another company is as if it did not exist.
    return request?.tenantId === visit.tenant.id ? sendPortal(context, requestPage(visit, request)) : sendPortal(context, missingPage(visit), 404)
  })
  return app
}
