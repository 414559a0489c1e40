import { Hono } from 'hono'
import { z } from 'zod'
import type { NewRelationship } from '../../world/api'
import type { Relationship } from '../../world/model'
import type { World } from '../../world/world'
import { answerCollection, answerEntity, filterOf, listSource, locationOf, metadataUrl, type Source, type Wire } from '../collection'
import { requiredValue } from '../filter'
import { badRequest, notFound } from '../graphError'
import { requireScope, requireTechnician, type GraphContext, type GraphEnv } from '../guard'
import { givenEtag, requiredEtag } from '../ifMatch'
import { bodyOf } from '../requestBody'
import { operationWire, relationshipWire, requestWire } from './relationshipWire'

const ROOT = '/tenantRelationships/delegatedAdminRelationships'
const NAME = 'tenantRelationships/delegatedAdminRelationships'
const MOST = 300

const accessDetails = z.object({ unifiedRoles: z.array(z.object({ roleDefinitionId: z.guid() })) })
const customer = z.object({ tenantId: z.guid(), displayName: z.string().optional() })
const creation = z.object({ displayName: z.string(), duration: z.string(), customer: customer.nullish(), accessDetails, autoExtendDuration: z.string().optional() })
const change = creation.partial()
const action = z.object({ action: z.string() })

/** Delegated admin relationships with their requests and operations. Reads for every technician, writes for AdminAgents. */
export function delegatedAdminRelationshipRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  app.on('GET', [ROOT, `${ROOT}/*`], requireScope('DelegatedAdminRelationship.Read.All', 'DelegatedAdminRelationship.ReadWrite.All'), requireTechnician(world, 'anyAgents'))
  app.on(['POST', 'PATCH', 'DELETE'], [ROOT, `${ROOT}/*`], requireScope('DelegatedAdminRelationship.ReadWrite.All'), requireTechnician(world, 'adminAgents'))
  app.get(ROOT, (context) => answerCollection(context, relationshipSource(world, context), { name: NAME, most: MOST }))
  app.get(`${ROOT}/:id`, (context) => answerEntity(context, relationshipWire(requireRelationship(world, context)), NAME))
  app.post(ROOT, async (context) => {
    const created = await world.relationships.create(newRelationship(await bodyOf(context, creation)))
    context.header('Location', locationOf(context, created.id))
    return answerRelationship(context, created, 201)
  })
  app.patch(`${ROOT}/:id`, async (context) => {
    const etag = requiredEtag(context)
    const { id } = requireRelationship(world, context)
    return answerRelationship(context, await world.relationships.update(id, etag, changeOf(await bodyOf(context, change))), 200)
  })
  app.delete(`${ROOT}/:id`, async (context) => {
    await world.relationships.remove(requireRelationship(world, context).id, requiredEtag(context))
    return context.body(null, 204)
  })
  app.get(`${ROOT}/:id/requests`, (context) => {
    const requests = requireRelationship(world, context).requests.map(requestWire)
    return answerCollection(context, listSource(requests), { name: `${NAME}/requests`, most: MOST })
  })
  app.get(`${ROOT}/:id/requests/:requestId`, (context) =>
    answerEntity(context, oneOf(requireRelationship(world, context).requests.map(requestWire), context.req.param('requestId')), `${NAME}/requests`))
  app.post(`${ROOT}/:id/requests`, async (context) => {
    const { id } = requireRelationship(world, context)
    const wanted = (await bodyOf(context, action)).action
    const request = await (isOf(providerAnswers, wanted) ? world.relationships.answerProvider(id, wanted, givenEtag(context)) : world.relationships.request(id, ownRequest(wanted), givenEtag(context)))
    context.header('Location', locationOf(context, request.id))
    return context.json({ '@odata.context': metadataUrl(context, `${NAME}('${id}')/requests/$entity`), ...requestWire(request) }, 201)
  })
  app.get(`${ROOT}/:id/operations`, (context) => {
    const operations = operationsOf(world, context)
    return answerCollection(context, listSource(operations), { name: `${NAME}/operations`, most: MOST })
  })
  app.get(`${ROOT}/:id/operations/:operationId`, (context) =>
    answerEntity(context, oneOf(operationsOf(world, context), context.req.param('operationId')), `${NAME}/operations`))
  return app
}

/** What a partner says to a relationship that an indirect provider made for it. */
const providerAnswers = ['approve', 'reject'] as const
const ownRequests = ['lockForApproval', 'terminate'] as const

const isOf = <T extends string>(names: readonly T[], name: string): name is T => (names as readonly string[]).includes(name)

/** @throws GraphError 400 */
function ownRequest(wanted: string): (typeof ownRequests)[number] {
  if (!isOf(ownRequests, wanted)) throw badRequest(`The action '${wanted}' is not one that a partner may ask for.`)
  return wanted
}

function operationsOf(world: World, context: GraphContext): readonly Wire[] {
  const { operations = [], accessAssignments } = requireRelationship(world, context)
  return operations.map((operation) => operationWire(operation, accessAssignments.find(({ id }) => id === operation.assignmentId)))
}

function oneOf(records: readonly Wire[], id: string): Wire {
  const found = records.find((record) => record['id'] === id.toLowerCase())
  if (!found) throw notFound(id)
  return found
}

/** @throws GraphError 404 */
export function requireRelationship(world: World, context: GraphContext): Relationship {
  const id = context.req.param('id') ?? ''
  const found = world.relationships.get(id)
  if (!found) throw notFound(id)
  return found
}

/** Filters that name one customer or one relationship need not look at all others. */
function relationshipSource(world: World, context: GraphContext): Source {
  const filter = filterOf(context)
  const tenantId = requiredValue(filter, 'customer/tenantId')
  if (tenantId !== undefined) return listSource(world.relationships.of(tenantId.toLowerCase()).map(relationshipWire))
  const displayName = requiredValue(filter, 'displayName')
  if (displayName !== undefined) return listSource([world.relationships.byName(displayName)].flatMap((found) => (found ? [relationshipWire(found)] : [])))
  return function* (position) {
    for (const [relationship, next] of world.relationships.from(position)) yield [relationshipWire(relationship), next]
  }
}

function answerRelationship(context: GraphContext, relationship: Relationship, status: 200 | 201): Response {
  return context.json({ '@odata.context': metadataUrl(context, `${NAME}/$entity`), ...relationshipWire(relationship) }, status)
}

function newRelationship(body: z.infer<typeof creation>): NewRelationship {
  const { displayName, duration } = body
  return { displayName, duration, unifiedRoles: [], ...changeOf(body) }
}

function changeOf(body: z.infer<typeof change>): Partial<NewRelationship> {
  return {
    ...(body.displayName === undefined ? {} : { displayName: body.displayName }),
    ...(body.duration === undefined ? {} : { duration: body.duration }),
    ...(body.autoExtendDuration === undefined ? {} : { autoExtendDuration: body.autoExtendDuration }),
    ...(body.accessDetails === undefined ? {} : { unifiedRoles: body.accessDetails.unifiedRoles.map((role) => role.roleDefinitionId) }),
    ...(body.customer ? { customer: customerOf(body.customer) } : {})
  }
}

function customerOf({ tenantId, displayName }: z.infer<typeof customer>): NonNullable<NewRelationship['customer']> {
  return { tenantId: tenantId.toLowerCase(), ...(displayName ? { displayName } : {}) }
}
