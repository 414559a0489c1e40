import { Hono } from 'hono'
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { User } from '../../world/model'
import { onPremisesRefusal } from '../../world/passwordPolicy'
import type { PasswordOperation } from '../../world/passwordResets'
import type { World } from '../../world/world'
import { answerCollection, listSource, metadataUrl, type Wire } from '../collection'
import { badRequest, denied, notFound } from '../graphError'
import { requireScope, type GraphContext, type GraphEnv } from '../guard'
import { mayResetPassword, requireGoodPassword } from '../passwordRules'
import { bodyOf } from '../requestBody'
import { toSeconds } from '../wires'
import { requireUser } from './users'

/** The id that the password has among the authentication methods of every user of every tenant. */
const PASSWORD_METHOD = '28c10230-6103-485e-b985-444c60001490'
const READ = ['UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All']
const RETRY_AFTER_SECONDS = '1'
const MOST = 100

const resetRequest = z.object({ newPassword: z.string().optional() })

/** `/users/{id}/authentication`: the password as a method, its reset, and the operations that resets become. */
export function authenticationRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  for (const path of ['/users/:key/authentication/methods', '/users/:key/authentication/passwordMethods']) {
    app.get(path, requireScope(...READ), (context) => {
      requireTarget(world, context)
      return answerCollection(context, listSource([passwordWire()]), { name: 'authenticationMethods', most: MOST })
    })
  }
  app.post('/users/:key/authentication/methods/:method/resetPassword', requireScope('UserAuthenticationMethod.ReadWrite.All'), (context) => reset(world, context))
  app.get('/users/:key/authentication/operations', requireScope(...READ), (context) => {
    const operations = world.passwordResets.of(requireTarget(world, context).id).map(operationWire)
    return answerCollection(context, listSource(operations), { name: 'longRunningOperations', most: MOST })
  })
  app.get('/users/:key/authentication/operations/:id', requireScope(...READ), (context) => {
    const id = context.req.param('id')
    const operation = world.passwordResets.of(requireTarget(world, context).id).find((one) => one.id === id.toLowerCase())
    if (!operation) throw notFound(id)
    return context.json({ '@odata.context': metadataUrl(context, 'longRunningOperations/$entity'), ...operationWire(operation) })
  })
  return app
}

async function reset(world: World, context: GraphContext): Promise<Response> {
  if (context.req.param('method') !== PASSWORD_METHOD) throw notFound(context.req.param('method') ?? '')
  const user = requireTarget(world, context)
  const { newPassword } = context.req.header('content-length') === '0' || !context.req.raw.body ? {} : await bodyOf(context, resetRequest)
  if (newPassword === undefined && user.onPremisesSyncEnabled) throw badRequest('A new password is required for a user who is synchronized from on-premises.')
  const password = newPassword ?? generated()
  requireGoodPassword(world, user, password)
  const id = await world.passwordResets.begin(user, password, user.onPremisesSyncEnabled ? onPremisesRefusal(password) : undefined)
  const { origin, pathname } = new URL(context.req.url)
  context.header('Location', `${origin}${pathname.slice(0, pathname.indexOf('/methods/'))}/operations/${id}`)
  context.header('Retry-After', RETRY_AFTER_SECONDS)
  return context.json(newPassword === undefined ? { '@odata.context': metadataUrl(context, 'microsoft.graph.passwordResetResponse'), newPassword: password } : {}, 202)
}

/** Somebody else whom the caller may reset. */
function requireTarget(world: World, context: GraphContext): User {
  const user = requireUser(world, context)
  const { userId } = context.get('claims')
  if (user.id === userId) throw denied('This operation cannot be performed on the own account.')
  if (!mayResetPassword(world.rolesIn(userId, user.tenantId), user)) throw denied()
  return user
}

function passwordWire(): Wire {
  return { '@odata.type': '#microsoft.graph.passwordAuthenticationMethod', id: PASSWORD_METHOD, password: null, createdDateTime: null }
}

function operationWire({ id, status, createdDateTime, lastActionDateTime, statusDetail }: PasswordOperation): Wire {
  return { id, status, createdDateTime: toSeconds(createdDateTime), lastActionDateTime: toSeconds(lastActionDateTime), resourceLocation: null, statusDetail: statusDetail ?? null }
}

const one = (signs: string): string => signs[randomInt(signs.length)] ?? ''

/** In the form of the service's own. */
function generated(): string {
  const vowels = 'aeiou'
  const consonants = 'bcdfghjklmnpqrstvwxyz'
  return `${one(consonants).toUpperCase()}${one(vowels)}${one(consonants)}${one(vowels)}${String(randomInt(10_000, 100_000))}`
}
