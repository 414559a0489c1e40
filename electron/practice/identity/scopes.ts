import type { Addresses } from '../server/addresses'
import type { TokenClaims } from '../world/tokenClaims'

export type Resource = TokenClaims['audience']

/** What a request asks for, in the words of this cloud. */
export interface RequestedScopes {
  readonly resource: Resource
  /** Permission names without prefix; `.default` already spelled out. */
  readonly permissions: readonly string[]
  /** The scopes of the answer: what was asked (so that a client finds its token again) and what it amounts to. */
  readonly answered: readonly string[]
}

export type ScopeReading =
  | { readonly ok: true; readonly requested?: RequestedScopes }
  | { readonly ok: false; readonly code: 28000 | 70011; readonly message: string }

const openIdScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access'])

const permissionsOf = {
  graph: [
    'User.Read', 'User.Read.All', 'User.ReadWrite.All', 'User-PasswordProfile.ReadWrite.All', 'Directory.Read.All',
    'Directory.ReadWrite.All', 'Directory.AccessAsUser.All', 'Organization.Read.All', 'Organization.ReadWrite.All', 'Domain.Read.All',
    'Group.Read.All', 'GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory',
    'UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All', 'CrossTenantInformation.ReadBasic.All', 'DelegatedAdminRelationship.Read.All', 'DelegatedAdminRelationship.ReadWrite.All',
    'ServiceHealth.Read.All', 'ServiceMessage.Read.All'
  ],
  partnerCenter: ['user_impersonation']
} as const satisfies Record<Resource, readonly string[]>

/** Every permission that this cloud knows. */
export const permissionNames = [...permissionsOf.graph, ...permissionsOf.partnerCenter] as const

/** Longest first: the Partner Center's base begins with the base of everything. */
const prefixesOf = (at: Addresses): readonly (readonly [string, Resource])[] => [
  ['https://api.partnercenter.practice/', 'partnerCenter'],
  ['https://api.partnercenter.microsoft.com/', 'partnerCenter'],
  [`${at.graph}/`, 'graph'],
  [`${at.partnerCenter}/`, 'partnerCenter'],
  [`${at.url}/`, 'graph'],
  [`${at.authority}/`, 'graph'],
  ['https://graph.practice/', 'graph'],
  ['https://graph.microsoft.com/', 'graph']
]

interface ApiScope {
  readonly asked: string
  readonly prefix: string
  readonly resource: Resource
  readonly name: string
}

const readOne = (asked: string, at: Addresses): ApiScope | undefined => {
  const found = prefixesOf(at).find(([prefix]) => asked.toLowerCase().startsWith(prefix))
  if (!found) return asked.includes('://') ? undefined : { asked, prefix: '', resource: 'graph', name: asked }
  // A doubled slash is what clients send for a resource whose own name ends in one.
  const name = asked.slice(found[0].length).replace(/^\//, '')
  // Both resources share the origin; this permission belongs to one of them only.
  return { asked, prefix: found[0], resource: name.toLowerCase() === 'user_impersonation' ? 'partnerCenter' : found[1], name }
}

const namesOf = (scope: ApiScope): readonly string[] | undefined => {
  const known: readonly string[] = permissionsOf[scope.resource]
  if (scope.name.toLowerCase() === '.default') return known
  const name = known.find((one) => one.toLowerCase() === scope.name.toLowerCase())
  return name === undefined ? undefined : [name]
}

const refused = (code: 28000 | 70011, message: string): ScopeReading => ({ ok: false, code, message })

/**
 * Reads the `scope` of a request. Nothing but OpenID scopes: no `requested`. Two resources at once are refused (28000), a name
 * that this cloud does not know as well (70011).
 */
export const readScopes = (scope: string, at: Addresses): ScopeReading => {
  const asked = scope.split(/\s+/).filter((one) => one !== '' && !openIdScopes.has(one.toLowerCase()))
  if (asked.length === 0) return { ok: true }
  const scopes = asked.map((one) => readOne(one, at))
  const names: string[] = []
  for (const [index, one] of scopes.entries()) {
    const permissions = one && namesOf(one)
    if (!permissions) return refused(70011, `The provided value for the input parameter 'scope' is not valid: ${asked[index] ?? ''}`)
    names.push(...permissions)
  }
  const [first] = scopes
  if (!first || scopes.some((one) => one?.resource !== first.resource)) {
    return refused(28000, 'The provided value for the input parameter scope is not valid because it contains more than one resource.')
  }
  const permissions = [...new Set(names)]
  return { ok: true, requested: { resource: first.resource, permissions, answered: [...new Set([...asked, ...permissions.map((one) => first.prefix + one)])] } }
}

/** What is left of a request when only some of its permissions are consented to. */
export const onlyPermitted = (requested: RequestedScopes, permitted: readonly string[]): RequestedScopes => {
  const gone = requested.permissions.filter((name) => !permitted.includes(name))
  if (gone.length === 0) return requested
  return { ...requested, permissions: permitted, answered: requested.answered.filter((scope) => !gone.some((name) => scope === name || scope.endsWith(`/${name}`))) }
}

/** What an answer is for when a request named no resource. */
export const basicScopes: RequestedScopes = { resource: 'graph', permissions: ['User.Read'], answered: ['User.Read'] }

/** Scope names under which the OpenID library keeps a request in a code or refresh token. */
export const storedScopes: readonly string[] = (['graph', 'partnerCenter'] as const).flatMap((resource) =>
  permissionsOf[resource].map((name) => `${resource}/${name}`)
)

const publicPrefix: Record<Resource, string> = { graph: 'https://graph.practice/', partnerCenter: 'https://api.partnercenter.practice/' }

/** Puts a request into {@link storedScopes}. */
export const toStored = (requested: RequestedScopes): string => requested.permissions.map((name) => `${requested.resource}/${name}`).join(' ')

/** Reads {@link storedScopes} back. */
export const fromStored = (scope: string | undefined): RequestedScopes => {
  const stored = (scope ?? '').split(' ').filter((one) => storedScopes.includes(one))
  const resource = stored[0]?.startsWith('partnerCenter/') ? 'partnerCenter' : 'graph'
  const permissions = stored.filter((one) => one.startsWith(`${resource}/`)).map((one) => one.slice(resource.length + 1))
  if (permissions.length === 0) return basicScopes
  return { resource, permissions, answered: permissions.map((name) => publicPrefix[resource] + name) }
}
