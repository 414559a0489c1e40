import { Hono } from 'hono'
import { z } from 'zod'
import type { Tenant, User } from '../../world/model'
import { GLOBAL_ADMINISTRATOR, USER_ADMINISTRATOR } from '../../world/roleTemplates'
import type { World } from '../../world/world'
import { answerCollection, answerEntity, listSource, locationOf, metadataUrl } from '../collection'
import { badRequest, denied, inDirectory, notFound } from '../graphError'
import { callerOf, requireRole, requireScope, tenantOf, type GraphContext, type GraphEnv } from '../guard'
import { bodyOf } from '../requestBody'
import { mayResetPassword, requireGoodPassword } from '../passwordRules'
import { DIRECTORY_OBJECT_SHOWN, USER_SHOWN as SHOWN, groupWire, ofType, roleWire, userWire } from '../wires'

const READ = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All', 'Directory.AccessAsUser.All']
const SEARCHABLE = ['displayName', 'givenName', 'mail', 'surname', 'userPrincipalName']
const MOST = 999

const passwordChange = z.object({ passwordProfile: z.object({ password: z.string(), forceChangePasswordNextSignIn: z.boolean().default(true) }) })

const creation = z.object({
  accountEnabled: z.boolean(), displayName: z.string().trim().min(1).max(256), mailNickname: z.string().trim().min(1).max(64), userPrincipalName: z.string().max(113),
  givenName: z.string().max(64).nullish(), surname: z.string().max(64).nullish(), usageLocation: z.string().length(2).nullish(),
  passwordProfile: z.object({ password: z.string(), forceChangePasswordNextSignIn: z.boolean().default(false) })
})

/** `/me` and its memberships, `/users`, `/users/{id or name}`, new users and the change of a password. */
export function userRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  app.get('/me', requireScope('User.Read', ...READ), (context) => answerEntity(context, userWire(requireCaller(world, context)), 'users', SHOWN))
  // Groups and roles are not nested here, so both ways of asking have one answer.
  for (const path of ['/me/memberOf', '/me/transitiveMemberOf']) {
    app.get(path, requireScope('User.Read', ...READ), (context) => answerMemberships(world, context, requireCaller(world, context)))
  }
  app.get('/users', requireScope(...READ), (context) =>
    answerCollection(context, listSource(world.directory.users(tenantOf(world, context).id).map(userWire)), { name: 'users', most: MOST, shown: SHOWN, searchable: SEARCHABLE }))
  app.post('/users', requireScope('User.ReadWrite.All', 'Directory.ReadWrite.All', 'Directory.AccessAsUser.All'), requireRole(world, GLOBAL_ADMINISTRATOR, USER_ADMINISTRATOR), async (context) => {
    const user = await addUser(world, tenantOf(world, context), await bodyOf(context, creation))
    context.header('Location', locationOf(context, user.id))
    return context.json({ '@odata.context': metadataUrl(context, 'users/$entity'), ...Object.fromEntries(SHOWN.map((name) => [name, userWire(user)[name]])) }, 201)
  })
  app.get('/users/:key', requireScope(...READ), (context) => answerEntity(context, userWire(requireUser(world, context)), 'users', SHOWN))
  for (const path of ['/users/:key/memberOf', '/users/:key/transitiveMemberOf']) {
    app.get(path, requireScope(...READ), (context) => answerMemberships(world, context, requireUser(world, context)))
  }
  app.patch('/users/:key', requireScope('User-PasswordProfile.ReadWrite.All', 'Directory.AccessAsUser.All'), async (context) => {
    const user = requireUser(world, context)
    const { passwordProfile } = await bodyOf(context, passwordChange)
    if (user.onPremisesSyncEnabled) throw badRequest('Unable to update the specified properties for on-premises mastered Directory Sync objects.')
    if (!mayResetPassword(world.rolesIn(context.get('claims').userId, user.tenantId), user)) throw denied()
    requireGoodPassword(world, user, passwordProfile.password)
    await world.directory.setPassword(user.tenantId, user.id, passwordProfile.password, passwordProfile.forceChangePasswordNextSignIn)
    return context.body(null, 204)
  })
  return app
}

/** @throws GraphError 400, also for a name that is taken, as Graph has it */
async function addUser(world: World, tenant: Tenant, wanted: z.infer<typeof creation>): Promise<User> {
  const { displayName, userPrincipalName, givenName, surname, usageLocation, accountEnabled, passwordProfile: { password, forceChangePasswordNextSignIn } } = wanted
  requireGoodPassword(world, { tenantId: tenant.id, userPrincipalName }, password)
  return inDirectory(world.directory.addUser(tenant.id, {
    displayName, userPrincipalName, password, accountEnabled, mustChangePassword: forceChangePasswordNextSignIn, givenName: givenName ?? '', surname: surname ?? '',
    ...(usageLocation ? { usageLocation } : {})
  }))
}

function requireCaller(world: World, context: GraphContext): User {
  const caller = callerOf(world, context)
  // A technician who entered a customer's tenant has no account there.
  if (!caller) throw notFound(context.get('claims').userId)
  return caller
}

/** By id or user name, in the token's tenant only. */
export function requireUser(world: World, context: GraphContext): User {
  const { id: tenantId } = tenantOf(world, context)
  const key = context.req.param('key') ?? ''
  const found = key.includes('@') ? world.directory.userByName(key) : world.directory.user(tenantId, key)
  if (found?.tenantId !== tenantId) throw notFound(key)
  return found
}

function answerMemberships(world: World, context: GraphContext, user: User): Response {
  const groups = world.directory.groups(user.tenantId).filter((group) => user.groups.includes(group.id)).map((group) => ofType('group', groupWire(group)))
  const roles = user.directoryRoles.map((role) => ofType('directoryRole', roleWire(world, user.tenantId, role)))
  return answerCollection(context, listSource([...groups, ...roles]), { name: 'directoryObjects', most: MOST, mixed: true, shown: DIRECTORY_OBJECT_SHOWN })
}
