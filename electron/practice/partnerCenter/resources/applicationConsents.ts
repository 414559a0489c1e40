import { Hono } from 'hono'
import { z } from 'zod'
import { permissionNames } from '../../identity/scopes'
import type { Tenant } from '../../world/model'
import { APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR, GLOBAL_ADMINISTRATOR } from '../../world/roleTemplates'
import type { World } from '../../world/world'
import type { PartnerCenterContext, PartnerCenterEnv } from '../guard'
import { jsonBody } from '../jsonBody'
import { PartnerCenterError, accessDenied, invalid } from '../partnerCenterError'

const ROOT = '/customers/:id/applicationconsents'
/** Who may consent for a customer, by the roles that the relationship gives them there. */
const ENOUGH = [GLOBAL_ADMINISTRATOR, APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR]
const GRAPH = '00000003-0000-0000-c000-000000000000'

const consentSchema = z.object({
  applicationId: z.guid().toLowerCase(),
  displayName: z.string().max(256).optional(),
  applicationGrants: z.array(z.object({ enterpriseApplicationId: z.guid().toLowerCase(), scope: z.string().min(1).max(4_000) })).min(1).max(20)
})

/** The consent of a customer to the partner's application, given or taken back through the relationship. */
export function applicationConsentRoutes(world: World): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  app.post(ROOT, async (context) => {
    const tenant = requireAllowed(world, context)
    const parsed = consentSchema.safeParse(await jsonBody(context))
    if (!parsed.success) throw invalid(z.prettifyError(parsed.error))
    const { applicationId, applicationGrants } = parsed.data
    if (applicationId !== context.get('claims').clientId) throw invalid('The application id is not that of the application whose token this is.')
    const scopes = applicationGrants.flatMap(({ enterpriseApplicationId, scope }) => {
      if (enterpriseApplicationId !== GRAPH) throw invalid('There is no such enterprise application.')
      return scope.split(',').map((one) => one.trim())
    })
    const unknown = scopes.find((scope) => !permissionNames.some((name) => name === scope))
    if (unknown !== undefined) throw invalid(`There is no scope ${unknown}.`)
    if (!world.consents.isWithdrawn(tenant.id) && world.consents.permitted(tenant.id, scopes).length === scopes.length) {
      throw new PartnerCenterError(409, '3000', 'Permission entry already exists.')
    }
    await world.consents.grant(tenant.id, scopes)
    return context.json(parsed.data, 201)
  })
  app.delete(`${ROOT}/:application`, async (context) => {
    const tenant = requireAllowed(world, context)
    if (context.req.param('application').toLowerCase() !== context.get('claims').clientId) throw invalid('The application id is not that of the application whose token this is.')
    await world.consents.set(tenant.id, false)
    return context.body(null, 204)
  })
  return app
}

function requireAllowed(world: World, context: PartnerCenterContext): Tenant {
  const { id, groups } = context.get('technician')
  const tenant = world.directory.tenant(context.req.param('id') ?? '')
  if (!tenant || tenant.isPartner) throw new PartnerCenterError(404, '1000', 'The customer was not found.')
  const roles = world.rolesIn(id, tenant.id)
  if (!groups.includes(world.directory.adminAgents.id) || !ENOUGH.some((role) => roles.includes(role))) throw accessDenied()
  return tenant
}
