import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Provider } from 'oidc-provider'

import type { Addresses } from '../server/addresses'
import { readBody, redirect, sendPage } from '../server/nodeHttp'
import type { User } from '../world/model'
import type { World } from '../world/world'
import { accountIdOf, homeRealms, tenantFor, userOf } from './accounts'
import type { Realm } from './accounts'
import { asMethod, demandedContext } from './demands'
import { canUse } from './entry'
import { noAccessPage, plainPage, signInPage } from './signInPages'

type Interaction = InstanceType<Provider['Interaction']>

export interface InteractionParts {
  readonly world: World
  readonly at: Addresses
  readonly provider: Provider
  readonly realm: Realm
}

const companyOf = ({ world, realm }: InteractionParts): string | undefined => world.directory.tenant(realm)?.displayName

/** Where a form may lead in the end: back to an application's loopback listener or to the portal. */
const formTargets = ['http://localhost:*', 'http://127.0.0.1:*']

const load = async (parts: InteractionParts, request: IncomingMessage, response: ServerResponse): Promise<Interaction | undefined> => {
  try {
    return await parts.provider.interactionDetails(request, response)
  } catch {
    await sendPage(response, 400, plainPage('This sign-in has ended', 'It took too long, or was answered already. Start again from the application.', true))
    return undefined
  }
}

const actionOf = (parts: InteractionParts, interaction: Interaction): string => `/${parts.realm}/interaction/${interaction.uid}`

const sendForm = async (parts: InteractionParts, response: ServerResponse, interaction: Interaction, userName: string, problem?: string): Promise<void> => {
  const form = signInPage({ action: actionOf(parts, interaction), company: companyOf(parts), userName, problem })
  await sendPage(response, problem === undefined ? 200 : 401, form, formTargets)
}

const sendNoAccess = (parts: InteractionParts, response: ServerResponse, interaction: Interaction, user: User): Promise<void> =>
  sendPage(response, 403, noAccessPage({ action: actionOf(parts, interaction), account: user.userPrincipalName, company: companyOf(parts) ?? 'this organization' }))

const mayEnter = ({ world, realm }: InteractionParts, user: User): boolean => homeRealms.includes(realm) || canUse(world, user, tenantFor(realm, user))

const show = async (parts: InteractionParts, request: IncomingMessage, response: ServerResponse, interaction: Interaction): Promise<void> => {
  const query = new URL(request.url ?? '/', parts.at.authority).searchParams
  const signedIn = userOf(parts.world, interaction.session?.accountId)
  const hinted = interaction.params['login_hint']
  if (signedIn && !mayEnter(parts, signedIn) && !query.has('other') && !query.has('user') && hinted === undefined) {
    return sendNoAccess(parts, response, interaction, signedIn)
  }
  await sendForm(parts, response, interaction, query.get('user') ?? (typeof hinted === 'string' ? hinted : ''))
}

/**
 * Puts a new account in place of the one that is signed in. Done here, because the library would end the old session with all
 * grants, and with them the refresh tokens of an application that has nothing to do with this browser.
 */
const replaceAccount = async (parts: InteractionParts, request: IncomingMessage, response: ServerResponse, interaction: Interaction, accountId: string): Promise<void> => {
  if (interaction.session?.accountId === undefined || interaction.session.accountId === accountId) return
  const session = await parts.provider.Session.get(parts.provider.createContext(request, response))
  delete session.authorizations
  session.loginAccount({ accountId })
  await session.persist()
  interaction.session = { ...interaction.session, accountId }
  await interaction.persist()
}

const problemOf = (world: World, userName: string): string =>
  world.directory.userByName(userName) === undefined
    ? "We could not find an account with that user name. Check it, or choose one of the practice accounts."
    : 'The user name or the password is not right, or the account is disabled.'

const answer = async (parts: InteractionParts, request: IncomingMessage, response: ServerResponse, interaction: Interaction): Promise<void> => {
  const body = new URLSearchParams(await readBody(request))
  const userName = (body.get('user') ?? '').trim()
  const user = await parts.world.directory.verifyPassword(userName, body.get('password') ?? '')
  if (!user) return sendForm(parts, response, interaction, userName, problemOf(parts.world, userName))
  if (!mayEnter(parts, user)) return sendNoAccess(parts, response, interaction, user)
  const accountId = accountIdOf(user)
  await replaceAccount(parts, request, response, interaction, accountId)
  const demanded = demandedContext(interaction.params['claims'])
  const result = { login: { accountId, amr: ['pwd', 'mfa', ...(demanded === undefined ? [] : [asMethod(demanded)])], remember: true } }
  redirect(response, await parts.provider.interactionResult(request, response, result, { mergeWithLastSubmission: false }))
}

/** A form of another site must not sign anybody in; browsers name the origin of every form. */
const fromElsewhere = (request: IncomingMessage, at: Addresses): boolean => {
  const { origin } = request.headers
  return origin !== undefined && origin !== at.authority
}

/** The steps of a sign-in between the application's request and the answer to it. */
export const handleInteraction = async (parts: InteractionParts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const interaction = await load(parts, request, response)
  if (!interaction) return
  if (request.method === 'GET') return show(parts, request, response, interaction)
  if (request.method !== 'POST' || fromElsewhere(request, parts.at)) {
    return sendPage(response, 403, plainPage('Not accepted', 'This form did not come from the sign-in page.', true))
  }
  await answer(parts, request, response, interaction)
}
