import { randomInt } from 'node:crypto'

import { Hono } from 'hono'
import type { Context } from 'hono'

import type { User } from '../world/model'
import { WorldError } from '../world/worldError'
import { forbiddenPage, missingPage } from './pages/records'
import { addUserPage, resetDonePage, resetPage, usersPage } from './pages/users'
import { readForm } from './readForm'
import { requireRight } from './requireRight'
import { sendPortal } from './responses'
import { mayReset } from './rights'
import type { PortalEnvironment } from './visit'

type Visited = Context<PortalEnvironment>

/** No letters or digits that look alike. */
const letters = 'abcdefghjkmnpqrstuvwxyz'
const digits = '23456789'

const pick = (from: string, count: number): string => Array.from({ length: count }, () => from[randomInt(from.length)]).join('')

const newPassword = (): string => `${pick(letters.toUpperCase(), 3)}${pick(letters, 7)}-${pick(digits, 4)}`

const add = async (context: Visited): Promise<Response> => {
  const visit = context.get('visit')
  const form = await readForm(context)
  if (!form) return sendPortal(context, forbiddenPage(visit, 'forms of other pages'), 403)
  const { displayName = '', alias = '', domain = '', password = '' } = form
  if (password.length < 8) return sendPortal(context, addUserPage(visit, 'The password needs at least 8 characters.', form), 400)
  try {
    await visit.world.directory.addUser(visit.tenant.id, { userPrincipalName: `${alias.trim()}@${domain}`, displayName: displayName.trim(), password })
    return context.redirect(`${visit.base}/users?added=${encodeURIComponent(displayName.trim())}`, 303)
  } catch (error) {
    if (error instanceof WorldError) return sendPortal(context, addUserPage(visit, error.message, form), 400)
    throw error
  }
}

const reset = async (context: Visited, target: User): Promise<Response> => {
  const visit = context.get('visit')
  if (!(await readForm(context))) return sendPortal(context, forbiddenPage(visit, 'forms of other pages'), 403)
  const password = newPassword()
  await visit.world.directory.setPassword(visit.tenant.id, target.id, password)
  return sendPortal(context, resetDonePage(visit, target, password))
}

const withTarget = (next: (context: Visited, target: User) => Promise<Response>) => async (context: Visited): Promise<Response> => {
  const visit = context.get('visit')
  const target = visit.world.directory.user(visit.tenant.id, context.req.param('userId') ?? '')
  if (!target) return sendPortal(context, missingPage(visit), 404)
  if (!mayReset(visit.world, visit.user, target)) return sendPortal(context, forbiddenPage(visit, 'resetting this password'), 403)
  return next(context, target)
}

/** Users of a tenant: list, add, reset a password. */
export const userRoutes = (): Hono<PortalEnvironment> => {
  const app = new Hono<PortalEnvironment>()
  app.use(requireRight('users', 'users'))
  app.get('/', (context) => sendPortal(context, usersPage(context.get('visit'), context.req.query('added'))))
  app.get('/add', requireRight('addUsers', 'adding users'), (context) => sendPortal(context, addUserPage(context.get('visit'))))
  app.post('/add', requireRight('addUsers', 'adding users'), add)
  app.get('/:userId/password', withTarget((context, target) => sendPortal(context, resetPage(context.get('visit'), target))))
  app.post('/:userId/password', withTarget(reset))
  return app
}
