import { Hono } from 'hono'
import { addressesOf } from '../server/addresses'
import type { Authenticate } from '../world/tokenClaims'
import type { World } from '../world/world'
import { batchRoute } from './batch'
import { GraphError, answerError } from './graphError'
import { guard, type GraphEnv } from './guard'
import { limitResourceUnits } from './resourceUnits'
import { accessAssignmentRoutes } from './resources/accessAssignments'
import { authenticationRoutes } from './resources/authentication'
import { contractRoutes } from './resources/contracts'
import { delegatedAdminCustomerRoutes, type LinkAddresses } from './resources/delegatedAdminCustomers'
import { delegatedAdminRelationshipRoutes } from './resources/delegatedAdminRelationships'
import { directoryRoleRoutes } from './resources/directoryRoles'
import { groupRoutes } from './resources/groups'
import { organizationRoutes } from './resources/organization'
import { otherPartnerRoutes } from './resources/otherPartner'
import { roleAssignmentRoutes } from './resources/roleAssignments'
import { serviceAnnouncementRoutes } from './resources/serviceAnnouncement'
import { tenantInformationRoutes } from './resources/tenantInformation'
import { userRoutes } from './resources/users'

const RESOURCES = [
  otherPartnerRoutes,
  userRoutes, authenticationRoutes, groupRoutes, directoryRoleRoutes, roleAssignmentRoutes, organizationRoutes, tenantInformationRoutes,
  delegatedAdminCustomerRoutes,
  // Before the assignments, which rely on the gates that these routes set.
  delegatedAdminRelationshipRoutes, accessAssignmentRoutes, contractRoutes, serviceAnnouncementRoutes
] as const

/**
 * Graph v1.0 of the practice cloud; to be mounted at `/v1.0`. A new resource is a file in `resources/` and a line here.
 * @param at what its links are built on; only a test that follows none may do without
 */
export function graphRoutes(world: World, authenticate: Authenticate, at: LinkAddresses = addressesOf(1)): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  app.onError(answerError)
  app.use('*', guard(world, authenticate))
  app.use('*', limitResourceUnits(world))
  batchRoute(app)
  for (const resource of RESOURCES) app.route('/', resource(world, at))
  // Not notFound(), which is ignored once these routes are mounted in others.
  app.all('*', (context) => {
    throw new GraphError(404, 'BadRequest', `Resource not found for the segment '${context.req.path.split('/').at(-1) ?? ''}'.`)
  })
  return app
}
