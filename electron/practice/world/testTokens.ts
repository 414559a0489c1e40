import { z } from 'zod'
import type { Authenticate, TokenClaims } from './tokenClaims'
import type { World } from './world'

const claimsSchema: z.ZodType<TokenClaims> = z.object({
  tenantId: z.string(), userId: z.string(), homeTenantId: z.string(), userPrincipalName: z.string(), clientId: z.string(), audience: z.enum(['graph', 'partnerCenter']),
  scopes: z.array(z.string()), amr: z.array(z.string()), contexts: z.array(z.string()).optional(), issuedAt: z.number(), expiresAt: z.number()
})

/** For tests: takes a token's claims from the bearer token itself, unsigned. */
export const trustingAuthenticate: Authenticate = async (request) => {
  const text = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
  if (text === undefined || text === 'rubbish') return undefined
  return claimsSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
}

/** For tests: the `Authorization` of a user in a tenant that one of these domains belongs to. */
export function tokenFor(world: World, userPrincipalName: string, domain: string, more: Partial<TokenClaims> = {}): { readonly authorization: string } {
  const user = world.directory.userByName(userPrincipalName)
  const tenant = world.directory.tenantByDomain(domain)
  if (!user || !tenant) throw new Error(`no ${userPrincipalName} or ${domain}`)
  const claims: TokenClaims = {
    tenantId: tenant.id, userId: user.id, homeTenantId: user.tenantId, userPrincipalName, clientId: 'client', audience: 'graph', scopes: [], amr: ['pwd', 'mfa'],
    issuedAt: world.realNow(), expiresAt: world.realNow() + 60_000, ...more
  }
  return { authorization: `Bearer ${Buffer.from(JSON.stringify(claims)).toString('base64url')}` }
}
