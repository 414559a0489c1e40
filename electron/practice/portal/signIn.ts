import { createHash } from 'node:crypto'
import { request } from 'node:http'

import { getCookie, setCookie } from 'hono/cookie'
import type { Context } from 'hono'
import { z } from 'zod'

import { portalClientId } from '../identity/clients'
import type { Addresses } from '../server/addresses'
import { secret } from './sessions'
import type { PortalSessions } from './sessions'

/** A part of the portal with a sign-in and a cookie of its own. */
export interface Area {
  /** Last part of its path: a tenant id, `approve` or `partnersignup`. */
  readonly name: string
  /** Authority segment that signs in for it. */
  readonly realm: string
}

export interface SignInParts {
  readonly at: Addresses
  readonly sessions: PortalSessions
}

const sessionCookie = 'practice_portal'
const stateCookie = 'practice_portal_state'

const cookieOptions = (area: Area) => ({ path: `/portal/${area.name}`, httpOnly: true, sameSite: 'Lax' }) as const

/** Id of the session that a request brings along. */
export const sessionIdOf = (context: Context): string | undefined => getCookie(context, sessionCookie)

/** Lets the browser keep a session of an area. */
export const keepSession = (context: Context, area: Area, id: string): void => setCookie(context, sessionCookie, id, cookieOptions(area))

const redirectUri = (at: Addresses, area: Area): string => `${at.portal}/${area.name}/signed-in`

/** Sends the browser to the identity provider; afterwards it comes back to where it wanted to go. */
export const beginSignIn = (context: Context, { at, sessions }: SignInParts, area: Area, returnTo: string, prompt?: 'login'): Response => {
  const verifier = secret()
  const nonce = secret()
  const state = sessions.begin({ area: area.name, verifier, nonce, returnTo })
  setCookie(context, stateCookie, state, { ...cookieOptions(area), maxAge: 900 })
  const query = new URLSearchParams({
    client_id: portalClientId, response_type: 'code', response_mode: 'query', redirect_uri: redirectUri(at, area), scope: 'openid profile',
    state, nonce, code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
    ...(prompt === undefined ? {} : { prompt })
  })
  return context.redirect(`${at.authority}/${area.realm}/oauth2/v2.0/authorize?${query}`, 303)
}

const timeLimit = 15_000

/** Posts a form to the identity provider, which is this same server under its other name. */
const postForm = (at: Addresses, path: string, form: URLSearchParams): Promise<unknown> => new Promise((resolve, reject) => {
  const body = form.toString()
  const headers = { host: `localhost:${at.port}`, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
  const asked = request({ host: '127.0.0.1', port: at.port, path, method: 'POST', headers, signal: AbortSignal.timeout(timeLimit) }, (answer) => {
    const chunks: Buffer[] = []
    answer.on('data', (chunk: Buffer) => chunks.push(chunk))
    answer.on('error', reject)
    answer.on('end', () => {
      try {
        resolve(JSON.parse(Buffer.concat(chunks).toString()))
      } catch (error) {
        reject(error)
      }
    })
  })
  asked.on('error', reject)
  asked.end(body)
})

const idTokenSchema = z.object({ aud: z.literal(portalClientId), nonce: z.string(), tid: z.string(), oid: z.string(), sub: z.string() })

const readIdToken = (answer: unknown): z.infer<typeof idTokenSchema> | undefined => {
  const token = z.object({ id_token: z.string() }).safeParse(answer)
  if (!token.success) return undefined
  const payload: unknown = JSON.parse(Buffer.from(token.data.id_token.split('.')[1] ?? '', 'base64url').toString())
  return idTokenSchema.safeParse(payload).data
}

/**
 * Finishes a sign-in: redeems the code and starts the session.
 * @returns where to go on; `undefined` when the answer fits no sign-in under way
 */
export const finishSignIn = async (context: Context, { at, sessions }: SignInParts, area: Area): Promise<string | undefined> => {
  const state = context.req.query('state') ?? ''
  const pending = state === getCookie(context, stateCookie) ? sessions.finish(state, area.name) : undefined
  if (!pending) return undefined
  const form = new URLSearchParams({
    grant_type: 'authorization_code', client_id: portalClientId, code: context.req.query('code') ?? '',
    redirect_uri: redirectUri(at, area), code_verifier: pending.verifier
  })
  // Straight from the provider over loopback: the connection vouches for the token, so its signature need not be checked.
  const token = readIdToken(await postForm(at, `/${area.realm}/oauth2/v2.0/token`, form))
  const homeTenantId = token?.sub.split('.')[1]
  if (!token || token.nonce !== pending.nonce || homeTenantId === undefined) return undefined
  const id = sessions.start({ area: area.name, tenantId: token.tid, userId: token.oid, homeTenantId })
  keepSession(context, area, id)
  return pending.returnTo
}
