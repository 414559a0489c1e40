import { Provider, interactionPolicy } from 'oidc-provider'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'

import type { Addresses } from '../server/addresses'
import { isValidSignIn } from '../world/validSignIn'
import type { World } from '../world/world'
import { accountFinder, homeRealms, tenantFor, userOf } from './accounts'
import type { NoteRefusal, Realm } from './accounts'
import { desktopClientId, portalClientId } from './clients'
import { contextsOf, demandedContext } from './demands'
import { canUse } from './entry'
import type { kvAdapters } from './kvAdapter'
import { storedScopes } from './scopes'
import type { SigningKey } from './signingKey'

export interface ProviderParts {
  readonly world: World
  readonly key: SigningKey
  readonly at: Addresses
  readonly adapter: ReturnType<typeof kvAdapters>
  readonly note: NoteRefusal
  /** The page for a request that cannot be sent back to its client. */
  readonly renderError: (ctx: KoaContextWithOIDC, out: { readonly error: string; readonly error_description?: string | undefined }) => void
}

const day = 24 * 3600

/** Asks for a sign-in also when the account that is signed in is not the one asked for, or may not enter the tenant. */
const policyFor = (parts: ProviderParts, realm: Realm): interactionPolicy.Prompt[] => {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  const login = policy.get('login')
  login?.checks.add(new interactionPolicy.Check('tenant_access', 'The account may not enter this tenant.', (ctx) => {
    const user = userOf(parts.world, ctx.oidc.session?.accountId)
    const hint = ctx.oidc.params?.['login_hint']
    const signedInAt = (ctx.oidc.session?.loginTs ?? 0) * 1000
    if (!user || (!ctx.oidc.result?.login && !isValidSignIn(user, signedInAt))) return interactionPolicy.Check.REQUEST_PROMPT
    if (typeof hint === 'string' && hint.toLowerCase() !== user.userPrincipalName.toLowerCase() && !ctx.oidc.result?.login) return interactionPolicy.Check.REQUEST_PROMPT
    return canUse(parts.world, user, tenantFor(realm, user)) ? interactionPolicy.Check.NO_NEED_TO_PROMPT : interactionPolicy.Check.REQUEST_PROMPT
  }))
  login?.checks.add(new interactionPolicy.Check('sign_in_context', 'The sign-in must prove more.', (ctx) => {
    const demanded = demandedContext(ctx.oidc.params?.['claims'])
    const satisfied = demanded === undefined || contextsOf(ctx.oidc.session?.amr ?? []).includes(demanded) || ctx.oidc.result?.login !== undefined
    return satisfied ? interactionPolicy.Check.NO_NEED_TO_PROMPT : interactionPolicy.Check.REQUEST_PROMPT
  }))
  return policy
}

/** The built-in clients are trusted everywhere; a tenant's own consent will be decided here. */
const loadGrant: NonNullable<Configuration['loadExistingGrant']> = async (ctx) => {
  const { client, session, account, provider } = ctx.oidc
  if (!client || !session?.accountId || !account) return undefined
  const keptId = session.grantIdFor(client.clientId)
  const kept = keptId === undefined ? undefined : await provider.Grant.find(keptId)
  if (kept?.accountId === account.accountId) return kept
  const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId })
  grant.addOIDCScope(['openid', 'profile', 'email', 'offline_access', ...storedScopes].join(' '))
  await grant.save()
  return grant
}

const clientsFor = (at: Addresses, realm: Realm): NonNullable<Configuration['clients']> => [
  {
    client_id: desktopClientId,
    client_name: 'Partner Desk',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    redirect_uris: ['http://localhost', 'http://127.0.0.1'],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token']
  },
  {
    client_id: portalClientId,
    client_name: 'Account portal',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    redirect_uris: (homeRealms.includes(realm) ? ['approve', 'partnersignup', 'reseller'] : [realm]).map((area) => `${at.portal}/${area}/signed-in`),
    response_types: ['code'],
    grant_types: ['authorization_code']
  }
]

const configurationFor = (parts: ProviderParts, realm: Realm): Configuration => ({
  adapter: parts.adapter,
  clients: clientsFor(parts.at, realm),
  jwks: { keys: [parts.key.privateJwk] },
  cookies: {
    keys: [...parts.key.cookieKeys],
    names: { session: 'practice_session', interaction: 'practice_interaction', resume: 'practice_resume' },
    long: { signed: true, httpOnly: true, path: '/', sameSite: 'lax' },
    short: { signed: true, httpOnly: true, sameSite: 'lax' }
  },
  claims: { openid: ['sub', 'tid', 'oid', 'ver'], profile: ['name', 'preferred_username'], email: ['email'] },
  conformIdTokenClaims: false,
  scopes: ['openid', 'profile', 'email', 'offline_access', ...storedScopes],
  // Read here, not by the library: it knows what claims of an identity token are, and these are of the access token.
  extraParams: ['claims'],
  responseTypes: ['code'],
  pkce: { required: () => true },
  findAccount: accountFinder(parts.world, realm, parts.note),
  loadExistingGrant: loadGrant,
  issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: false,
  expiresWithSession: async () => false,
  interactions: { policy: policyFor(parts, realm), url: (_ctx, interaction) => `/${realm}/interaction/${interaction.uid}` },
  features: {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    resourceIndicators: { enabled: false },
    rpInitiatedLogout: { enabled: false }
  },
  routes: { authorization: '/oauth2/v2.0/authorize', token: '/oauth2/v2.0/token', jwks: '/discovery/v2.0/keys' },
  renderError: (ctx, out) => parts.renderError(ctx, out),
  ttl: { AccessToken: 3600, AuthorizationCode: 600, IdToken: 3600, RefreshToken: 90 * day, Grant: 365 * day, Session: day, Interaction: 3600 }
})

/** The library takes its records' kinds from the names of its classes, which a bundler must therefore keep (`keepNames`). */
const checkNames = (provider: Provider): Provider => {
  if (provider.RefreshToken.name !== 'RefreshToken') throw new Error('The build has changed class names that the identity provider needs: set keepNames.')
  return provider
}

const isLoopback = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, hash } = new URL(address)
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1') && username === '' && hash === ''
}

/** A native application listens on loopback at a port, and often a path, of its own choice; whoever listens there is on this machine. */
const allowLoopbackPaths = (provider: Provider): Provider => {
  const { prototype } = provider.Client
  const allowed = prototype.redirectUriAllowed
  prototype.redirectUriAllowed = function redirectUriAllowed(address) {
    return (this.clientId === desktopClientId && isLoopback(address)) || allowed.call(this, address)
  }
  return provider
}

/** One identity provider: a tenant's, or that of the segments which mean the home tenant. @throws Error when a build spoilt the library */
export const makeProvider = (parts: ProviderParts, realm: Realm): Provider =>
  allowLoopbackPaths(checkNames(new Provider(`${parts.at.authority}/${realm}/v2.0`, configurationFor(parts, realm))))

/** Makes providers when they are first asked for and forgets those not used for long, so that 100,000 tenants cost nothing. */
export class Providers {
  readonly #made = new Map<Realm, Provider>()
  readonly #make: (realm: Realm) => Provider
  readonly #limit: number

  constructor(make: (realm: Realm) => Provider, limit = 64) {
    this.#make = make
    this.#limit = limit
  }

  of(realm: Realm): Provider {
    const provider = this.#made.get(realm) ?? this.#make(realm)
    this.#made.delete(realm)
    this.#made.set(realm, provider)
    const [oldest] = this.#made.keys()
    if (this.#made.size > this.#limit && oldest !== undefined) this.#made.delete(oldest)
    return provider
  }
}
