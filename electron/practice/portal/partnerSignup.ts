import { Hono } from 'hono'
import type { Context } from 'hono'

import { canUse } from '../identity/entry'
import type { User } from '../world/model'
import { hasExpired } from '../world/quotes/quote'
import type { Quote } from '../world/quotes/quote'
import { isLinkOf, quoteQuery } from '../world/quotes/quoteLink'
import { GLOBAL_ADMINISTRATOR } from '../world/roleTemplates'
import type { World } from '../world/world'
import { WorldError } from '../world/worldError'
import { offerView } from './offerView'
import { acceptedPage, declinedPage, landingPage, licencesField, offerProblemPage, reviewPage } from './partnerSignupPages'
import type { OfferLinks } from './partnerSignupPages'
import { fromElsewhere, sendPortal } from './responses'
import type { PageStatus } from './responses'
import type { PortalSession } from './sessions'
import { companySignUp } from './companySignUp'
import { beginSignIn, finishSignIn, sessionIdOf } from './signIn'
import type { Area, SignInParts } from './signIn'

/** The offer belongs to no tenant until somebody has signed in. */
const area: Area = { name: 'partnersignup', realm: 'organizations' }

export interface PartnerSignupParts extends SignInParts {
  readonly world: World
}

/** One request about one offer. */
interface OfferVisit {
  readonly context: Context
  readonly parts: PartnerSignupParts
  readonly quote: Quote
  readonly links: OfferLinks
}

type Problem = readonly [status: PageStatus, title: string, text: string]

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The offer that a link names, or what is wrong with the link. */
const quoteOfLink = (context: Context, world: World): Quote | Problem => {
  const [type, id, partnerId] = [context.req.query('type') ?? '', context.req.query('id') ?? '', context.req.query('msppid') ?? '']
  if (!guid.test(id) || type === '' || partnerId === '') return [400, 'This link is not complete', 'Part of the link is missing. Copy the whole link from the message, or ask the partner to send it again.']
  const quote = world.quotes.get(id)
  if (!quote) return [404, 'Offer not found', 'There is no such offer. Ask the partner for a new link.']
  return isLinkOf(quote, type, partnerId) ? quote : [400, 'This link was changed', 'The link does not belong to the offer that it names. Copy the whole link from the message.']
}

const problemOfState = (quote: Quote, world: World): Problem | undefined => {
  if (quote.withdrawnDate !== undefined) return [409, 'Offer withdrawn', 'The partner has withdrawn this offer. Ask the partner for a new one.']
  if (hasExpired(quote, world.now())) return [409, 'Offer expired', 'The time to accept this offer is over. Ask the partner for a new one.']
  return undefined
}

const problemOfUser = (world: World, user: User): Problem | undefined => {
  const own = world.directory.tenant(user.tenantId)
  if (own?.isPartner === true) return [403, 'This is your own company’s offer', `${user.userPrincipalName} belongs to the partner. The customer’s global administrator answers it.`]
  if (user.directoryRoles.includes(GLOBAL_ADMINISTRATOR)) return undefined
  return [403, 'You cannot answer this', `${user.userPrincipalName} is not a global administrator of ${own?.displayName ?? 'the company'}.`]
}

const sendProblem = ({ context, links }: OfferVisit, [status, title, text]: Problem): Promise<Response> =>
  sendPortal(context, offerProblemPage(title, text, status === 403 ? links.signIn : undefined), status)

const visitorOf = ({ parts: { world } }: OfferVisit, session: PortalSession | undefined): User | undefined => {
  const user = session && world.directory.user(session.homeTenantId, session.userId)
  return user?.accountEnabled === true && canUse(world, user, user.tenantId) ? user : undefined
}

const sendReview = (visit: OfferVisit, user: User, session: PortalSession, refused?: { readonly problem: string; readonly typed: Readonly<Record<string, string>> }, status: PageStatus = 200): Promise<Response> => {
  const { context, parts: { world }, quote, links } = visit
  const customer = world.directory.tenant(user.tenantId)
  if (!customer) return sendProblem(visit, [404, 'No such company', 'The company of this account is gone.'])
  const declined = quote.declines.find((one) => one.tenantId === customer.id)
  return sendPortal(context, reviewPage({ offer: offerView(world, quote), customer, user, csrf: session.csrf, links, ...(declined ? { declined } : {}), ...refused }), status)
}

const formOf = async (context: Context): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(Object.entries(await context.req.parseBody()).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

/** A number as it was typed; what is none becomes one that the rules refuse. */
const numberOf = (text: string): number => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : Number.NaN)

const carryOut = async ({ parts: { world }, quote }: OfferVisit, user: User, form: Readonly<Record<string, string>>): Promise<'accepted' | 'declined'> => {
  if (form['answer'] !== 'accept') {
    await world.quoteAnswers.decline(quote.id, user)
    return 'declined'
  }
  const items = quote.items.flatMap(({ offerId }) => {
    const typed = form[licencesField(offerId)]
    return typed === undefined ? [] : [{ offerId, quantity: numberOf(typed) }]
  })
  await world.quoteAnswers.accept(quote.id, { items, delegatedAdministration: form['delegated'] !== undefined }, user)
  return 'accepted'
}

const answer = async (visit: OfferVisit, user: User, session: PortalSession): Promise<Response> => {
  const { context, parts: { at }, links } = visit
  const form = await formOf(context)
  if (form['csrf'] !== session.csrf || fromElsewhere(context, at)) return sendProblem(visit, [400, 'Not accepted', 'This form did not come from the page before it. Open the link again.'])
  try {
    return context.redirect(`${links.here}&done=${await carryOut(visit, user, form)}`, 303)
  } catch (error) {
    if (!(error instanceof WorldError)) throw error
    return sendReview(visit, user, session, { problem: error.message, typed: form }, error.refusal === 'conflict' ? 409 : 400)
  }
}

const whenSignedIn = (visit: OfferVisit, user: User, session: PortalSession): Promise<Response> => {
  const { context, parts: { world, at }, quote, links } = visit
  const view = offerView(world, quote)
  const done = context.req.query('done')
  const own = quote.acceptances.find((one) => one.tenantId === user.tenantId)
  if (own) return sendPortal(context, acceptedPage(view, own, `${at.portal}/${user.tenantId}`, done === 'accepted'), done === 'accepted' ? 200 : 409)
  const problem = problemOfState(quote, world) ?? problemOfUser(world, user)
  if (problem) return sendProblem(visit, problem)
  if (context.req.method === 'POST') return answer(visit, user, session)
  if (done === 'declined' && quote.declines.some((one) => one.tenantId === user.tenantId)) return sendPortal(context, declinedPage(view, links.here))
  return sendReview(visit, user, session)
}

const handle = async (context: Context, parts: PartnerSignupParts): Promise<Response> => {
  const quote = quoteOfLink(context, parts.world)
  if (!('id' in quote)) return sendPortal(context, offerProblemPage(quote[1], quote[2]), quote[0])
  const here = `${parts.at.portal}/${area.name}?${quoteQuery(quote)}`
  const visit: OfferVisit = { context, parts, quote, links: { here, signIn: `${here}&step=sign-in`, signUp: `${here}&step=sign-up` } }
  const session = parts.sessions.find(sessionIdOf(context), area.name)
  const user = visitorOf(visit, session)
  const step = context.req.query('step')
  if (step === 'sign-in') {
    parts.sessions.end(sessionIdOf(context))
    return beginSignIn(context, parts, area, here, user ? 'login' : undefined)
  }
  if (session && user) return whenSignedIn(visit, user, session)
  const problem = problemOfState(quote, parts.world)
  if (problem) return sendProblem(visit, problem)
  if (step === 'sign-up') return companySignUp(context, parts, area, offerView(parts.world, quote), visit.links)
  return context.req.method === 'POST'
    ? sendProblem(visit, [401, 'Your session has ended', 'Nothing was accepted. Open the link again and sign in.'])
    : sendPortal(context, landingPage(offerView(parts.world, quote), visit.links))
}

/** The customer's side of an offer, behind the link in the partner's message; to be mounted at /portal/partnersignup (rules 4.3, 4.7). */
export const partnerSignupRoutes = (parts: PartnerSignupParts): Hono => {
  const app = new Hono()
  app.get('/signed-in', async (context) => {
    const next = await finishSignIn(context, parts, area)
    return next === undefined
      ? sendPortal(context, offerProblemPage('The sign-in did not finish', 'Open the link of the offer again.'), 400)
      : context.redirect(next, 303)
  })
  app.on(['GET', 'POST'], '/', (context) => handle(context, parts))
  return app
}
