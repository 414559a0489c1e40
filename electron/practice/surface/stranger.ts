import { createHash, randomBytes } from 'node:crypto'

import { z } from 'zod'

import { desktopClientId } from '../identity/clients'
import type { Addresses } from '../server/addresses'

const tokensSchema = z.looseObject({ access_token: z.string().optional(), refresh_token: z.string().optional(), error_codes: z.array(z.number()).optional() })
export type Tokens = z.infer<typeof tokensSchema> & { readonly status: number }

export interface SignInOptions {
  readonly user?: string
  /** Default: the one that every account begins with. */
  readonly password?: string
  readonly scope?: string
  readonly tenant?: string
  readonly redirect?: string
}

export const graphDefault = 'https://graph.microsoft.com/.default'
export const partnerCenterScope = 'https://api.partnercenter.microsoft.com/user_impersonation'

const timeLimit = (): AbortSignal => AbortSignal.timeout(10_000)

/**
 * Somebody who knows the ready line and Microsoft's protocol, and nothing of this code: signs in through the web pages and talks
 * plain HTTP.
 */
export class Stranger {
  readonly #at: Pick<Addresses, 'authority'>
  readonly #cookies = new Map<string, string>()

  constructor(at: Pick<Addresses, 'authority'>) {
    this.#at = at
  }

  /** Where the authorization endpoint leads at first, without following. */
  async authorize(redirect: string, scope: string, tenant = 'organizations', challenge = 'a'.repeat(43)): Promise<Response> {
    const query = new URLSearchParams({ client_id: desktopClientId, response_type: 'code', redirect_uri: redirect, scope, state: 's', code_challenge: challenge, code_challenge_method: 'S256' })
    return this.#browse(`${this.#at.authority}/${tenant}/oauth2/v2.0/authorize?${query}`)
  }

  async signIn({ user = 'owner@fabrikam.com', password = 'practice', scope = graphDefault, tenant = 'organizations', redirect = 'http://localhost:3999' }: SignInOptions = {}): Promise<Tokens> {
    const verifier = randomBytes(32).toString('base64url')
    const start = await this.authorize(redirect, scope, tenant, createHash('sha256').update(verifier).digest('base64url'))
    const form = await this.#browse(start.headers.get('location') ?? '')
    const action = /<form[^>]*action="([^"]+)"/.exec(await form.text())?.[1] ?? ''
    const resume = await this.#browse(action, new URLSearchParams({ user, password }))
    const back = await this.#browse(resume.headers.get('location') ?? '')
    const code = new URL(back.headers.get('location') ?? 'http://no.where').searchParams.get('code') ?? ''
    return this.#token(tenant, { grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: verifier, scope })
  }

  refresh(refreshToken: string | undefined, tenant: string, scope: string): Promise<Tokens> {
    return this.#token(tenant, { grant_type: 'refresh_token', refresh_token: refreshToken ?? '', scope })
  }

  async #token(tenant: string, fields: Readonly<Record<string, string>>): Promise<Tokens> {
    const body = new URLSearchParams({ client_id: desktopClientId, ...fields })
    const answer = await fetch(`${this.#at.authority}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body, signal: timeLimit() })
    return { ...tokensSchema.parse(await answer.json()), status: answer.status }
  }

  async #browse(address: string, body?: URLSearchParams): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(new URL(address, this.#at.authority), { redirect: 'manual', headers: { cookie }, signal: timeLimit(), ...(body ? { method: 'POST', body } : {}) })
    for (const line of answer.headers.getSetCookie()) {
      const pair = line.split(';')[0] ?? ''
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return answer
  }
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly json: Readonly<Record<string, unknown>>
}

/** One request with a bearer token; the answer's JSON, or nothing. */
export const call = async (address: string, token: string | undefined, init: { readonly method?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {}): Promise<Answer> => {
  const headers = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...init.headers }
  const answer = await fetch(address, { method: init.method ?? 'GET', headers, signal: timeLimit(), ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }) })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, json: text === '' ? {} : z.record(z.string(), z.unknown()).parse(JSON.parse(text)) }
}
