import { randomUUID } from 'node:crypto'

import { z } from 'zod'

import type { Addresses } from '../server/addresses'
import type { Authenticate, TokenClaims } from '../world/tokenClaims'
import type { User } from '../world/model'
import type { World } from '../world/world'
import type { RequestedScopes } from './scopes'
import { contextsOf, methodsOf } from './demands'
import type { SigningKey } from './signingKey'

/** Seconds. */
export const accessTokenLife = 3600

/** Application ids that stand in `aud`, as Microsoft's tokens have them. */
const audienceIds = { graph: '00000003-0000-0000-c000-000000000000', partnerCenter: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd' } as const

export interface Issue {
  readonly user: User
  /** The tenant the token is bound to. */
  readonly tenantId: string
  readonly clientId: string
  readonly requested: RequestedScopes
  readonly amr: readonly string[]
}

/** Makes an access token: a JWT bound to one tenant and one resource, good for an hour by the world's clock. */
export const issueAccessToken = (issue: Issue, world: World, key: SigningKey, at: Addresses): string => {
  const now = Math.floor(world.now() / 1000)
  return key.sign({
    aud: audienceIds[issue.requested.resource],
    iss: `${at.authority}/${issue.tenantId}/v2.0`,
    iat: now,
    nbf: now,
    exp: now + accessTokenLife,
    amr: methodsOf(issue.amr),
    acrs: contextsOf(issue.amr),
    appid: issue.clientId,
    azp: issue.clientId,
    idtyp: 'user',
    name: issue.user.displayName,
    oid: issue.user.id,
    scp: issue.requested.permissions.join(' '),
    sub: issue.user.id,
    tid: issue.tenantId,
    idp: `${at.authority}/${issue.user.tenantId}/v2.0`,
    home_tid: issue.user.tenantId,
    upn: issue.user.userPrincipalName,
    uti: randomUUID(),
    ver: '2.0'
  })
}

const tokenSchema = z.object({
  aud: z.enum([audienceIds.graph, audienceIds.partnerCenter]),
  tid: z.string(),
  oid: z.string(),
  home_tid: z.string(),
  upn: z.string(),
  appid: z.string(),
  scp: z.string(),
  amr: z.array(z.string()),
  acrs: z.array(z.string()).default([]),
  iat: z.number(),
  exp: z.number()
})

const toClaims = (token: z.infer<typeof tokenSchema>, clockOffset: number): TokenClaims => ({
  tenantId: token.tid,
  userId: token.oid,
  homeTenantId: token.home_tid,
  userPrincipalName: token.upn,
  clientId: token.appid,
  audience: token.aud === audienceIds.graph ? 'graph' : 'partnerCenter',
  scopes: token.scp.split(' '),
  amr: token.amr,
  contexts: token.acrs,
  // The token counts by the world's clock, the claims by the real one: this is how a moved clock makes a token expire.
  issuedAt: token.iat * 1000 - clockOffset,
  expiresAt: token.exp * 1000 - clockOffset
})

/** The check that Graph and Partner Center make of a request's bearer token. */
export const authenticateWith = (world: World, key: SigningKey): Authenticate => async (request) => {
  const bearer = /^Bearer +([\w.-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  const payload = bearer === undefined ? undefined : key.verify(bearer)
  const token = tokenSchema.safeParse(payload)
  return token.success ? toClaims(token.data, world.now() - world.realNow()) : undefined
}
