import type { TokenCacheContext } from '@azure/msal-node'
import { describe, expect, it } from 'vitest'
import { memoryVault } from '../testing/oidcStub'
import { createTokenCacheBox, ofRecentTenants, united, withoutExpired } from './tokenCachePlugin'

const token = (account: string, expiresOn: number) => ({ home_account_id: account, expires_on: String(expiresOn) })
const far = 9_999_999_999

/** MSAL's side of a plug-in: a memory that is filled, changed and read. */
const contextOf = (memory: { text: string }, cacheHasChanged: boolean) =>
  ({ cacheHasChanged, tokenCache: { deserialize: (text: string) => void (memory.text = text), serialize: () => memory.text } }) as unknown as TokenCacheContext

describe('the token cache', () => {
  it('survives a restart', async () => {
    const vault = memoryVault()
    const text = JSON.stringify({ AccessToken: { a: token('me', far) } })
    await createTokenCacheBox(vault, 'tokens').plugin().afterCacheAccess(contextOf({ text }, true))
    const read = { text: '' }
    await createTokenCacheBox(vault, 'tokens').plugin().beforeCacheAccess(contextOf(read, false))
    expect(JSON.parse(read.text)).toEqual(JSON.parse(text))
  })

  it('starts empty when what was kept is no cache', async () => {
    for (const broken of ['{"AccessToken":', '[]', 'null', '7']) {
      const vault = memoryVault()
      vault.entries.set('tokens', broken)
      const read = { text: 'untouched' }
      await createTokenCacheBox(vault, 'tokens').plugin().beforeCacheAccess(contextOf(read, false))
      expect(read.text).toBe('untouched')
    }
  })

  it('keeps what another request has saved while this one had an empty memory', async () => {
    const vault = memoryVault()
    const plugin = createTokenCacheBox(vault, 'tokens').plugin()
    await plugin.afterCacheAccess(contextOf({ text: JSON.stringify({ RefreshToken: { r: { home_account_id: 'me' } } }) }, true))
    await plugin.afterCacheAccess(contextOf({ text: JSON.stringify({ AccessToken: { a: token('me', far) } }) }, true))
    expect(JSON.parse(vault.entries.get('tokens') ?? '')).toEqual({ RefreshToken: { r: { home_account_id: 'me' } }, AccessToken: { a: token('me', far) } })
  })

  it('writes nothing more once it was cleared, though a request ends later', async () => {
    const vault = memoryVault()
    const box = createTokenCacheBox(vault, 'tokens')
    const late = box.plugin()
    await late.afterCacheAccess(contextOf({ text: JSON.stringify({ AccessToken: { a: token('me', far) } }) }, true))
    await box.clear()
    await late.afterCacheAccess(contextOf({ text: JSON.stringify({ AccessToken: { b: token('me', far) } }) }, true))
    expect([...vault.entries]).toEqual([])
  })

  it('drops the tokens of everybody else', async () => {
    const vault = memoryVault()
    const box = createTokenCacheBox(vault, 'tokens')
    await box.plugin().afterCacheAccess(contextOf({ text: JSON.stringify({ AccessToken: { a: token('me', far), b: token('you', far) }, AppMetadata: { m: {} } }) }, true))
    await box.keepOnly('me')
    expect(JSON.parse(vault.entries.get('tokens') ?? '')).toEqual({ AccessToken: { a: token('me', far) }, AppMetadata: { m: {} } })
  })

  it('goes on when the disk refuses', async () => {
    const refusing = { ...memoryVault(), write: () => Promise.reject(new Error('full')) }
    const plugin = createTokenCacheBox(refusing, 'tokens').plugin()
    await plugin.afterCacheAccess(contextOf({ text: JSON.stringify({ AccessToken: { a: token('me', far) } }) }, true))
    const read = { text: '' }
    await plugin.beforeCacheAccess(contextOf(read, false))
    expect(read.text).toContain('"a"')
  })

  it('lets go of access tokens that have ended, and of nothing else', () => {
    const cache = { AccessToken: { old: token('me', 10), now: token('me', 20) }, RefreshToken: { old: token('me', 10) } }
    expect(withoutExpired(cache, 15)).toEqual({ AccessToken: { now: token('me', 20) }, RefreshToken: { old: token('me', 10) } })
  })

  it('lets go of the tokens of tenants that were asked for longest ago, and never of the home tenant’s', () => {
    const of = (realm: string, at: number) => ({ home_account_id: 'me.home', realm, cached_at: String(at) })
    const tokens = { h: of('home', 1), a: of('a', 2), b: of('b', 3), c: of('c', 4) }
    const profiles = ['home', 'a', 'b', 'c'].map((tenantId) => JSON.stringify({ tenantId }))
    const cache = { AccessToken: tokens, IdToken: tokens, RefreshToken: { r: { home_account_id: 'me.home' } }, Account: { me: { home_account_id: 'me.home', tenantProfiles: profiles } } }
    expect(ofRecentTenants(cache, 4)).toBe(cache)
    const { a: _a, ...rest } = tokens
    expect(ofRecentTenants(cache, 2)).toEqual({ ...cache, AccessToken: rest, IdToken: rest, Account: { me: { home_account_id: 'me.home', tenantProfiles: [profiles[0], profiles[2], profiles[3]] } } })
  })

  it('takes the newer entry where both have one', () => {
    expect(united({ AccessToken: { a: token('me', 1) } }, { AccessToken: { a: token('me', 2) }, IdToken: {} })).toEqual({ AccessToken: { a: token('me', 2) }, IdToken: {} })
  })
})
