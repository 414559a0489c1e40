import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../contract/errors'
import { tenantIdSchema } from '../contract/ids'
import { challengeClaims, serviceCodeOf } from './httpErrors'
import { createHttp, type HttpRequest } from './http'
import type { RenewableTokenSource } from './identity/tokenSource'
import { Paces } from './pace'
import { backOffMs, longestWaitMs, retryAfterMs } from './retry'
import { sendJson, startStub, type Answer, type HttpStub } from './testing/httpStub'

const tenantId = tenantIdSchema.parse('11111111-1111-4111-8111-111111111111')
const failureOf = async (work: Promise<unknown>): Promise<AppFailure['error']> => {
  const thrown = await work.then(() => undefined, (error: unknown) => error)
  if (thrown instanceof AppFailure) return thrown.error
  throw new Error('expected an AppFailure', { cause: thrown })
}

const good: Answer = (_request, response) => sendJson(response, 200, { fine: true })
const status = (code: number, body: unknown = {}, headers: Record<string, string> = {}): Answer => (_request, response) => sendJson(response, code, body, headers)
const hang: Answer = () => {}
const reset: Answer = (request) => request.socket.destroy()
const slowBody: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"fine":')
}
const html: Answer = (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in to the hotel</html>')
const half: Answer = (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"fine":')
const redirect: Answer = (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()
const many = (answer: Answer): Answer[] => Array.from({ length: 6 }, () => answer)

describe('http', () => {
  let stub: HttpStub
  let answers: Answer[]
  let seen: { method: string; headers: Record<string, unknown> }[]
  const onOutcome = vi.fn()
  const tokens: RenewableTokenSource = {
    tokenFor: vi.fn(() => Promise.resolve('first')),
    renewedTokenFor: vi.fn(() => Promise.resolve('renewed'))
  }

  beforeEach(async () => {
    answers = []
    seen = []
    vi.clearAllMocks()
    stub = await startStub((request, response, body) => {
      seen.push({ method: request.method ?? '', headers: request.headers })
      const answer = answers.shift() ?? good
      answer(request, response, body)
    })
  })
  afterEach(() => stub.close())

  const make = (more: object = {}) => createHttp({ fetch, tokens, onOutcome, random: () => 0, timeoutMs: 300, interactiveBudgetMs: 5_000, ...more })
  const get = (more: Partial<HttpRequest> = {}): HttpRequest => ({ method: 'GET', url: `${stub.url}/v1.0/x`, tenantId, audience: 'graph', ...more })

  it('sends a token of the tenant and ids to be found by', async () => {
    await make()(get())
    expect(tokens.tokenFor).toHaveBeenCalledWith(tenantId, 'graph', expect.any(AbortSignal), undefined)
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer first', 'client-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(onOutcome).toHaveBeenCalledWith('answered')
  })

  it.each<[string, Answer[], object]>([
    ['a server that hangs', many(hang), { kind: 'unreachable', code: 'network.timedOut' }],
    ['a body that never ends', many(slowBody), { kind: 'unreachable', code: 'network.timedOut' }],
    ['resets', many(reset), { kind: 'unreachable', code: 'network.unreachable' }],
    ['a captive portal', many(html), { kind: 'unreachable', code: 'network.captivePortal' }],
    ['half an answer', many(half), { kind: 'unexpected', code: 'service.badAnswer' }],
    ['a redirect', many(redirect), { kind: 'unreachable', code: 'network.unreachable' }],
    ['a service that is down', many(status(503, {})), { kind: 'unreachable', code: 'service.unavailable' }],
    ['a refusal', [status(403, { error: { code: 'Authorization_RequestDenied', message: 'no' } })], { kind: 'notAllowed', code: 'service.notAllowed' }],
    ['a missing thing', [status(404, { error: { code: 'Request_ResourceNotFound', message: 'no' } })], { kind: 'notFound', code: 'service.notFound' }],
    ['a changed thing', [status(412, {})], { kind: 'conflict', code: 'service.changed' }],
    ['a duplicate', [status(409, { error: { code: 'conflict', message: 'twice' } })], { kind: 'conflict', code: 'service.conflict' }],
    ['a bad request', [status(400, { code: 3000, description: 'bad' })], { kind: 'invalid', code: 'service.refusedRequest', params: { status: 400, serviceCode: '3000' } }],
    ['no relationship', [status(403, { code: 20002, description: 'none' })], { kind: 'notAllowed', code: 'service.noRelationship' }],
    ['a refused token twice', [status(401), status(401)], { kind: 'signedOut', code: 'signIn.refused' }]
  ])('tells %s', async (_name, given, expected) => {
    answers = given
    const began = performance.now()
    expect(await failureOf(make()(get()))).toMatchObject(expected)
    expect(performance.now() - began).toBeLessThan(6_000)
  })

  it('names a host that is not there', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => {
      server.close(resolve)
    })
    expect(await failureOf(make()(get({ url: `http://127.0.0.1:${port}/` })))).toMatchObject({ kind: 'unreachable', code: 'network.unreachable' })
    expect(onOutcome).toHaveBeenLastCalledWith('unreachable')
  })

  it.each([['a reset', reset], ['a 503', status(503)], ['a 429', status(429, { statusCode: 429 }, { 'retry-after': '0' })]])('goes on after %s', async (_name, answer) => {
    answers = [answer]
    expect(await make()(get())).toMatchObject({ status: 200, json: { fine: true } })
    expect(seen).toHaveLength(2)
  })

  it('waits as long as the service says, and not longer than somebody waits', async () => {
    answers = [status(429, {}, { 'retry-after': '1' })]
    const began = performance.now()
    await make()(get())
    expect(performance.now() - began).toBeGreaterThanOrEqual(990)
    answers = [status(429, {}, { 'retry-after': '60' })]
    expect(await failureOf(make()(get()))).toMatchObject({ kind: 'throttled', retryAfterMs: 60_000 })
  })

  it('asks in the background at the pace that the answers allow, and says while it holds still', async () => {
    const waits: (number | undefined)[] = []
    let time = 0
    const paces = new Paces()
    const http = make({ paces, now: () => time })
    const background = get({ patience: 'background', waiting: (until) => waits.push(until) })
    answers = [status(200, {}, { 'x-ms-throttle-limit-percentage': '0.8' }), status(429, {}, { 'retry-after': '1' })]
    await http(background)
    expect(Math.round(paces.of('graph', tenantId).gapMs)).toBe(200)
    expect(waits).toEqual([])
    time = 10_000
    await http(background)
    expect(waits.slice(0, 2)).toEqual([11_000, undefined])
    expect(seen).toHaveLength(3)
    // Somebody who waits for an answer is not held up by it.
    time = 0
    await http(get())
    expect(seen).toHaveLength(4)
    const stop = new AbortController()
    const held = http({ ...background, signal: stop.signal })
    stop.abort()
    await expect(held).rejects.toMatchObject({ error: { kind: 'cancelled' } })
  })

  it('never repeats a write that has no request id, and repeats one that has under the same id', async () => {
    answers = [reset]
    expect(await failureOf(make()(get({ method: 'POST', body: {} })))).toMatchObject({ kind: 'unreachable' })
    expect(seen).toHaveLength(1)
    answers = [reset]
    seen = []
    await make()(get({ method: 'POST', audience: 'partnerCenter', body: {}, requestId: 'aaaa' }))
    expect(seen.map(({ headers }) => headers['ms-requestid'])).toEqual(['aaaa', 'aaaa'])
    expect(new Set(seen.map(({ headers }) => headers['ms-correlationid'])).size).toBe(2)
  })

  it('repeats a write that was refused because too much was asked, as nothing was done; one that is sent once is not repeated', async () => {
    const busy = status(429, {}, { 'retry-after': '0' })
    answers = [busy]
    expect(await make()(get({ method: 'PATCH', body: {} }))).toMatchObject({ status: 200 })
    expect(seen).toHaveLength(2)
    answers = [busy]
    expect(await failureOf(make()(get({ method: 'PATCH', body: {}, once: true })))).toMatchObject({ kind: 'throttled' })
    expect(seen).toHaveLength(3)
    answers = [status(503, {}, { 'retry-after': '0' })]
    expect(await failureOf(make()(get({ method: 'PATCH', body: {} })))).toMatchObject({ kind: 'unreachable' })
    expect(seen).toHaveLength(4)
  })

  it('takes an answer to a write that is no JSON: what was done is done', async () => {
    answers = [half]
    expect(await make()(get({ method: 'DELETE', audience: 'partnerCenter', requestId: 'aaaa' }))).toMatchObject({ status: 200, json: undefined })
    expect(seen).toHaveLength(1)
  })

  it('takes a new request id after any answer', async () => {
    answers = [status(503)]
    await make()(get({ method: 'POST', audience: 'partnerCenter', body: {}, requestId: 'aaaa' }))
    expect(seen[0]?.headers['ms-requestid']).toBe('aaaa')
    expect(seen[1]?.headers['ms-requestid']).not.toBe('aaaa')
  })

  it('asks for a fresh token once after a 401, with the claims of a challenge', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true}}}'
    answers = [status(401, {}, { 'www-authenticate': `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"` })]
    expect(await make()(get())).toMatchObject({ status: 200 })
    expect(tokens.renewedTokenFor).toHaveBeenCalledWith(tenantId, 'graph', claims, expect.any(AbortSignal), undefined)
    expect(seen[1]?.headers['authorization']).toBe('Bearer renewed')
  })

  it('keeps its limit with an engine that does not stop reading a body', async () => {
    const stubborn = (): Promise<Response> => Promise.resolve(new Response(new ReadableStream({ start: (reader) => reader.enqueue(new TextEncoder().encode('{')) })))
    expect(await failureOf(make({ fetch: stubborn })(get()))).toMatchObject({ kind: 'unreachable', code: 'network.timedOut' })
  })

  it('can be cancelled while it waits for an answer, and between tries', async () => {
    for (const answer of [hang, status(429, {}, { 'retry-after': '3' })]) {
      answers = [answer]
      const stop = new AbortController()
      setTimeout(() => stop.abort(), 60)
      const began = performance.now()
      expect(await failureOf(make({ timeoutMs: 20_000, interactiveBudgetMs: 30_000 })(get({ signal: stop.signal })))).toMatchObject({ kind: 'cancelled' })
      // Both the answer and the next try would have come later.
      expect(performance.now() - began).toBeLessThan(2_900)
    }
  })
})

describe('what a service says', () => {
  it('reads Retry-After in both forms, and caps it', () => {
    const now = Date.parse('2026-01-01T00:00:00Z')
    expect(retryAfterMs('57', now)).toBe(57_000)
    expect(retryAfterMs('Thu, 01 Jan 2026 00:00:10 GMT', now)).toBe(10_000)
    expect(retryAfterMs('Wed, 31 Dec 2025 00:00:00 GMT', now)).toBe(0)
    expect(retryAfterMs('99999', now)).toBe(longestWaitMs)
    expect(retryAfterMs('soon', now)).toBeUndefined()
    expect(retryAfterMs(null, now)).toBeUndefined()
  })
  it('doubles its pauses within a quarter either way', () => {
    expect([0, 1, 2].map((tried) => backOffMs(tried, () => 0.5))).toEqual([500, 1000, 2000])
    expect(backOffMs(0, () => 0)).toBe(375)
  })
  it('takes the innermost code of a Graph error', () => {
    expect(serviceCodeOf({ error: { code: 'BadRequest', message: '', innerError: { code: 'notUnique', date: 'x' } } })).toBe('notUnique')
    expect(serviceCodeOf('<html>')).toBe('')
  })
  it('reads the claims of a challenge only where they are JSON', () => {
    expect(challengeClaims('Bearer claims="bm90IGpzb24="')).toBeUndefined()
    expect(challengeClaims(null)).toBeUndefined()
  })
})
