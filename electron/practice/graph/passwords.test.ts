import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { tokenFor, trustingAuthenticate } from '../world/testTokens'
import { World } from '../world/world'
import { graphRoutes } from './routes'

const METHOD = '28c10230-6103-485e-b985-444c60001490'
const SCOPES = ['User.Read.All', 'Directory.Read.All', 'User-PasswordProfile.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All']
const GOOD = 'Tulip-Harbor-Kite-41'
/** The real clock stands still; only the world's own moves. */
const NOW = Date.UTC(2026, 10, 21, 12)
const DOMAIN = 'wingtiptoys.com'
let world: World
let app: ReturnType<typeof graphRoutes>
beforeEach(async () => {
  world = await World.open({ customers: 0, realNow: () => NOW })
  app = graphRoutes(world, trustingAuthenticate)
})

interface Ask { readonly user?: string; readonly domain?: string; readonly scopes?: readonly string[]; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
interface Answer { readonly status: number; readonly json: Record<string, unknown>; readonly headers: Headers }

async function ask(method: string, path: string, { user = 'full@fabrikam.com', domain = DOMAIN, scopes = SCOPES, body, headers = {} }: Ask = {}): Promise<Answer> {
  const response = await app.request(path, { method, headers: { ...tokenFor(world, user, domain, { scopes }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const text = await response.text()
  return { status: response.status, json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>), headers: response.headers }
}

const reset = (whose: string, more: Ask = {}) => ask('POST', `/users/${whose}/authentication/methods/${METHOD}/resetPassword`, { body: { newPassword: GOOD }, ...more })
const patch = (whose: string, password: string, more: Ask = {}) => ask('PATCH', `/users/${whose}`, { body: { passwordProfile: { password, forceChangePasswordNextSignIn: true } }, ...more })
const codeOf = ({ json }: Answer) => (json['error'] as { readonly code: string } | undefined)?.code
const operationOf = (made: Answer) => ask('GET', new URL(made.headers.get('location') ?? '').pathname)
const signsIn = async (userName: string, password = GOOD) => (await world.directory.verifyPassword(userName, password)) !== undefined
const changed = async (whose: string) => (await ask('GET', `/users/${whose}?$select=lastPasswordChangeDateTime`)).json['lastPasswordChangeDateTime']

describe('a password that is written back', () => {
  it('is not there at once: it waits, runs, and then is the password', async () => {
    const before = await changed('workshop@wingtiptoys.com')
    const made = await reset('workshop@wingtiptoys.com')
    expect([made.status, made.json, made.headers.get('retry-after')]).toEqual([202, {}, '1'])
    expect((await operationOf(made)).json).toMatchObject({ status: 'notStarted', statusDetail: null })
    expect(await signsIn('workshop@wingtiptoys.com')).toBe(false)
    await world.setClockOffset(1_000)
    expect((await operationOf(made)).json).toMatchObject({ status: 'running' })
    expect(await changed('workshop@wingtiptoys.com')).toBe(before)
    await world.setClockOffset(3_000)
    expect((await operationOf(made)).json).toMatchObject({ status: 'succeeded' })
    expect(await signsIn('workshop@wingtiptoys.com')).toBe(true)
    expect(await signsIn('workshop@wingtiptoys.com', 'practice')).toBe(false)
    expect(world.directory.userByName('workshop@wingtiptoys.com')?.mustChangePassword).toBe(true)
    expect(String(await changed('workshop@wingtiptoys.com')) > String(before)).toBe(true)
  })

  it('can be refused on the premises though the cloud took it', async () => {
    const made = await reset('workshop@wingtiptoys.com', { body: { newPassword: 'Tulip-41x' } })
    await world.setClockOffset(3_000)
    expect((await operationOf(made)).json).toMatchObject({ status: 'failed', statusDetail: expect.stringContaining('on-premises policy') as unknown })
    expect(await signsIn('workshop@wingtiptoys.com', 'practice')).toBe(true)
  })

  it('cannot be left to the service, and cannot be changed in the cloud alone', async () => {
    expect((await reset('workshop@wingtiptoys.com', { body: {} })).status).toBe(400)
    expect((await patch('workshop@wingtiptoys.com', GOOD)).status).toBe(400)
  })

  it('gives way to a later change in the cloud', async () => {
    await reset('user@wingtiptoys.com')
    await world.setClockOffset(60_000)
    expect((await patch('user@wingtiptoys.com', 'Another-Kite-99')).status).toBe(204)
    expect(await signsIn('user@wingtiptoys.com', 'Another-Kite-99')).toBe(true)
    expect(await signsIn('user@wingtiptoys.com')).toBe(false)
  })
})

describe('a password made by the service', () => {
  it('is in the answer, once', async () => {
    const made = await reset('user@wingtiptoys.com', { body: undefined })
    expect(made.status).toBe(202)
    await world.setClockOffset(3_000)
    expect(await signsIn('user@wingtiptoys.com', String(made.json['newPassword']))).toBe(true)
  })
})

describe('who may reset whom', () => {
  const matrix = [
    ['full@fabrikam.com', 'admin@wingtiptoys.com', true], ['full@fabrikam.com', 'helpdesk@wingtiptoys.com', true], ['full@fabrikam.com', 'user@wingtiptoys.com', true],
    ['limited@fabrikam.com', 'admin@wingtiptoys.com', false], ['limited@fabrikam.com', 'helpdesk@wingtiptoys.com', false], ['limited@fabrikam.com', 'user@wingtiptoys.com', true],
    ['helpdesk@wingtiptoys.com', 'accounts@wingtiptoys.com', true], ['helpdesk@wingtiptoys.com', 'devices@wingtiptoys.com', false],
    ['user@wingtiptoys.com', 'helpdesk@wingtiptoys.com', false], ['admin@wingtiptoys.com', 'devices@wingtiptoys.com', true]
  ] as const

  it.each(matrix)('%s and %s: %j', async (user, whose, may) => {
    const answer = await reset(whose, { user })
    expect([answer.status, codeOf(answer)]).toEqual(may ? [202, undefined] : [403, 'Authorization_RequestDenied'])
    expect((await ask('GET', `/users/${whose}/authentication/methods`, { user })).status).toBe(may ? 200 : 403)
    expect((await ask('GET', `/users/${whose}/authentication/operations`, { user })).status).toBe(may ? 200 : 403)
  })

  it('never the own account, nobody without the permission, and nobody in another tenant', async () => {
    expect((await reset('admin@wingtiptoys.com', { user: 'admin@wingtiptoys.com' })).status).toBe(403)
    for (const scopes of [['Directory.Read.All'], ['UserAuthenticationMethod.Read.All']]) expect((await reset('user@wingtiptoys.com', { scopes })).status).toBe(403)
    expect((await reset('user@wingtiptoys.com', { domain: 'contoso.com' })).status).toBe(404)
    expect((await ask('GET', `/users/user@wingtiptoys.com/authentication/operations/${crypto.randomUUID()}`)).status).toBe(404)
    expect((await ask('POST', `/users/user@wingtiptoys.com/authentication/methods/${crypto.randomUUID()}/resetPassword`, { body: {} })).status).toBe(404)
  })
})

describe('the rules for passwords', () => {
  it.each(['Ab-1', 'abcdefgh', 'P@ssw0rd', 'W1ngtip!!', 'Tulpe-Händler-1', 'My-Helpdesk-41', `Aa1${'-'.repeat(254)}`])('refuse %s in either way', async (password) => {
    for (const answer of [await patch('helpdesk@wingtiptoys.com', password), await reset('helpdesk@wingtiptoys.com', { body: { newPassword: password } })]) {
      expect([answer.status, codeOf(answer)]).toEqual([400, 'Request_BadRequest'])
    }
    expect(await signsIn('helpdesk@wingtiptoys.com', 'practice')).toBe(true)
  })
})

describe('a search among users', () => {
  const eventual = { consistencylevel: 'eventual' }
  const search = async (text: string, headers: Readonly<Record<string, string>> = eventual, more = '') => ask('GET', `/users?$search=${encodeURIComponent(text)}&$select=userPrincipalName&$count=true${more}`, { headers })
  const found = async (text: string) => ((await search(text)).json['value'] as { readonly userPrincipalName: string }[]).map((one) => one.userPrincipalName.split('@')[0])

  it.each([
    ['"displayName:work"', ['workshop']],
    ['"displayName:wing HELP"', ['helpdesk']],
    ['"userPrincipalName:help" OR "displayName:devi"', ['helpdesk', 'devices']],
    ['"displayName:wingtip" AND "userPrincipalName:us"', ['user']],
    ['"displayName:orkshop"', []]
  ])('for %s', async (text, names) => {
    expect(await found(text)).toEqual(names)
  })

  it('comes page by page', async () => {
    const first = await search('"displayName:wingtip"', eventual, '&$top=4')
    expect([first.json['@odata.count'], (first.json['value'] as unknown[]).length]).toEqual([6, 4])
    const next = new URL(String(first.json['@odata.nextLink']))
    expect(((await ask('GET', next.pathname + next.search, { headers: eventual })).json['value'] as unknown[]).length).toBe(2)
  })

  it.each(['displayName:x', '"x"', '"jobTitle:x"', '"displayName:x" "displayName:y"', '"displayName:x" OR', 'OR', '""'])('is refused for %s', async (text) => {
    expect((await search(text)).status).toBe(400)
  })

  it('is refused without the header, and where nothing can be searched', async () => {
    expect(codeOf(await search('"displayName:x"', {}))).toBe('Request_UnsupportedQuery')
    expect((await ask('GET', '/domains?$search="id:x"', { headers: eventual, scopes: ['Directory.Read.All'] })).status).toBe(400)
  })
})

describe('operations', () => {
  it('go on over a restart', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'practice-resets-'))
    try {
      world = await World.open({ dataDir, customers: 0, realNow: () => NOW })
      app = graphRoutes(world, trustingAuthenticate)
      const made = await reset('workshop@wingtiptoys.com')
      await world.close()
      world = await World.open({ dataDir, realNow: () => NOW + 10_000 })
      app = graphRoutes(world, trustingAuthenticate)
      expect((await operationOf(made)).json).toMatchObject({ status: 'succeeded' })
      expect(await signsIn('workshop@wingtiptoys.com')).toBe(true)
      await world.close()
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  })
})
