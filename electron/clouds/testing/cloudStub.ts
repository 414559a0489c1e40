import type { Identity } from '../../services/signInPorts'
import { tenantIdSchema, type TenantId } from '../../contract/ids'
import { createConnector, type Connector } from '../connector'
import type { GrantedPermissions, RenewableTokenSource } from '../identity/tokenSource'
import type { CloudRecord } from '../cloud'
import { sendJson, startStub, type HttpStub } from './httpStub'
import { stubRecord } from './stubRecord'

export const partner: TenantId = tenantIdSchema.parse('11111111-1111-4111-8111-111111111111')

/** Answers by path and query; the token tells which tenant asked. `json` undefined: an answer without content. */
export type Routes = (path: string, tenantId: string, body: string, method: string) => { readonly status: number; readonly json: unknown; readonly headers?: Readonly<Record<string, string>> } | undefined

export interface CloudStub extends HttpStub, Connector {
  readonly record: CloudRecord
  readonly requests: string[]
  /** Headers of the last request. */
  lastHeaders(): Readonly<Record<string, string | readonly string[] | undefined>>
}

/** A connector against a real HTTP server; tokens are plain names of their tenant. */
export const startCloudStub = async (routes: Routes, change: (record: CloudRecord) => CloudRecord = (record) => record): Promise<CloudStub> => {
  const requests: string[] = []
  let headers: ReturnType<CloudStub['lastHeaders']> = {}
  const stub = await startStub((request, response, body) => {
    const path = decodeURIComponent(request.url ?? '')
    requests.push(`${request.method} ${path}`)
    headers = request.headers
    const answer = routes(path.replaceAll('{stub}', stub.url), (request.headers.authorization ?? '').replace('Bearer ', ''), body, request.method ?? '')
    if (answer === undefined) sendJson(response, 404, { error: { code: 'ResourceNotFound', message: path } })
    else sendJson(response, answer.status, answer.json, answer.headers)
  })
  const record = change(stubRecord(stub.url, partner))
  const account = { homeAccountId: `me.${partner}`, objectId: 'me', userPrincipalName: 'full@fabrikam.com', displayName: 'Full', tenantId: partner }
  const identity: Identity & RenewableTokenSource & GrantedPermissions = {
    tokenStorage: 'protected',
    restore: () => Promise.resolve(account),
    signIn: () => Promise.resolve(account),
    stopAsking: () => undefined,
    setAside: () => Promise.resolve(),
    resume: () => Promise.resolve(undefined),
    signOut: () => Promise.resolve(),
    tokenFor: (tenantId) => Promise.resolve(tenantId),
    renewedTokenFor: (tenantId) => Promise.resolve(tenantId),
    grantedFor: () => Promise.resolve([])
  }
  return { ...stub, record, requests, lastHeaders: () => headers, ...createConnector({ record, identity, fetch, onOutcome: () => {} }) }
}
