import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { contextClaims } from '../identity/demands'
import type { Tenant, User } from '../world/model'
import type { Authenticate, TokenClaims } from '../world/tokenClaims'
import { isValidSignIn } from '../world/validSignIn'
import type { World } from '../world/world'
import { GraphError, denied } from './graphError'

/** What every handler finds in its context. */
export interface GraphEnv {
  Variables: { claims: TokenClaims }
}

export type GraphContext = Context<GraphEnv>

/** Lets only requests through whose token is of this cloud, for Graph, and in time; a technician's only while they may still enter. */
export function guard(world: World, authenticate: Authenticate): MiddlewareHandler<GraphEnv> {
  return async (context, next) => {
    const requestId = randomUUID()
    context.header('request-id', requestId)
    context.header('client-request-id', context.req.header('client-request-id') ?? requestId)
    const claims = requireClaims(await authenticate(context.req.raw), context, world)
    requireValidSignIn(claims, world)
    requireContext(claims, world)
    if (!world.canEnter(claims.userId, claims.tenantId).allowed) throw denied()
    context.set('claims', claims)
    await next()
  }
}

function requireClaims(claims: TokenClaims | undefined, context: Context, world: World): TokenClaims {
  if (!claims) throw unauthorised(context.req.header('authorization') === undefined ? 'Access token is empty.' : 'CompactToken validation failed.')
  if (claims.expiresAt <= world.realNow()) throw unauthorised('Lifetime validation failed, the token is expired.')
  if (claims.audience !== 'graph') throw unauthorised('Access token validation failure. Invalid audience.')
  return claims
}

/** Microsoft's continuous access evaluation: a token ends with the account or its sessions, and not only when it expires. */
function requireValidSignIn({ homeTenantId, userId, issuedAt }: TokenClaims, world: World): void {
  const user = world.directory.user(homeTenantId, userId)
  if (user !== undefined && isValidSignIn(user, issuedAt)) return
  const code = user?.accountEnabled === true ? 'TokenIssuedBeforeRevocationTimestamp' : 'UserAccountDisabled'
  const since = Math.floor(Date.parse(user?.signInSessionsValidFromDateTime ?? new Date(world.realNow()).toISOString()) / 1000)
  throw unauthorised(
    `Continuous access evaluation resulted in challenge with result: InteractionRequired and code: ${code}`,
    JSON.stringify({ access_token: { nbf: { essential: true, value: String(since) } } })
  )
}

/** Conditional access in the middle of work: the tenant demands more of the sign-in than this token has. */
function requireContext({ tenantId, contexts = [] }: TokenClaims, world: World): void {
  const demanded = world.signInContexts.of(tenantId)
  if (demanded === undefined || contexts.includes(demanded)) return
  throw unauthorised('Continuous access evaluation resulted in challenge with result: InteractionRequired and code: AuthenticationContextRequired', contextClaims(demanded))
}

function unauthorised(message: string, claims?: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message, claims)
}

/** Refuses a token that has none of these permissions. */
export function requireScope(...anyOf: readonly string[]): MiddlewareHandler<GraphEnv> {
  return async (context, next) => {
    const { scopes } = context.get('claims')
    if (!anyOf.some((scope) => scopes.includes(scope))) throw denied()
    await next()
  }
}

/** Lets only the partner's technicians through who are in one of these groups, with a token of the partner's tenant. */
export function requireTechnician(world: World, groups: 'adminAgents' | 'anyAgents'): MiddlewareHandler<GraphEnv> {
  return async (context, next) => {
    const { tenantId, userId } = context.get('claims')
    const { partner, adminAgents, helpdeskAgents } = world.directory
    const allowed = groups === 'adminAgents' ? [adminAgents.id] : [adminAgents.id, helpdeskAgents.id]
    const technician = tenantId === partner.id ? world.directory.user(partner.id, userId) : undefined
    if (!technician?.groups.some((group) => allowed.includes(group))) throw denied()
    await next()
  }
}

/** The tenant of the token: the only one that a request sees. */
export function tenantOf(world: World, context: GraphContext): Tenant {
  const tenant = world.directory.tenant(context.get('claims').tenantId)
  if (!tenant) throw denied()
  return tenant
}

/** The signed-in user in the token's tenant; absent for a technician in a customer's, where they have no account. */
export function callerOf(world: World, context: GraphContext): User | undefined {
  const { tenantId, userId } = context.get('claims')
  return world.directory.user(tenantId, userId)
}

/** Refuses who holds none of these directory roles in the tenant of the token, be it as its user or as a technician of the partner. */
export function requireRole(world: World, ...anyOf: readonly string[]): MiddlewareHandler<GraphEnv> {
  return async (context, next) => {
    const { userId, tenantId } = context.get('claims')
    const roles = world.rolesIn(userId, tenantId)
    if (!anyOf.some((role) => roles.includes(role))) throw denied()
    await next()
  }
}
