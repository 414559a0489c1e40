import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Provider } from 'oidc-provider'

import type { Addresses } from '../server/addresses'
import { readBody, redirect, requestWithBody, sendJson, sendPage } from '../server/nodeHttp'
import type { World } from '../world/world'
import { homeRealms } from './accounts'
import type { Realm } from './accounts'
import { demandedContext } from './demands'
import { discoveryDocument } from './discovery'
import { entraError } from './entraErrors'
import { handleInteraction } from './interaction'
import { kvAdapters } from './kvAdapter'
import { Providers, makeProvider } from './provider'
import { readScopes, toStored } from './scopes'
import { plainPage, signInHelpPage } from './signInPages'
import type { SigningKey } from './signingKey'
import { noteIn, useTokenAnswers } from './tokenEndpoint'
import type { TokenNotes } from './tokenEndpoint'

/** Answers a request to the host of the identity provider. */
export type IdentityHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

interface Route {
  /** As the client wrote it: an id, a domain, `organizations`, `common`. */
  readonly segment: string
  readonly realm: Realm
  /** Path and query below the segment. */
  readonly rest: string
}

const routeOf = (world: World, url: string): Route | undefined => {
  const match = /^\/([^/?]+)(\/[^?]*)?(\?.*)?$/.exec(url)
  const segment = match?.[1]?.toLowerCase()
  if (segment === undefined) return undefined
  const realm = homeRealms.includes(segment) ? segment : (world.directory.tenant(segment) ?? world.directory.tenantByDomain(segment))?.id
  return realm === undefined ? undefined : { segment, realm, rest: `${match?.[2] ?? '/'}${match?.[3] ?? ''}` }
}

const correlationOf = (request: IncomingMessage): string | undefined => {
  const given = request.headers['client-request-id']
  return typeof given === 'string' ? given : undefined
}

const sendRefusal = (request: IncomingMessage, response: ServerResponse, ...[refusal, detail]: [Parameters<typeof entraError>[0], string?]): void => {
  const { status, body } = entraError(refusal, correlationOf(request), detail)
  sendJson(response, status, body)
}

/** Gives a request to the library, mounted below the segment. */
const pass = (provider: Provider, request: IncomingMessage, response: ServerResponse, route: Route, rest = route.rest): Promise<void> => {
  Object.assign(request, { originalUrl: `/${route.segment}${rest}`, url: rest })
  return provider.callback()(request, response)
}

const authorize = async (provider: Provider, request: IncomingMessage, response: ServerResponse, route: Route, at: Addresses): Promise<void> => {
  const url = new URL(route.rest, at.authority)
  const reading = readScopes(url.searchParams.get('scope') ?? '', at)
  if (!reading.ok) return sendPage(response, 400, plainPage('The application asked for something unknown', `AADSTS${reading.code}: ${reading.message}`, true))
  // The library keeps offline_access only with a consent page; here every desktop sign-in gets a refresh token.
  url.searchParams.set('scope', ['openid', 'profile', 'email', ...(reading.requested ? [toStored(reading.requested)] : [])].join(' '))
  const prompt = url.searchParams.get('prompt')
  if (prompt === 'select_account') url.searchParams.set('prompt', 'login')
  else if (prompt !== null && prompt !== 'none' && prompt !== 'login') url.searchParams.delete('prompt')
  await pass(provider, request, response, route, `${url.pathname}${url.search}`)
}

const token = async (provider: Provider, request: IncomingMessage, response: ServerResponse, route: Route, at: Addresses, notes: TokenNotes): Promise<void> => {
  const body = new URLSearchParams(await readBody(request))
  const reading = readScopes(body.get('scope') ?? '', at)
  if (!reading.ok) return sendRefusal(request, response, reading.code === 28000 ? 'twoResources' : 'badScope', reading.message)
  // One refresh token serves every resource, so the library must not compare scopes.
  body.delete('scope')
  const copy = requestWithBody(request, body.toString())
  if (reading.requested) notes.requested.set(copy, reading.requested)
  const demanded = demandedContext(body.get('claims'))
  if (demanded !== undefined) notes.demands.set(copy, demanded)
  await pass(provider, copy, response, route)
}

const logout = async (provider: Provider, request: IncomingMessage, response: ServerResponse, route: Route, at: Addresses): Promise<void> => {
  const context = provider.createContext(request, response)
  const session = await provider.Session.get(context)
  if (session.accountId !== undefined) await session.destroy()
  context.cookies.set(provider.cookieName('session'), null, { signed: true, httpOnly: true, path: '/' })
  const next = new URL(route.rest, at.authority).searchParams.get('post_logout_redirect_uri') ?? ''
  const allowed = URL.canParse(next) && [at.url, at.authority].includes(new URL(next).origin)
  if (allowed) return redirect(response, next)
  await sendPage(response, 200, plainPage('You are signed out', 'You can close this page.'))
}

export interface IdentityParts {
  readonly world: World
  readonly key: SigningKey
  readonly at: Addresses
}

/** Makes the identity provider of all tenants. */
export const identityHandler = ({ world, key, at }: IdentityParts): IdentityHandler => {
  const notes: TokenNotes = { requested: new WeakMap(), refusals: new WeakMap(), demands: new WeakMap() }
  const adapter = kvAdapters(world.kv)
  const providers = new Providers((realm) => {
    const provider = makeProvider({
      world, key, at, adapter, note: noteIn(notes),
      renderError: async (ctx, out) => {
        ctx.type = 'html'
        ctx.body = String(await plainPage('This sign-in cannot go on', `${out.error}: ${out.error_description ?? ''}`, true))
      }
    }, realm)
    useTokenAnswers(provider, realm, world, key, at, notes)
    return provider
  })
  return async (request, response) => {
    const route = routeOf(world, request.url ?? '/')
    if (!route) return sendRefusal(request, response, 'unknownTenant')
    const path = route.rest.replace(/\?.*$/, '')
    const provider = providers.of(route.realm)
    if (path === '/v2.0/.well-known/openid-configuration' || path === '/.well-known/openid-configuration') {
      return sendJson(response, 200, discoveryDocument(at, route.segment, homeRealms.includes(route.realm) ? '{tenantid}' : route.realm))
    }
    if (path.startsWith('/interaction/')) return handleInteraction({ world, at, provider, realm: route.realm }, request, response)
    if (path === '/oauth2/v2.0/authorize' && request.method === 'GET') return authorize(provider, request, response, route, at)
    if (path === '/oauth2/v2.0/token' && request.method === 'POST') return token(provider, request, response, route, at, notes)
    if (path === '/help' && request.method === 'GET') return sendPage(response, 200, signInHelpPage(world.directory.tenant(route.realm)))
    if (path === '/oauth2/v2.0/logout') return logout(provider, request, response, route, at)
    await pass(provider, request, response, route)
  }
}
