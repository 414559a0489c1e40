import { Hono } from 'hono'
import type { Context } from 'hono'

import { canUse } from '../identity/entry'
import type { Relationship, User } from '../world/model'
import { GLOBAL_ADMINISTRATOR } from '../world/roleTemplates'
import type { World } from '../world/world'
import { WorldError } from '../world/worldError'
import { approvalPage, approvalProblemPage, decidedPage } from './approvalPages'
import { fromElsewhere, sendPortal } from './responses'
import type { PortalSession } from './sessions'
import { beginSignIn, finishSignIn, sessionIdOf } from './signIn'
import type { Area, SignInParts } from './signIn'

/** The approval belongs to no tenant until somebody has signed in. */
const area: Area = { name: 'approve', realm: 'organizations' }

export interface ApprovalParts extends SignInParts {
  readonly world: World
}

type Problem = readonly [title: string, text: string, otherAccount: boolean]

const problemOfState = (one: Relationship | undefined): Problem | undefined => {
  if (!one || one.status === 'created') return ['Request not found', 'There is no such request, or the partner has withdrawn it. Ask the partner for a new link.', false]
  if (one.status === 'approvalPending') return undefined
  if (one.status === 'expired' && one.activatedDateTime === undefined) return ['Request expired', 'Nobody answered this request for 90 days. Ask the partner for a new one.', false]
  if (one.status === 'expired') return ['Relationship expired', 'This relationship has come to its end. Ask the partner for a new request.', false]
  if (['approved', 'activating', 'active'].includes(one.status)) return ['Already approved', 'This request was approved before. There is nothing left to do.', false]
  return ['Request closed', 'This request was declined or the relationship was ended. Ask the partner for a new one.', false]
}

const problemOfUser = (world: World, one: Relationship, user: User): Problem | undefined => {
  const own = world.directory.tenant(user.tenantId)
  if (own?.isPartner === true) return ['This is your own company’s request', `${user.userPrincipalName} belongs to the partner. The customer’s global administrator has to approve.`, true]
  if (one.customer && one.customer.tenantId !== user.tenantId) {
    return ['This request is for another company', `It was made for ${one.customer.displayName}, and ${user.userPrincipalName} belongs to ${own?.displayName ?? 'another company'}.`, true]
  }
  if (!user.directoryRoles.includes(GLOBAL_ADMINISTRATOR)) return ['You cannot approve this', `${user.userPrincipalName} is not a global administrator of ${own?.displayName ?? 'the company'}.`, true]
  return undefined
}

const statusOf = (title: string): 404 | 403 | 409 => {
  if (title === 'Request not found') return 404
  return title === 'You cannot approve this' || title.startsWith('This ') ? 403 : 409
}

const decide = async (context: Context, { world, at }: ApprovalParts, one: Relationship, user: User, session: PortalSession): Promise<Response> => {
  const form = await context.req.parseBody()
  if (form['csrf'] !== session.csrf || fromElsewhere(context, at)) return sendPortal(context, approvalProblemPage('Not accepted', 'This form did not come from the page before it. Open the link again.'), 403)
  const home = `${at.portal}/${user.tenantId}/relationships`
  const partner = world.directory.partner.displayName
  try {
    if (form['answer'] === 'approve') {
      await world.relationships.approve(one.id, user)
      return sendPortal(context, decidedPage('Approved', `${partner} can now administer your company with the roles of this request.`, home))
    }
    await world.relationships.reject(one.id, user)
    return sendPortal(context, decidedPage('Declined', `${partner} gets no access through this request.`, home))
  } catch (error) {
    if (error instanceof WorldError) return sendPortal(context, approvalProblemPage('This could not be done', error.message), 409)
    throw error
  }
}

const visitor = (parts: ApprovalParts, session: PortalSession | undefined): User | undefined => {
  const user = session && parts.world.directory.user(session.homeTenantId, session.userId)
  return user?.accountEnabled === true && canUse(parts.world, user, user.tenantId) ? user : undefined
}

const handle = async (context: Context, parts: ApprovalParts): Promise<Response> => {
  const id = context.req.param('relationshipId') ?? ''
  const session = parts.sessions.find(sessionIdOf(context), area.name)
  const user = visitor(parts, session)
  const here = `${parts.at.portal}/approve/${encodeURIComponent(id)}`
  if (context.req.query('other') !== undefined) {
    parts.sessions.end(sessionIdOf(context))
    return beginSignIn(context, parts, area, here, 'login')
  }
  if (!session || !user) return beginSignIn(context, parts, area, here)
  const relationship = parts.world.relationships.get(id)
  const problem = problemOfState(relationship) ?? (relationship && problemOfUser(parts.world, relationship, user))
  const customer = parts.world.directory.tenant(user.tenantId)
  if (problem || !relationship || !customer) {
    const [title, text, otherAccount] = problem ?? ['Request not found', 'There is no such request.', false]
    return sendPortal(context, approvalProblemPage(title, text, otherAccount), statusOf(title))
  }
  if (context.req.method === 'POST') return decide(context, parts, relationship, user, session)
  return sendPortal(context, approvalPage({ relationship, partner: parts.world.directory.partner, customer, user, csrf: session.csrf, action: here }))
}

/** The page on which a customer's administrator answers a request for delegated administration; to be mounted at /portal/approve. */
export const approvalRoutes = (parts: ApprovalParts): Hono => {
  const app = new Hono()
  app.get('/signed-in', async (context) => {
    const next = await finishSignIn(context, parts, area)
    return next === undefined
      ? sendPortal(context, approvalProblemPage('The sign-in did not finish', 'Open the link of the request again.'), 400)
      : context.redirect(next, 303)
  })
  app.on(['GET', 'POST'], '/:relationshipId', (context) => handle(context, parts))
  return app
}
