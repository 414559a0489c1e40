import { Hono } from 'hono'
import type { World } from '../../world/world'
import { answerCollection, answerEntity, listSource, type Wire } from '../collection'
import { notFound } from '../graphError'
import { requireScope, tenantOf, type GraphContext, type GraphEnv } from '../guard'
import { DIRECTORY_OBJECT_SHOWN, USER_SHOWN, ofType, roleWire, userWire } from '../wires'

const READ = ['RoleManagement.Read.Directory', 'Directory.Read.All', 'Directory.ReadWrite.All']
/** Roles and their members come at once: neither knows `$top`. */
const MOST = 1_000
/** What `$expand` brings along at most, without a word about the rest. */
const MOST_EXPANDED = 20
const BY_TEMPLATE = /^(?:roleTemplateId=)?['(]*(?:roleTemplateId=)?'?([\da-f-]{36})'?\)?$/i

/** `/directoryRoles` lists activated roles only: those that someone in the tenant holds. */
export function directoryRoleRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  app.use('/directoryRoles/*', requireScope(...READ))
  app.get('/directoryRoles', (context) => {
    const tenantId = tenantOf(world, context).id
    const expand = /\bmembers\b/.test(context.req.query('$expand') ?? '')
    const roles = activated(world, tenantId).map((template) => (expand ? withMembers(world, tenantId, template) : roleWire(world, tenantId, template)))
    return answerCollection(context, listSource(roles), { name: 'directoryRoles', most: MOST, unpaged: true })
  })
  app.get('/directoryRoles/:key', (context) => answerEntity(context, roleWire(world, tenantOf(world, context).id, requireTemplate(world, context)), 'directoryRoles'))
  app.get('/directoryRoles/:key/members', (context) =>
    answerCollection(context, listSource(membersOf(world, tenantOf(world, context).id, requireTemplate(world, context))), { name: 'directoryObjects', most: MOST, unpaged: true, mixed: true, shown: DIRECTORY_OBJECT_SHOWN }))
  return app
}

function activated(world: World, tenantId: string): readonly string[] {
  return [...new Set(world.directory.users(tenantId).flatMap((user) => user.directoryRoles))]
}

function withMembers(world: World, tenantId: string, templateId: string): Wire {
  return { ...roleWire(world, tenantId, templateId), members: membersOf(world, tenantId, templateId).slice(0, MOST_EXPANDED).map(asShown) }
}

/** Brought along, a member shows no more than when nothing is selected. */
function asShown(member: Wire): Wire {
  return Object.fromEntries(['@odata.type', ...USER_SHOWN].map((name) => [name, member[name]]))
}

function membersOf(world: World, tenantId: string, templateId: string): readonly Wire[] {
  return world.directory.users(tenantId).filter((user) => user.directoryRoles.includes(templateId)).map((user) => ofType('user', userWire(user)))
}

/** By the role's id in the tenant or by `roleTemplateId=`. */
function requireTemplate(world: World, context: GraphContext): string {
  const tenantId = tenantOf(world, context).id
  const key = context.req.param('key') ?? ''
  const id = BY_TEMPLATE.exec(key)?.[1]?.toLowerCase()
  const byTemplate = key.toLowerCase().startsWith('roletemplateid=')
  const found = activated(world, tenantId).find((template) => (byTemplate ? template : roleWire(world, tenantId, template)['id']) === id)
  if (found === undefined) throw notFound(key)
  return found
}
