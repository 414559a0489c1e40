import { Buffer } from 'node:buffer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tenantIdSchema, type TenantId } from '../../contract/ids'
import { PlainBrowser } from '../../practice/server/plainBrowser'
import { readyMessage } from '../../practice/server/ready'
import { startTestCloud, type TestCloud } from '../../practice/server/testCloud'
import { practiceRecord } from '../records/practice'
import { memoryVault } from '../testing/oidcStub'
import { createIdentity } from './identity'
import type { Fetch } from './networkClient'

const limitMs = 60_000
const claimsOf = (token: string): unknown => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

describe('two accounts on one computer, one after the other', () => {
  const never = new AbortController().signal
  const vault = memoryVault()
  const next = { user: '', hold: undefined as Promise<void> | undefined }
  let cloud: TestCloud
  let identity: ReturnType<typeof createIdentity>
  let home: TenantId
  let contoso: TenantId

  /** Holds back the answer to a token request, as a slow network does. */
  const slowly: Fetch = async (url, init) => {
    const hold = new URL(url).pathname.includes(contoso) ? next.hold : undefined
    const answer = await fetch(url, init)
    await hold
    return answer
  }
  const user = (name: string): string => cloud.world.directory.userByName(name)?.id ?? 'nobody'
  const keptTokens = async (): Promise<string> => [await vault.read('tokens-practice'), await vault.read('tokens-practice-passing')].join('')
  const signIn = (name: string) => {
    next.user = name
    return identity.signIn(never)
  }

  beforeAll(async () => {
    cloud = await startTestCloud()
    contoso = tenantIdSchema.parse(cloud.tenant('contoso.com').id)
    const record = practiceRecord(readyMessage(cloud.at, cloud.world, false))
    identity = createIdentity({
      record, vault, fetch: slowly, clearSignInCookies: () => Promise.resolve(), onWrongTenant: () => undefined, onRefused: () => undefined,
      openSignIn: (url) => {
        void new PlainBrowser().open(url).then((browser) => browser.signIn(next.user).then(() => browser.submit({})))
        return { closed: new Promise(() => {}), close: () => {} }
      }
    })
    home = (await signIn('full@fabrikam.com')).tenantId
  }, limitMs)
  afterAll(() => cloud.end())

  it('each token is that of the account that is signed in, and nothing of the former one is kept', async () => {
    for (const name of ['full@fabrikam.com', 'limited@fabrikam.com', 'full@fabrikam.com']) {
      await signIn(name)
      const tokens = await Promise.all([identity.tokenFor(home, 'graph'), identity.tokenFor(home, 'partnerCenter'), identity.tokenFor(contoso, 'graph'), identity.renewedTokenFor(contoso, 'graph', undefined)])
      for (const token of tokens) expect(claimsOf(token)).toMatchObject({ oid: user(name), upn: name })
      const other = name === 'full@fabrikam.com' ? 'limited@fabrikam.com' : 'full@fabrikam.com'
      const kept = await keptTokens()
      expect(kept).toContain(user(name))
      expect(kept).not.toContain(user(other))
    }
  }, limitMs)

  it('a token that was asked for by one and comes when the other is signed in goes to neither', async () => {
    await signIn('full@fabrikam.com')
    let release: (() => void) | undefined
    next.hold = new Promise((resolve) => { release = resolve })
    const late = identity.renewedTokenFor(contoso, 'graph', undefined).catch((error: unknown) => error)
    await signIn('limited@fabrikam.com')
    release?.()
    next.hold = undefined
    expect(await late).toMatchObject({ error: { kind: 'cancelled', code: 'signIn.otherAccount' } })
    expect(await keptTokens()).not.toContain(user('full@fabrikam.com'))
    expect(claimsOf(await identity.tokenFor(contoso, 'graph'))).toMatchObject({ upn: 'limited@fabrikam.com' })
  }, limitMs)

  it('a sign-in that is put aside comes back without a page, is nobody else’s, and goes with its sign-out', async () => {
    const full = await signIn('full@fabrikam.com')
    await identity.setAside()
    expect([await identity.restore(), await keptTokens()]).toEqual([undefined, ''])
    await expect(identity.tokenFor(home, 'graph')).rejects.toMatchObject({ error: { code: 'signIn.required' } })

    const limited = await signIn('limited@fabrikam.com')
    expect(await keptTokens()).not.toContain(user('full@fabrikam.com'))
    await identity.setAside()
    next.user = 'nobody, because no page is asked for'
    expect(await identity.resume('unknown.account')).toBeUndefined()
    for (const who of [full, limited, full]) {
      expect(await identity.resume(who.homeAccountId)).toEqual(who)
      expect(await identity.resume(who.homeAccountId)).toBeUndefined()
      expect(claimsOf(await identity.tokenFor(contoso, 'graph'))).toMatchObject({ upn: who.userPrincipalName })
      expect(claimsOf(await identity.renewedTokenFor(home, 'graph', undefined))).toMatchObject({ upn: who.userPrincipalName })
      await identity.setAside()
    }
    expect(await identity.resume(full.homeAccountId)).toEqual(full)
    await identity.signOut()
    expect(await identity.resume(full.homeAccountId)).toBeUndefined()
    expect(await identity.resume(limited.homeAccountId)).toEqual(limited)
    await signIn('full@fabrikam.com')
  }, limitMs)

  it('a token that comes after the sign-out goes to nobody, and leaves nothing', async () => {
    let release: (() => void) | undefined
    next.hold = new Promise((resolve) => { release = resolve })
    const late = identity.renewedTokenFor(contoso, 'graph', undefined).catch((error: unknown) => error)
    await identity.signOut()
    release?.()
    next.hold = undefined
    expect(await late).toMatchObject({ error: { kind: 'signedOut', code: 'signIn.required' } })
    expect(await keptTokens()).toBe('')
  }, limitMs)
})
