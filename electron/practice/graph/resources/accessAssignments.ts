import { Hono } from 'hono'
import { z } from 'zod'
import type { AccessAssignment } from '../../world/model'
import type { World } from '../../world/world'
import { answerCollection, answerEntity, listSource, locationOf, metadataUrl } from '../collection'
import { notFound } from '../graphError'
import type { GraphContext, GraphEnv } from '../guard'
import { requiredEtag } from '../ifMatch'
import { bodyOf } from '../requestBody'
import { requireRelationship } from './delegatedAdminRelationships'
import { assignmentWire } from './relationshipWire'

const ROOT = '/tenantRelationships/delegatedAdminRelationships/:id/accessAssignments'
const NAME = 'tenantRelationships/delegatedAdminRelationships/accessAssignments'
const MOST = 300

const accessDetails = z.object({ unifiedRoles: z.array(z.object({ roleDefinitionId: z.guid() })) })
const creation = z.object({ accessContainer: z.object({ accessContainerId: z.guid(), accessContainerType: z.literal('securityGroup') }), accessDetails })
const change = z.object({ accessDetails })

/** Which group of the partner holds which roles. Stands behind the gates of the relationships' own routes. */
export function accessAssignmentRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  app.get(ROOT, (context) => answerCollection(context, listSource(requireRelationship(world, context).accessAssignments.map(assignmentWire)), { name: NAME, most: MOST }))
  app.get(`${ROOT}/:assignmentId`, (context) => answerEntity(context, assignmentWire(requireAssignment(world, context)), NAME))
  app.post(ROOT, async (context) => {
    const { id } = requireRelationship(world, context)
    const { accessContainer, accessDetails: details } = await bodyOf(context, creation)
    const made = await world.relationships.assign(id, accessContainer.accessContainerId.toLowerCase(), rolesOf(details))
    context.header('Location', locationOf(context, made.id))
    return context.json({ '@odata.context': metadataUrl(context, `${NAME}/$entity`), ...assignmentWire(made) }, 201)
  })
  app.patch(`${ROOT}/:assignmentId`, async (context) => {
    const etag = requiredEtag(context)
    const { id } = requireRelationship(world, context)
    const { accessDetails: details } = await bodyOf(context, change)
    const { assignment, operation } = await world.relationships.updateAssignment(id, requireAssignment(world, context).id, etag, rolesOf(details))
    // Nothing to do: the assignment itself. Otherwise the work goes on, and the operation tells how far it is.
    if (operation === undefined) return context.json({ '@odata.context': metadataUrl(context, `${NAME}/$entity`), ...assignmentWire(assignment) })
    const { origin, pathname } = new URL(context.req.url)
    context.header('Location', `${origin}${pathname.slice(0, pathname.indexOf('/accessAssignments/'))}/operations/${operation.id}`)
    context.header('Retry-After', '1')
    return context.json({}, 202)
  })
  app.delete(`${ROOT}/:assignmentId`, async (context) => {
    await world.relationships.removeAssignment(requireRelationship(world, context).id, requireAssignment(world, context).id, requiredEtag(context))
    return context.body(null, 204)
  })
  return app
}

function requireAssignment(world: World, context: GraphContext): AccessAssignment {
  const id = context.req.param('assignmentId') ?? ''
  const found = requireRelationship(world, context).accessAssignments.find((assignment) => assignment.id === id.toLowerCase())
  if (!found) throw notFound(id)
  return found
}

function rolesOf(details: z.infer<typeof accessDetails>): readonly string[] {
  return details.unifiedRoles.map((role) => role.roleDefinitionId)
}
