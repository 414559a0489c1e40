import { Hono } from 'hono'
import { z } from 'zod'
import type { Group } from '../../world/model'
import { GLOBAL_ADMINISTRATOR, GROUPS_ADMINISTRATOR, USER_ADMINISTRATOR } from '../../world/roleTemplates'
import type { World } from '../../world/world'
import { answerCollection, answerEntity, listSource } from '../collection'
import { badRequest, inDirectory, notFound } from '../graphError'
import { requireRole, requireScope, tenantOf, type GraphContext, type GraphEnv } from '../guard'
import { bodyOf } from '../requestBody'
import { DIRECTORY_OBJECT_SHOWN, groupWire, ofType, userWire } from '../wires'

const READ = ['Group.Read.All', 'GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']
const MOST = 999

const WRITE = ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All']
const reference = z.object({ '@odata.id': z.string().max(1_000) })
const OBJECT = /\/(?:directoryObjects|users)\/([\da-f-]{36})$/i

/** `/groups`, `/groups/{id}` and its members, whom a global, user or groups administrator of the tenant adds and removes. */
export function groupRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  app.use('/groups/*', requireScope(...READ))
  app.get('/groups', (context) => answerCollection(context, listSource(world.directory.groups(tenantOf(world, context).id).map(groupWire)), { name: 'groups', most: MOST }))
  app.get('/groups/:id', (context) => answerEntity(context, groupWire(requireGroup(world, context)), 'groups'))
  app.get('/groups/:id/members', (context) => {
    const members = world.directory.groupMembers(requireGroup(world, context)).map((user) => ofType('user', userWire(user)))
    return answerCollection(context, listSource(members), { name: 'directoryObjects', most: MOST, mixed: true, shown: DIRECTORY_OBJECT_SHOWN })
  })
  const mayWrite = [requireScope(...WRITE), requireRole(world, GLOBAL_ADMINISTRATOR, USER_ADMINISTRATOR, GROUPS_ADMINISTRATOR)] as const
  app.post('/groups/:id/members/$ref', ...mayWrite, async (context) => {
    await inDirectory(world.directory.addToGroup(requireGroup(world, context), await referredTo(context)))
    return context.body(null, 204)
  })
  app.delete('/groups/:id/members/:userId/$ref', ...mayWrite, async (context) => {
    await world.directory.removeFromGroup(requireGroup(world, context), context.req.param('userId'))
    return context.body(null, 204)
  })
  return app
}

/** The object that the body's `@odata.id` names, at whatever address this service has for the caller. */
async function referredTo(context: GraphContext): Promise<string> {
  const id = OBJECT.exec((await bodyOf(context, reference))['@odata.id'])?.[1]
  if (id === undefined) throw badRequest("The value of the property '@odata.id' is not the address of a directory object.")
  return id.toLowerCase()
}

function requireGroup(world: World, context: GraphContext): Group {
  const id = context.req.param('id') ?? ''
  const group = world.directory.groups(tenantOf(world, context).id).find((candidate) => candidate.id === id.toLowerCase())
  if (!group) throw notFound(id)
  return group
}
