import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

import { WorldError } from '../world/worldError'
import type { World } from '../world/world'
import type { OfferView } from './offerView'
import { offerProblemPage, signUpPage } from './partnerSignupPages'
import type { OfferLinks } from './partnerSignupPages'
import { fromElsewhere, sendPortal } from './responses'
import { secret } from './sessions'
import { keepSession } from './signIn'
import type { Area, SignInParts } from './signIn'

export interface SignUpParts extends SignInParts {
  readonly world: World
}

/** Proves, while nobody is signed in yet, that the form is this page's own. */
const formCookie = 'practice_sign_up'
const shortest = 8

const showForm = (context: Context, area: Area, offer: OfferView, links: OfferLinks): Promise<Response> => {
  const token = secret()
  setCookie(context, formCookie, token, { path: `/portal/${area.name}`, httpOnly: true, sameSite: 'Lax', maxAge: 3600 })
  return sendPortal(context, signUpPage(offer, links, token))
}

const fieldsOf = async (context: Context): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(Object.entries(await context.req.parseBody()).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

/** Shows the form with which a company signs up, or carries it out: the company is there, and its administrator is signed in. */
export const companySignUp = async (context: Context, parts: SignUpParts, area: Area, offer: OfferView, links: OfferLinks): Promise<Response> => {
  if (context.req.method !== 'POST') return showForm(context, area, offer, links)
  const fields = await fieldsOf(context)
  const token = getCookie(context, formCookie)
  if (token === undefined || fields['csrf'] !== token || fromElsewhere(context, parts.at)) {
    return sendPortal(context, offerProblemPage('Not accepted', 'This form did not come from the page before it. Open the link again.'), 403)
  }
  const { company = '', domain = '', administrator = '', alias = '', password = '' } = fields
  const again = (problem: string): Promise<Response> => sendPortal(context, signUpPage(offer, links, token, fields, problem), 400)
  if (password.length < shortest) return again(`The password needs at least ${shortest} characters.`)
  try {
    const country = offer.quote.country ?? offer.office?.country ?? offer.partner.country
    const user = await parts.world.directory.signUp({ displayName: company, domain, country, administratorName: administrator, administratorAlias: alias.trim(), password })
    keepSession(context, area, parts.sessions.start({ area: area.name, tenantId: user.tenantId, userId: user.id, homeTenantId: user.tenantId }))
    return context.redirect(links.here, 303)
  } catch (error) {
    if (error instanceof WorldError) return again(error.message)
    throw error
  }
}
