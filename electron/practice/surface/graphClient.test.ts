import {
  AuthenticationHandler, BatchRequestContent, BatchResponseContent, Client, GraphError, HTTPMessageHandler, PageIterator, RetryHandler, RetryHandlerOptions, type Context, type Middleware, type PageCollection
} from '@microsoft/microsoft-graph-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCloud, type TestCloud } from '../server/testCloud'
import { Stranger, graphDefault } from './stranger'

let cloud: TestCloud
let client: Client

/**
 * What stands before the practice cloud elsewhere: the end of TLS. The client takes only https for Graph, and plain HTTP is spoken on
 * loopback; addresses in answers are those that the client knows.
 */
class EndOfTls implements Middleware {
  readonly #send = new HTTPMessageHandler()
  async execute(context: Context): Promise<void> {
    const { request } = context
    if (typeof request === 'string') context.request = request.replace(/^https:/u, 'http:')
    await this.#send.execute(context)
    const text = (await context.response?.text()) ?? ''
    context.response = new Response(text === '' ? null : text.replaceAll('http://127.0.0.1', 'https://127.0.0.1'), { status: context.response?.status ?? 500, headers: Object.fromEntries(context.response?.headers ?? []) })
  }
}

function clientWith(token: string): Client {
  const signIn = new AuthenticationHandler({ getAccessToken: async () => token })
  const retry = new RetryHandler(new RetryHandlerOptions(1, 3))
  signIn.setNext(retry)
  retry.setNext(new EndOfTls())
  const { origin, hostname } = new URL(cloud.at.graph)
  return Client.initWithMiddleware({ middleware: signIn, baseUrl: `${origin.replace('http:', 'https:')}/`, defaultVersion: 'v1.0', customHosts: new Set([hostname]) })
}

beforeAll(async () => {
  cloud = await startTestCloud({ control: true })
  const { access_token: token = '' } = await new Stranger(cloud.at).signIn({ user: 'full@fabrikam.com', scope: graphDefault })
  client = clientWith(token)
})
afterAll(() => cloud.end())

const control = (path: string, body: object) => fetch(`${cloud.at.authority}/_practice/${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

describe('Graph’s own JavaScript client', () => {
  it('reads one record with $select', async () => {
    const me = (await client.api('/me').select('userPrincipalName,displayName').get()) as Record<string, unknown>
    expect(me['userPrincipalName']).toBe('full@fabrikam.com')
    expect(Object.keys(me).filter((key) => !key.startsWith('@')).toSorted()).toEqual(['displayName', 'userPrincipalName'])
  })

  it('walks all pages of a collection, and counts it', async () => {
    const first = (await client.api('/tenantRelationships/delegatedAdminCustomers').top(2).count(true).get()) as PageCollection & { readonly '@odata.count': number }
    const ids: string[] = []
    await new PageIterator(client, first, (item: { readonly id: string }) => {
      ids.push(item.id)
      return true
    }).iterate()
    expect(ids.length).toBe(first['@odata.count'])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(2)
  })

  it('sends a batch whose parts succeed, fail and depend on each other', async () => {
    // The client leaves away scheme and host, and takes the rest as it is.
    const ask = (path: string) => new Request(`https://graph.example${path}`)
    const content = new BatchRequestContent([
      { id: 'me', request: ask('/me?$select=displayName') },
      { id: 'nobody', request: ask('/users/nobody@fabrikam.com'), dependsOn: ['me'] },
      { id: 'after', request: ask('/organization'), dependsOn: ['nobody'] }
    ])
    const answers = new BatchResponseContent((await client.api('/$batch').post(await content.getContent())) as never)
    expect(answers.getResponseById('me').status).toBe(200)
    expect(await answers.getResponseById('me').json()).toMatchObject({ displayName: expect.any(String) as string })
    expect(answers.getResponseById('nobody').status).toBe(404)
    expect(answers.getResponseById('after').status).toBe(424)
  })

  it('makes of a refusal an error with code, status and request id', async () => {
    const error: unknown = await client.api('/users/nobody@fabrikam.com').get().catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(GraphError)
    expect(error).toMatchObject({ statusCode: 404, code: 'Request_ResourceNotFound', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/u) as string })
  })

  it('waits as long as Retry-After says, and then has the answer', async () => {
    expect((await control('faults', { match: '/v1.0/me', times: 2, fault: { status: 429, retryAfter: 0 } })).ok).toBe(true)
    expect(((await client.api('/me').get()) as Record<string, unknown>)['userPrincipalName']).toBe('full@fabrikam.com')
  })
})
