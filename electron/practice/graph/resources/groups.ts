import { Hono } from 'hono'
import type { Group } from '../../world/model'
import type { World } from '../../world/world'
import { answerCollection, answerEntity, listSource } from '../collection'
import { notFound } from '../graphError'
import { requireScope, tenantOf, type GraphContext, type GraphEnv } from '../guard'
import { groupWire, ofType, userWire } from '../wires'

const READ = ['Group.Read.All', 'GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']
const MOST = 999

/** `/groups`, `/groups/{id}` and its members. */
export function groupRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  app.use('/groups/*', requireScope(...READ))
  app.get('/groups', (context) => answerCollection(context, listSource(world.directory.groups(tenantOf(world, context).id).map(groupWire)), { name: 'groups', most: MOST }))
  app.get('/groups/:id', (context) => answerEntity(context, groupWire(requireGroup(world, context)), 'groups'))
  app.get('/groups/:id/members', (context) => {
    const members = world.directory.groupMembers(requireGroup(world, context)).map((user) => ofType('user', userWire(user)))
    return answerCollection(context, listSource(members), { name: 'directoryObjects', most: MOST })
  })
  return app
}

function requireGroup(world: World, context: GraphContext): Group {
  const id = context.req.param('id') ?? ''
  const group = world.directory.groups(tenantOf(world, context).id).find((candidate) => candidate.id === id.toLowerCase())
  if (!group) throw notFound(id)
  return group
}
