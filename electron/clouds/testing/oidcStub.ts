import { Buffer } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CloudRecord } from '../cloud'
import type { OpenSignIn } from '../identity/signInAttempt'
import type { TokenVault } from '../identity/tokenVault'
import { sendJson, startStub, type HttpStub } from './httpStub'
import { stubRecord } from './stubRecord'

export const homeTenant = '11111111-1111-4111-8111-111111111111'
const objectId = '22222222-2222-4222-8222-222222222222'
const coded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What the token endpoint does instead of answering well; `undefined`: it answers well. */
export type TokenFault = (request: IncomingMessage, response: ServerResponse) => void

export interface OidcStub extends HttpStub {
  readonly record: CloudRecord
  readonly tokenRequests: number
  /** Taken one after the other by the next token requests. */
  readonly faults: TokenFault[]
  /** Lets the id token name another tenant than the one that was asked. */
  lieAbout(tenantId: string | undefined): void
}

/** An identity provider that gives every tenant's token to the one account it knows. */
export const startOidcStub = async (): Promise<OidcStub> => {
  const faults: TokenFault[] = []
  let tokenRequests = 0
  let lie: string | undefined
  const stub = await startStub((request, response, body) => {
    const [tenant = ''] = (request.url ?? '').slice(1).split('/')
    tokenRequests += 1
    const fault = faults.shift()
    if (fault !== undefined) {
      fault(request, response)
      return
    }
    const form = new URLSearchParams(body)
    const tid = lie ?? tenant
    const now = Math.floor(Date.now() / 1000)
    const scope = form.get('scope')?.split(' ').filter((one) => one.includes('://')).join(' ') ?? ''
    const claims = { tid, oid: objectId, sub: objectId, name: 'Stub Technician', preferred_username: 'tech@partner.example', iat: now, exp: now + 3600 }
    sendJson(response, 200, {
      token_type: 'Bearer',
      scope,
      expires_in: 3600,
      access_token: `token:${tid}:${scope}:${tokenRequests}`,
      refresh_token: 'refresh',
      id_token: `${coded({ alg: 'none' })}.${coded(claims)}.sig`,
      client_info: coded({ uid: objectId, utid: homeTenant })
    })
  })
  const record = stubRecord(stub.url, homeTenant)
  return {
    ...stub,
    record,
    faults,
    get tokenRequests() {
      return tokenRequests
    },
    lieAbout(tenantId) {
      lie = tenantId
    }
  }
}

/** Plays the browser: sends the answer of the identity provider to the application's loopback port. */
export const answerSignIn = async (url: string, answer: Readonly<Record<string, string>> = { code: 'code' }): Promise<number> => {
  const query = new URL(url).searchParams
  const response = await fetch(new URL(query.get('redirect_uri') ?? '').href, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...answer, state: query.get('state') ?? '', client_info: coded({ uid: objectId, utid: homeTenant }) }).toString()
  })
  return response.status
}

/** An opener whose page signs in at once. */
export const signsInAtOnce = (url: string): OpenSignIn => {
  void answerSignIn(url)
  return { closed: new Promise(() => {}), close: () => {} }
}

export const memoryVault = (): TokenVault & { readonly entries: Map<string, string> } => {
  const entries = new Map<string, string>()
  return {
    protection: 'protected',
    entries,
    read: (name) => Promise.resolve(entries.get(name)),
    write: async (name, value) => {
      entries.set(name, value)
    },
    delete: async (name) => {
      entries.delete(name)
    }
  }
}
