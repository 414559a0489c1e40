import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import type { User } from '../world/model'
import type { Authenticate, TokenClaims } from '../world/tokenClaims'
import { isValidSignIn } from '../world/validSignIn'
import type { World } from '../world/world'
import { PartnerCenterError, accessDenied } from './partnerCenterError'

/** What every handler finds in its context. */
export interface PartnerCenterEnv {
  Variables: { claims: TokenClaims; technician: User }
}

export type PartnerCenterContext = Context<PartnerCenterEnv>

/** Gives every answer the ids by which it can be traced: the caller's own, or new ones. */
export const echoIds: MiddlewareHandler<PartnerCenterEnv> = async (context, next) => {
  context.header('MS-RequestId', context.req.header('ms-requestid') ?? randomUUID())
  context.header('MS-CorrelationId', context.req.header('ms-correlationid') ?? randomUUID())
  context.header('MS-CV', context.req.header('ms-cv') ?? randomUUID())
  context.header('MS-ServerId', 'practice')
  await next()
}

/** Lets only technicians through, with a token for Partner Center of their partner's own tenant that was got with a second factor. */
export function guard(world: World, authenticate: Authenticate): MiddlewareHandler<PartnerCenterEnv> {
  return async (context, next) => {
    const claims = requireClaims(await authenticate(context.req.raw), world)
    // Only a partner's tenant has groups of agents.
    const agents = world.directory.groups(claims.tenantId)
    if (!claims.scopes.includes('user_impersonation')) throw accessDenied()
    const technician = world.directory.user(claims.tenantId, claims.userId)
    if (!technician?.groups.some((group) => agents.some(({ id }) => id === group))) throw accessDenied()
    context.set('claims', claims)
    context.set('technician', technician)
    await next()
  }
}

function requireClaims(claims: TokenClaims | undefined, world: World): TokenClaims {
  if (!claims || claims.audience !== 'partnerCenter') throw new PartnerCenterError(401, '401', 'Access denied. The token is missing or not for this service.')
  if (claims.expiresAt <= world.realNow()) throw new PartnerCenterError(401, '401', 'Access denied. The token has expired.')
  const user = world.directory.user(claims.homeTenantId, claims.userId)
  if (user === undefined || !isValidSignIn(user, claims.issuedAt)) throw new PartnerCenterError(401, '401', 'Access denied. The token was revoked.')
  if (!claims.amr.includes('mfa')) throw new PartnerCenterError(401, '401', 'Unauthorized - MFA required')
  return claims
}
