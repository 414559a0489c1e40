import { Hono } from 'hono'
import type { Context } from 'hono'
import { html } from 'hono/html'

import { canUse } from '../identity/entry'
import { banner, page, type Html } from '../server/page'
import type { Tenant, User } from '../world/model'
import { resellerLink } from '../world/commerce/resellerLink'
import { GLOBAL_ADMINISTRATOR } from '../world/roleTemplates'
import type { World } from '../world/world'
import { WorldError } from '../world/worldError'
import { fromElsewhere, sendPortal, type PageStatus } from './responses'
import type { PortalSession } from './sessions'
import { beginSignIn, finishSignIn, sessionIdOf, type Area, type SignInParts } from './signIn'

/** The link belongs to no tenant until somebody has signed in. */
const area: Area = { name: 'reseller', realm: 'organizations' }

export interface ResellerParts extends SignInParts {
  readonly world: World
}

const frame = (title: string, body: Html): Html => page({ title, body: html`${banner}<main class="middle"><section class="card wide"><h1>${title}</h1>${body}</section></main>` })
const problem = (title: string, text: string, otherAccount?: string): Html =>
  frame(title, html`<p role="alert">${text}</p>${otherAccount === undefined ? '' : html`<p><a class="button" href="${otherAccount}">Sign in with another account</a></p>`}`)

const agreePage = (partner: Tenant, customer: Tenant, user: User, csrf: string, action: string): Html => frame('Accept a reseller relationship', html`
<p><strong>${partner.displayName}</strong> asks to sell Microsoft products to <strong>${customer.displayName}</strong>.</p>
<p class="soft">The partner can then order subscriptions for your company and bills you for them. This gives no access to your company. You decide as ${user.displayName} (${user.userPrincipalName}).</p>
<form method="post" action="${action}"><input type="hidden" name="csrf" value="${csrf}">
<div class="row end"><button class="primary" type="submit" name="answer" value="agree">Accept</button></div></form>`)

const visitor = (parts: ResellerParts, session: PortalSession | undefined): User | undefined => {
  const user = session && parts.world.directory.user(session.homeTenantId, session.userId)
  return user?.accountEnabled === true && canUse(parts.world, user, user.tenantId) ? user : undefined
}

const agree = async (context: Context, { world, at }: ResellerParts, customer: Tenant, user: User, session: PortalSession): Promise<Response> => {
  const form = await context.req.parseBody()
  if (form['csrf'] !== session.csrf || form['answer'] !== 'agree' || fromElsewhere(context, at)) return sendPortal(context, problem('Not accepted', 'This form did not come from the page before it. Open the link again.'), 403)
  try {
    await world.resellers.agree(customer, user)
    return sendPortal(context, frame('Accepted', html`<p role="status">${world.directory.partner.displayName} can now sell to ${customer.displayName}.</p>`))
  } catch (error) {
    if (!(error instanceof WorldError)) throw error
    return sendPortal(context, problem('This could not be done', error.message), error.refusal === 'conflict' ? 409 : 403)
  }
}

const refusalOf = (world: World, customer: Tenant, user: User): readonly [status: PageStatus, title: string, text: string] | undefined => {
  if (customer.isPartner) return [403, 'This is your own company’s link', `${user.userPrincipalName} belongs to the partner. The customer’s global administrator follows it.`]
  if (world.resellers.sellsTo(customer)) return [409, 'Nothing left to do', `${world.directory.partner.displayName} sells to ${customer.displayName} already.`]
  if (user.directoryRoles.includes(GLOBAL_ADMINISTRATOR)) return undefined
  return [403, 'You cannot accept this', `${user.userPrincipalName} is not a global administrator of ${customer.displayName}.`]
}

const handle = async (context: Context, parts: ResellerParts): Promise<Response> => {
  const { world, at } = parts
  const { partner } = world.directory
  if (context.req.query('partnerId') !== partner.id) return sendPortal(context, problem('This link is not complete', 'Copy the whole link from the message, or ask the partner to send it again.'), 400)
  const here = resellerLink(at.portal, partner.id)
  const session = parts.sessions.find(sessionIdOf(context), area.name)
  const user = visitor(parts, session)
  if (context.req.query('other') !== undefined) {
    parts.sessions.end(sessionIdOf(context))
    return beginSignIn(context, parts, area, here, 'login')
  }
  const customer = user && world.directory.tenant(user.tenantId)
  if (!session || !user || !customer) return beginSignIn(context, parts, area, here)
  if (context.req.method === 'POST') return agree(context, parts, customer, user, session)
  const refused = refusalOf(world, customer, user)
  if (refused) return sendPortal(context, problem(refused[1], refused[2], `${here}&other=1`), refused[0])
  return sendPortal(context, agreePage(partner, customer, user, session.csrf, here))
}

/** The page on which a company lets the partner sell to it; to be mounted at /portal/reseller. */
export const resellerRoutes = (parts: ResellerParts): Hono => {
  const app = new Hono()
  app.get('/signed-in', async (context) => {
    const next = await finishSignIn(context, parts, area)
    return next === undefined ? sendPortal(context, problem('The sign-in did not finish', 'Open the link of the partner again.'), 400) : context.redirect(next, 303)
  })
  app.on(['GET', 'POST'], '/', (context) => handle(context, parts))
  return app
}
