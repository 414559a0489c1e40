import { Hono } from 'hono'
import { z } from 'zod'
import type { User } from '../../world/model'
import { GLOBAL_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR, ROLE_TEMPLATES } from '../../world/roleTemplates'
import type { World } from '../../world/world'
import { answerCollection, answerEntity, listSource, metadataUrl, type Wire } from '../collection'
import { badRequest, notFound } from '../graphError'
import { requireRole, requireScope, tenantOf, type GraphContext, type GraphEnv } from '../guard'
import { bodyOf } from '../requestBody'

const ROOT = '/roleManagement/directory/roleAssignments'
const NAME = 'roleManagement/directory/roleAssignments'
const READ = ['RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory', 'Directory.Read.All', 'Directory.ReadWrite.All']
const MOST = 999
const creation = z.object({ principalId: z.guid(), roleDefinitionId: z.guid(), directoryScopeId: z.literal('/') })

/** Who holds which directory role in the token's tenant; a global or privileged role administrator of it gives and takes them. */
export function roleAssignmentRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  const mayWrite = [requireScope('RoleManagement.ReadWrite.Directory'), requireRole(world, GLOBAL_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR)] as const
  app.get(ROOT, requireScope(...READ), (context) => answerCollection(context, listSource(assignments(world, context)), { name: NAME, most: MOST }))
  app.get(`${ROOT}/:id`, requireScope(...READ), (context) => answerEntity(context, assignmentWire(...requireAssignment(world, context)), NAME))
  app.post(ROOT, ...mayWrite, async (context) => {
    const { principalId, roleDefinitionId } = await bodyOf(context, creation)
    const role = roleDefinitionId.toLowerCase()
    if (!ROLE_TEMPLATES.some(({ id }) => id === role)) throw badRequest('There is no such role definition.')
    const user = await world.directory.giveRole(tenantOf(world, context).id, principalId, role)
    return context.json({ '@odata.context': metadataUrl(context, `${NAME}/$entity`), ...assignmentWire(user, role) }, 201)
  })
  app.delete(`${ROOT}/:id`, ...mayWrite, async (context) => {
    const [user, role] = requireAssignment(world, context)
    await world.directory.takeRole(user.tenantId, user.id, role)
    return context.body(null, 204)
  })
  return app
}

function assignments(world: World, context: GraphContext): readonly Wire[] {
  return world.directory.users(tenantOf(world, context).id).flatMap((user) => user.directoryRoles.map((role) => assignmentWire(user, role)))
}

function assignmentWire(user: User, role: string): Wire {
  return { id: idOf(user, role), principalId: user.id, roleDefinitionId: role, directoryScopeId: '/' }
}

function idOf(user: User, role: string): string {
  return Buffer.from(`${role}${user.id}`.replaceAll('-', ''), 'hex').toString('base64url')
}

function requireAssignment(world: World, context: GraphContext): readonly [user: User, role: string] {
  const id = context.req.param('id') ?? ''
  for (const user of world.directory.users(tenantOf(world, context).id)) {
    const role = user.directoryRoles.find((one) => idOf(user, one) === id)
    if (role !== undefined) return [user, role]
  }
  throw notFound(id)
}
