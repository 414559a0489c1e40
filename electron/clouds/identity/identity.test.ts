import { randomUUID } from 'node:crypto'
import { PublicClientApplication } from '@azure/msal-node'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../../contract/errors'
import { tenantIdSchema, type TenantId } from '../../contract/ids'
import { sendJson } from '../testing/httpStub'
import { answerSignIn, homeTenant, memoryVault, signsInAtOnce, startOidcStub, type OidcStub, type TokenFault } from '../testing/oidcStub'
import { createIdentity, type IdentityOptions } from './identity'

const home = tenantIdSchema.parse(homeTenant)
const someTenant = (): TenantId => tenantIdSchema.parse(randomUUID())
const never = new AbortController().signal
const tenantOf = (token: string): string => token.split(':')[1] ?? ''
const failureOf = async (work: Promise<unknown>): Promise<AppFailure['error']> => {
  const thrown = await work.then(() => undefined, (error: unknown) => error)
  if (thrown instanceof AppFailure) return thrown.error
  throw new Error('expected an AppFailure', { cause: thrown })
}

const oauthError = (error: string, description: string, more: object = {}): TokenFault => (_request, response) => sendJson(response, 400, { error, error_description: description, ...more })

describe('identity', () => {
  let stub: OidcStub
  const vault = { current: memoryVault() }
  const onWrongTenant = vi.fn()
  const onRefused = vi.fn()
  const clearSignInCookies = vi.fn(() => Promise.resolve())

  beforeEach(async () => {
    stub = await startOidcStub()
    vault.current = memoryVault()
    vi.clearAllMocks()
  })
  afterEach(() => stub.close())

  const make = (more: Partial<IdentityOptions> = {}) =>
    createIdentity({ record: stub.record, vault: vault.current, fetch, openSignIn: signsInAtOnce, clearSignInCookies, onWrongTenant, onRefused, ...more })
  /** One that is signed in at once, and the pages that it opened for that. */
  const counting = (more: Partial<IdentityOptions> = {}) => {
    const opened: string[] = []
    const openSignIn = (url: string): ReturnType<typeof signsInAtOnce> => {
      opened.push(url)
      return signsInAtOnce(url)
    }
    return { identity: make({ ...more, openSignIn }), opened }
  }

  it('signs in, and names the account by its own claims', async () => {
    const account = await make().signIn(never)
    expect(account).toMatchObject({ userPrincipalName: 'tech@partner.example', displayName: 'Stub Technician', tenantId: home })
  })

  it('hands out interleaved tokens over 20 tenants, each for the tenant that was asked for (practiceTokens.test.ts: 1,000 from a real cloud)', async () => {
    const identity = make()
    await identity.signIn(never)
    const tenants = [home, ...Array.from({ length: 19 }, someTenant)]
    const asked = Array.from({ length: 200 }, (_, at) => tenants[(at * 7) % tenants.length] ?? home)
    const wrong: string[] = []
    for (let from = 0; from < asked.length; from += 50) {
      const batch = asked.slice(from, from + 50)
      const tokens = await Promise.all(batch.map((tenantId) => identity.tokenFor(tenantId, 'graph')))
      wrong.push(...tokens.filter((token, at) => tenantOf(token) !== batch[at]))
    }
    expect(wrong).toEqual([])
    // Each tenant's token was fetched, and then kept: one a tenant, and a few that were asked for at the same time.
    expect(stub.tokenRequests).toBeLessThan(60)
  })

  it('asks MSAL for all its accounts once, not with each token, and again for another account', async () => {
    const listed = vi.spyOn(PublicClientApplication.prototype, 'getAllAccounts')
    try {
      const identity = make()
      await identity.signIn(never)
      const tenants = [home, ...Array.from({ length: 9 }, someTenant)]
      for (const tenantId of [...tenants, ...tenants]) await identity.tokenFor(tenantId, 'graph')
      expect(listed).toHaveBeenCalledTimes(1)
      await identity.signOut()
      await expect(identity.tokenFor(home, 'graph')).rejects.toMatchObject({ error: { kind: 'signedOut' } })
      await identity.signIn(never)
      await identity.tokenFor(home, 'graph')
      expect(listed).toHaveBeenCalledTimes(2)
    } finally {
      listed.mockRestore()
    }
  })

  it('keeps the tokens of two audiences apart', async () => {
    const identity = make()
    await identity.signIn(never)
    expect(await identity.tokenFor(home, 'graph')).toContain('graph.practice')
    expect(await identity.tokenFor(home, 'partnerCenter')).toContain('api.partnercenter.practice')
  })

  it('refuses a token of another tenant, and tells the audit', async () => {
    const identity = make()
    await identity.signIn(never)
    stub.lieAbout(randomUUID())
    const asked = someTenant()
    expect(await failureOf(identity.tokenFor(asked, 'graph'))).toMatchObject({ kind: 'unexpected', code: 'token.wrongTenant' })
    expect(onWrongTenant).toHaveBeenCalledWith(asked)
  })

  it('is restored from the vault, and gives a cached token with no network', async () => {
    await make().signIn(never)
    const offline = make({ fetch: () => Promise.reject(new TypeError('fetch failed')) })
    expect(await offline.restore()).toMatchObject({ userPrincipalName: 'tech@partner.example' })
    expect(tenantOf(await offline.tokenFor(home, 'graph'))).toBe(home)
    expect(await failureOf(offline.tokenFor(someTenant(), 'graph'))).toMatchObject({ kind: 'unreachable', code: 'network.unreachable' })
    expect(onRefused).not.toHaveBeenCalled()
  })

  it('leaves nothing behind at sign-out', async () => {
    const identity = make()
    await identity.signIn(never)
    await identity.tokenFor(someTenant(), 'graph')
    await identity.signOut()
    expect([...vault.current.entries]).toEqual([])
    expect(clearSignInCookies).toHaveBeenCalledOnce()
    expect(await identity.restore()).toBeUndefined()
    expect(await failureOf(identity.tokenFor(home, 'graph'))).toMatchObject({ kind: 'signedOut' })
    // A request that was on its way must not bring the cache back.
    expect([...vault.current.entries]).toEqual([])
  })

  const refusals: readonly [name: string, fault: TokenFault, expected: object][] = [
    ['a refused refresh', oauthError('invalid_grant', 'AADSTS700082: expired'), { kind: 'signedOut', code: 'signIn.refused' }],
    ['a tenant that the technician may not enter', oauthError('invalid_grant', 'AADSTS50020: no access'), { kind: 'notAllowed', code: 'token.noAccess' }],
    ['a tenant without consent', oauthError('invalid_grant', 'AADSTS65001: no consent'), { kind: 'notAllowed', code: 'token.noConsent' }],
    ['a tenant that is unknown', oauthError('invalid_request', 'AADSTS90002: unknown'), { kind: 'notFound', code: 'token.unknownTenant' }],
    ['a captive portal', (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in to the hotel</html>'), { kind: 'unreachable', code: 'network.captivePortal' }],
    ['a full service', (_request, response) => sendJson(response, 429, { error: 'busy' }, { 'retry-after': '7' }), { kind: 'throttled', retryAfterMs: 7000 }]
  ]
  it.each(refusals)('tells %s', async (_name, fault, expected) => {
    const identity = make()
    await identity.signIn(never)
    stub.faults.push(fault)
    expect(await failureOf(identity.tokenFor(someTenant(), 'graph'))).toMatchObject(expected)
    expect(onRefused).toHaveBeenCalledTimes(expected && 'kind' in expected && expected.kind === 'signedOut' ? 1 : 0)
  })

  it('an account of another company gets no further than the door, and is told so', async () => {
    const identity = make()
    stub.faults.push(oauthError('invalid_grant', 'AADSTS50020: User account from identity provider does not exist in tenant'))
    expect(await failureOf(identity.signIn(never))).toMatchObject({ kind: 'notAllowed', code: 'signIn.otherCompany' })
    expect(await identity.restore()).toBeUndefined()
    expect([...vault.current.entries]).toEqual([])
  })

  it('stays signed in when a customer’s tenant refuses for a reason that nobody knows, as long as the own tenant takes the sign-in', async () => {
    const identity = make()
    await identity.signIn(never)
    stub.faults.push(oauthError('invalid_grant', 'AADSTS135010: no key'))
    expect(await failureOf(identity.tokenFor(someTenant(), 'graph'))).toMatchObject({ kind: 'notAllowed', code: 'token.noAccess' })
    expect(onRefused).not.toHaveBeenCalled()
    const refused = oauthError('invalid_grant', 'AADSTS135010: no key')
    stub.faults.push(refused, refused)
    expect(await failureOf(identity.tokenFor(someTenant(), 'graph'))).toMatchObject({ kind: 'signedOut', code: 'signIn.refused' })
    expect(onRefused).toHaveBeenCalledOnce()
  })

  it('knows its own tenant where the registration names it by a domain: a policy there that says what it wants is answered', async () => {
    stub.lieAbout(home)
    const { identity, opened } = counting({ record: { ...stub.record, identity: { ...stub.record.identity, homeTenant: 'organizations' } } })
    await identity.signIn(never)
    stub.faults.push(oauthError('invalid_grant', 'AADSTS53003: blocked', { suberror: 'message_only', claims: '{"access_token":{"capolids":{"essential":true}}}' }))
    expect(tenantOf(await identity.renewedTokenFor(home, 'graph', undefined))).toBe(home)
    expect(opened).toHaveLength(2)
  })

  it('asks once where a customer’s tenant wants a newer sign-in, and goes on', async () => {
    const { identity, opened } = counting()
    await identity.signIn(never)
    stub.faults.push(oauthError('invalid_grant', 'AADSTS70043: The refresh token has expired due to sign-in frequency checks', { suberror: 'token_expired' }))
    const tenantId = someTenant()
    expect(tenantOf(await identity.tokenFor(tenantId, 'graph'))).toBe(tenantId)
    expect(opened).toHaveLength(2)
    expect(onRefused).not.toHaveBeenCalled()
  })

  it('is not locked out after a fault: the next request is sent', async () => {
    const identity = make()
    await identity.signIn(never)
    const tenantId = someTenant()
    stub.faults.push((_request, response) => sendJson(response, 429, { error: 'busy' }, { 'retry-after': '60' }))
    await failureOf(identity.tokenFor(tenantId, 'graph'))
    expect(tenantOf(await identity.tokenFor(tenantId, 'graph'))).toBe(tenantId)
  })

  it('goes on after one reset and one 503', async () => {
    const identity = make()
    await identity.signIn(never)
    const [first, second] = [someTenant(), someTenant()]
    stub.faults.push((request) => request.socket.destroy())
    expect(tenantOf(await identity.tokenFor(first, 'graph'))).toBe(first)
    stub.faults.push((_request, response) => sendJson(response, 503, {}))
    expect(tenantOf(await identity.tokenFor(second, 'graph'))).toBe(second)
  })

  it('can be cancelled while the identity provider hangs', async () => {
    const identity = make()
    await identity.signIn(never)
    stub.faults.push(() => {})
    const stop = new AbortController()
    const began = performance.now()
    setTimeout(() => stop.abort(), 50)
    expect(await failureOf(identity.tokenFor(someTenant(), 'graph', stop.signal))).toMatchObject({ kind: 'cancelled' })
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('asks the technician once for a claims challenge, and then completes', async () => {
    const { identity, opened } = counting()
    await identity.signIn(never)
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'
    stub.faults.push(oauthError('interaction_required', 'AADSTS50076: mfa', { suberror: 'basic_action', claims }))
    const tenantId = someTenant()
    expect(tenantOf(await identity.tokenFor(tenantId, 'graph'))).toBe(tenantId)
    expect(opened).toHaveLength(2)
    expect(new URL(opened[1] ?? '').searchParams.get('claims')).toContain('acrs')
  })

  it('asks nobody for what runs in the background, and does not end the sign-in for it', async () => {
    const { identity, opened } = counting()
    await identity.signIn(never)
    stub.faults.push(oauthError('interaction_required', 'AADSTS50076: mfa', { claims: '{"access_token":{}}' }))
    expect(await failureOf(identity.tokenFor(someTenant(), 'graph', undefined, true))).toMatchObject({ kind: 'notAllowed', code: 'token.secondFactor' })
    stub.faults.push(oauthError('invalid_grant', 'AADSTS700082: expired'))
    expect(await failureOf(identity.tokenFor(someTenant(), 'graph', undefined, true))).toMatchObject({ kind: 'notAllowed', code: 'token.noAccess' })
    expect(opened).toHaveLength(1)
    expect(onRefused).not.toHaveBeenCalled()
  })

  it('asks once only: what is still missing afterwards counts for this tenant, and the sign-in stays', async () => {
    const { identity, opened } = counting()
    await identity.signIn(never)
    const missing = oauthError('interaction_required', 'AADSTS53000: device is not compliant', { claims: '{"access_token":{}}' })
    stub.faults.push(missing, missing)
    expect(await failureOf(identity.tokenFor(someTenant(), 'graph'))).toMatchObject({ kind: 'notAllowed', code: 'token.devicePolicy' })
    expect(opened).toHaveLength(2)
    expect(onRefused).not.toHaveBeenCalled()
    expect(tenantOf(await identity.tokenFor(home, 'graph'))).toBe(home)
  })

  it('says that a cloud is not configured instead of trying', async () => {
    const record = { ...stub.record, identity: { ...stub.record.identity, clientId: '' } }
    expect(await failureOf(make({ record }).signIn(never))).toMatchObject({ kind: 'invalid', code: 'signIn.notConfigured' })
  })

  it('tells a refusal by the person apart from a cancel', async () => {
    const identity = make({
      openSignIn: (url) => {
        void answerSignIn(url, { error: 'access_denied', error_description: 'no' })
        return { closed: new Promise(() => {}), close: () => {} }
      }
    })
    expect(await failureOf(identity.signIn(never))).toMatchObject({ kind: 'notAllowed', code: 'signIn.denied' })
  })
})
