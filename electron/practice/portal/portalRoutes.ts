import { Hono } from 'hono'
import type { Context, MiddlewareHandler } from 'hono'
import { html } from 'hono/html'

import { canUse } from '../identity/entry'
import { banner, page } from '../server/page'
import type { Html } from '../server/page'
import type { Addresses } from '../server/addresses'
import { isValidSignIn } from '../world/validSignIn'
import type { World } from '../world/world'
import { approvalRoutes } from './approval'
import { commerceRoutes } from './commerceRoutes'
import { labRoutes } from './lab'
import { labShared, labSharedRoutes } from './labMarks'
import { homePage } from './pages/home'
import { domainsPage, missingPage, purchasePage, subscriptionsPage } from './pages/records'
import { partnerSignupRoutes } from './partnerSignup'
import { resellerRoutes } from './reseller'
import { relationshipRoutes } from './relationshipRoutes'
import { requireRight } from './requireRight'
import { sendPortal } from './responses'
import { rightsOf } from './rights'
import { PortalSessions } from './sessions'
import { beginSignIn, finishSignIn, sessionIdOf } from './signIn'
import type { Area } from './signIn'
import { supportRoutes } from './supportRoutes'
import { userRoutes } from './userRoutes'
import type { PortalEnvironment, Visit } from './visit'

export interface PortalParts {
  readonly world: World
  readonly at: Addresses
  /** Whether the page with every way of leaving exists. */
  readonly control: boolean
}

const simplePage = (title: string, text: string, next?: Html): Html => page({
  title,
  body: html`${banner}<main class="middle"><section class="card"><h1>${title}</h1><p role="alert">${text}</p>${next ?? ''}</section></main>`
})

const areaOf = (tenantId: string): Area => ({ name: tenantId, realm: tenantId })

const tenantIdOf = (context: Context): string => context.req.param('tenantId') ?? ''

/** Says that the right to be here is gone: relationship ended, taken out of the group, account disabled. */
const accessEnded = (context: Context, company: string): Promise<Response> =>
  sendPortal(context, simplePage('Access has ended', `You can no longer act for ${company}: the relationship has ended, or your account was taken out of it.`), 403)

/** Lets only those in who are signed in for this very tenant and may be there now. */
const requireVisit = ({ world, at, control }: PortalParts, sessions: PortalSessions): MiddlewareHandler<PortalEnvironment> => async (context, next) => {
  const tenant = world.directory.tenant(tenantIdOf(context))
  if (!tenant) return sendPortal(context, simplePage('No such company', 'There is no company with this tenant ID.'), 404)
  const session = sessions.find(sessionIdOf(context), tenant.id)
  const { pathname, search } = new URL(context.req.url)
  if (!session) return beginSignIn(context, { at, sessions }, areaOf(tenant.id), pathname + search)
  const user = world.directory.user(session.homeTenantId, session.userId)
  if (!user?.accountEnabled || !canUse(world, user, tenant.id)) return accessEnded(context, tenant.displayName)
  if (!isValidSignIn(user, session.startedAt)) return beginSignIn(context, { at, sessions }, areaOf(tenant.id), pathname + search)
  const visit: Visit = { world, at, session, tenant, user, rights: rightsOf(world, user, tenant.id), base: `/portal/${tenant.id}`, lab: control }
  context.set('visit', visit)
  await next()
  return undefined
}

const signOut = (context: Context<PortalEnvironment>, sessions: PortalSessions): Response => {
  const { at, tenant } = context.get('visit')
  sessions.end(sessionIdOf(context))
  return context.redirect(`${at.authority}/${tenant.id}/oauth2/v2.0/logout`, 303)
}

const tenantRoutes = (parts: PortalParts, sessions: PortalSessions): Hono<PortalEnvironment> => {
  const app = new Hono<PortalEnvironment>()
  app.get('/signed-in', async (context) => {
    const next = await finishSignIn(context, { at: parts.at, sessions }, areaOf(tenantIdOf(context)))
    return next === undefined
      ? sendPortal(context, simplePage('The sign-in did not finish', context.req.query('error_description') ?? 'It took too long or was begun in another window. Open the portal again.'), 400)
      : context.redirect(next, 303)
  })
  app.use(requireVisit(parts, sessions))
  app.get('/', (context) => sendPortal(context, homePage(context.get('visit'))))
  app.get('/sign-out', (context) => signOut(context, sessions))
  app.route('/users', userRoutes())
  app.get('/domains', requireRight('domains', 'domains'), (context) => sendPortal(context, domainsPage(context.get('visit'))))
  app.get('/subscriptions', requireRight('subscriptions', 'subscriptions'), (context) => sendPortal(context, subscriptionsPage(context.get('visit'))))
  app.get('/purchase', requireRight('purchase', 'purchases'), (context) => sendPortal(context, purchasePage(context.get('visit'))))
  app.route('/relationships', relationshipRoutes())
  app.route('/support', supportRoutes())
  app.route('/commerce', commerceRoutes())
  if (parts.control) app.route('/lab', labRoutes())
  app.all('*', (context) => sendPortal(context, missingPage(context.get('visit')), 404))
  return app
}

/** The web pages of the practice cloud's portal host: approval, and one portal for each tenant. */
export const portalRoutes = (parts: PortalParts): Hono => {
  const sessions = new PortalSessions(() => parts.world.now())
  // A portal's first page answers with and without the slash at its end.
  const app = new Hono({ strict: false })
  app.route('/portal/approve', approvalRoutes({ world: parts.world, at: parts.at, sessions }))
  app.route('/portal/reseller', resellerRoutes({ world: parts.world, at: parts.at, sessions }))
  app.route('/portal/partnersignup', partnerSignupRoutes({ world: parts.world, at: parts.at, sessions }))
  if (parts.control) app.route(labShared, labSharedRoutes())
  app.route('/portal/:tenantId', tenantRoutes(parts, sessions))
  app.get('/', (context) => sendPortal(context, simplePage('Practice cloud', 'Open the portal of a company from Partner Desk.')))
  app.notFound((context) => sendPortal(context, simplePage('Not found', 'There is nothing at this address.'), 404))
  return app
}
