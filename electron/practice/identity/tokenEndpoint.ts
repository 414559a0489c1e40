import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import { z } from 'zod'

import type { Addresses } from '../server/addresses'
import type { World } from '../world/world'
import { accessTokenLife, issueAccessToken } from './accessTokens'
import { homeRealms, tenantFor, userOf } from './accounts'
import type { NoteRefusal, Realm } from './accounts'
import { contextClaims, contextsOf } from './demands'
import { entraError, refusalOf } from './entraErrors'
import type { Refusal } from './entraErrors'
import { desktopClientId } from './clients'
import { fromStored, onlyPermitted } from './scopes'
import type { RequestedScopes } from './scopes'
import type { SigningKey } from './signingKey'

/** What goes along with a token request beside what the library reads: which scopes, and why it was refused. */
export interface TokenNotes {
  readonly requested: WeakMap<object, RequestedScopes>
  readonly refusals: WeakMap<object, Refusal>
  /** The authentication context that the token must have. */
  readonly demands: WeakMap<object, string>
}

/** @returns the function with which account finders note a refusal */
export const noteIn = (notes: TokenNotes): NoteRefusal => (ctx, refusal) => {
  notes.refusals.set(ctx.req, refusal)
}

const answerSchema = z.looseObject({ id_token: z.string().optional(), error: z.unknown().optional(), error_description: z.unknown().optional() })

const payloadSchema = z.looseObject({ iss: z.string() })

/** The library signs with the issuer of the shared segments; a token says the tenant it is for. */
const reissue = (idToken: string, tenantId: string, key: SigningKey, at: Addresses): string => {
  const payload = payloadSchema.parse(key.verify(idToken))
  return key.sign({ ...payload, iss: `${at.authority}/${tenantId}/v2.0` })
}

const refuse = (ctx: KoaContextWithOIDC, notes: TokenNotes, body: z.infer<typeof answerSchema>): void => {
  const refusal = notes.refusals.get(ctx.req) ?? refusalOf(body.error, body.error_description)
  const detail = typeof body.error_description === 'string' && !notes.refusals.has(ctx.req) ? body.error_description : undefined
  const answer = entraError(refusal, ctx.get('client-request-id'), detail)
  ctx.status = answer.status
  ctx.body = answer.body
}

const isOidc = (ctx: object): ctx is KoaContextWithOIDC => 'oidc' in ctx

/** Makes the library's answer what Entra's is: an own access token, `client_info`, Entra's error bodies. */
export const useTokenAnswers = (provider: Provider, realm: Realm, world: World, key: SigningKey, at: Addresses, notes: TokenNotes): void => {
  provider.use(async (ctx, next) => {
    await next()
    if (!isOidc(ctx) || ctx.oidc.route !== 'token') return
    const body = answerSchema.parse(ctx.body)
    const { Account: account, Client: client, AuthorizationCode: code, RefreshToken: refresh } = ctx.oidc.entities
    const user = userOf(world, account?.accountId)
    if (body.error !== undefined || !user || !client) return refuse(ctx, notes, body)
    const tenantId = tenantFor(realm, user)
    const source = code ?? refresh
    const wanted = notes.requested.get(ctx.req) ?? fromStored(source?.scope)
    // The portal is Microsoft's own; only other applications need the tenant's consent.
    const requested = client.clientId === desktopClientId ? onlyPermitted(wanted, world.consents.permitted(tenantId, wanted.permissions)) : wanted
    if (requested.permissions.length === 0) {
      notes.refusals.set(ctx.req, 'noConsent')
      return refuse(ctx, notes, { error: 'invalid_grant' })
    }
    const amr = source?.amr ?? ['pwd', 'mfa']
    const demanded = notes.demands.get(ctx.req)
    if (demanded !== undefined && !contextsOf(amr).includes(demanded)) {
      const { status, body: told } = entraError('interactionRequired', ctx.get('client-request-id'), undefined, contextClaims(demanded))
      Object.assign(ctx, { status, body: told })
      return
    }
    ctx.body = {
      token_type: 'Bearer',
      scope: ['openid', 'profile', ...requested.answered].join(' '),
      expires_in: accessTokenLife,
      ext_expires_in: accessTokenLife,
      access_token: issueAccessToken({ user, tenantId, clientId: client.clientId, requested, amr }, world, key, at),
      ...('refresh_token' in body ? { refresh_token: body['refresh_token'] } : {}),
      ...(body.id_token === undefined ? {} : { id_token: homeRealms.includes(realm) ? reissue(body.id_token, tenantId, key, at) : body.id_token }),
      client_info: Buffer.from(JSON.stringify({ uid: user.id, utid: user.tenantId })).toString('base64url')
    }
  })
}
