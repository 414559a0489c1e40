import { Hono } from 'hono'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { tokenFor, trustingAuthenticate } from '../world/testTokens'
import { World } from '../world/world'
import { graphRoutes } from './routes'
import { costOf } from './resourceUnits'

let world: World
let app: Hono
beforeAll(async () => {
  world = await World.open({ customers: 5 })
  app = new Hono().route('/v1.0', graphRoutes(world, trustingAuthenticate))
})

const scopes = ['User.Read', 'User.Read.All', 'Organization.Read.All', 'DelegatedAdminRelationship.Read.All']
const headers = () => ({ ...tokenFor(world, 'full@fabrikam.com', 'fabrikam.com', { scopes }), 'content-type': 'application/json' })

interface Answered {
  readonly responses?: readonly { readonly id: string; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body?: Readonly<Record<string, unknown>> }[]
  readonly error?: { readonly code: string }
}

async function send(requests: readonly object[], sent: Record<string, string> = headers()): Promise<{ readonly status: number; readonly json: Answered }> {
  const response = await app.request('/v1.0/$batch', { method: 'POST', headers: sent, body: JSON.stringify({ requests }) })
  return { status: response.status, json: (await response.json()) as Answered }
}

const get = (id: string, url: string, more: object = {}) => ({ id, method: 'GET', url, ...more })

describe('$batch', () => {
  it('answers each part, with links that lead where any others lead', async () => {
    const { status, json } = await send([get('1', '/me?$select=displayName'), get('2', 'tenantRelationships/delegatedAdminRelationships?$top=1')])
    expect(status).toBe(200)
    expect(json.responses?.map((one) => [one.id, one.status])).toEqual([['1', 200], ['2', 200]])
    expect(json.responses?.[1]?.body?.['@odata.nextLink']).toMatch(/\/v1\.0\/tenantRelationships\/delegatedAdminRelationships\?/u)
    expect(json.responses?.[0]?.headers['request-id']).toMatch(/^[0-9a-f-]{36}$/u)
  })

  it('has the rights of its token and no more', async () => {
    const limited = { ...tokenFor(world, 'full@fabrikam.com', 'fabrikam.com', { scopes: ['User.Read'] }), 'content-type': 'application/json' }
    const { json } = await send([get('1', '/me'), get('2', '/tenantRelationships/delegatedAdminRelationships')], limited)
    expect(json.responses?.map(({ status }) => status)).toEqual([200, 403])
    expect((await send([get('1', '/me')], { 'content-type': 'application/json' })).status).toBe(401)
  })

  it('carries out what depends on what succeeded, and nothing that depends on what failed', async () => {
    const { json } = await send([get('c', '/me', { dependsOn: ['b'] }), get('b', '/users/nobody@fabrikam.com', { dependsOn: ['a'] }), get('a', '/me')])
    expect(json.responses?.map((one) => [one.id, one.status])).toEqual([['a', 200], ['b', 404], ['c', 424]])
  })

  it.each([
    ['more than twenty parts', Array.from({ length: 21 }, (_, index) => get(String(index), '/me'))],
    ['two parts of one id', [get('1', '/me'), get('1', '/me')]],
    ['a part that depends on nothing that is there', [get('1', '/me', { dependsOn: ['2'] })]],
    ['parts that wait for each other', [get('1', '/me', { dependsOn: ['2'] }), get('2', '/me', { dependsOn: ['1'] })]],
    ['no parts', []],
    ['a body without its type', [{ id: '1', method: 'POST', url: '/users', body: {} }]]
  ])('with %s is refused as a whole', async (_name, requests) => {
    expect(await send(requests)).toMatchObject({ status: 400, json: { error: { code: 'Request_BadRequest' } } })
  })

  it('holds no batch', async () => {
    expect((await send([{ id: '1', method: 'POST', url: '/$batch', headers: { 'content-type': 'application/json' }, body: { requests: [get('1', '/me')] } }])).json.responses?.[0]?.status).toBe(400)
  })
})

describe('resource units', () => {
  it.each([
    ['/v1.0/users', 'GET', {}, 2], ['/v1.0/users', 'GET', { $select: 'id' }, 1], ['/v1.0/contracts', 'GET', {}, 3], ['/v1.0/contracts', 'GET', { $select: 'id', $top: '5' }, 1],
    ['/v1.0/groups/x/members', 'GET', {}, 3], ['/v1.0/directoryRoles', 'GET', { $expand: 'members' }, 2], ['/v1.0/me', 'GET', {}, 1]
  ])('%s %s with %j costs %i', (path, method, query: Readonly<Record<string, string>>, cost) => {
    expect(costOf({ req: { path, method, query: (name: string) => query[name] } } as never)).toBe(cost)
  })

  it('run out: then 429 with Retry-After, and a warning before', async () => {
    // Within one window of ten seconds, however slow the computer is.
    vi.useFakeTimers({ toFake: ['Date', 'performance'] })
    onTestFinished(() => { vi.useRealTimers() })
    const clientId = crypto.randomUUID()
    const sent = { ...tokenFor(world, 'full@fabrikam.com', 'fabrikam.com', { scopes, clientId }) }
    const parts = Array.from({ length: 20 }, (_, index) => get(String(index), '/users'))
    const seen: (string | undefined)[] = []
    for (let index = 0; index < 120; index += 1) {
      const { json } = await send(parts, { ...sent, 'content-type': 'application/json' })
      const refused = json.responses?.find(({ status }) => status === 429)
      seen.push(json.responses?.at(-1)?.headers['x-ms-throttle-limit-percentage'])
      if (refused === undefined && json.error === undefined) continue
      expect(seen.some((share) => Number(share) >= 0.8)).toBe(true)
      expect(Number(refused?.headers['retry-after'] ?? '1')).toBeGreaterThan(0)
      return
    }
    throw new Error('the limit was never reached')
  })
})
