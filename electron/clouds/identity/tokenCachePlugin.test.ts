import type { TokenCacheContext } from '@azure/msal-node'
import { describe, expect, it } from 'vitest'
import { memoryVault } from '../testing/oidcStub'
import { createTokenCacheBox } from './tokenCachePlugin'

const token = (account: string, expiresOn: number) => ({ home_account_id: account, expires_on: String(expiresOn) })
const far = 9_999_999_999
const me = { home_account_id: 'me' }
const accounts = { Account: { me } }

/** MSAL's side of a plug-in: a memory that is filled, changed and read. */
const contextOf = (memory: { text: string }, cacheHasChanged: boolean) =>
  ({ cacheHasChanged, tokenCache: { deserialize: (text: string) => void (memory.text = text), serialize: () => memory.text } }) as unknown as TokenCacheContext

describe('the token cache', () => {
  it('survives a restart', async () => {
    const vault = memoryVault()
    const text = JSON.stringify({ ...accounts, RefreshToken: { r: me }, AccessToken: { a: token('me', far) }, IdToken: {} })
    const box = createTokenCacheBox(vault, 'tokens')
    await box.plugin().afterCacheAccess(contextOf({ text }, true))
    await box.settle()
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
    await plugin.afterCacheAccess(contextOf({ text: JSON.stringify({ RefreshToken: { r: me } }) }, true))
    await plugin.afterCacheAccess(contextOf({ text: JSON.stringify({ ...accounts, AccessToken: { a: token('me', far) } }) }, true))
    const read = { text: '' }
    await plugin.beforeCacheAccess(contextOf(read, false))
    expect(JSON.parse(read.text)).toEqual({ ...accounts, RefreshToken: { r: me }, AccessToken: { a: token('me', far) } })
    expect(JSON.parse(vault.entries.get('tokens') ?? '')).toEqual({ ...accounts, RefreshToken: { r: me }, AccessToken: {} })
  })

  it('writes nothing more once it was cleared, though a request ends later', async () => {
    const vault = memoryVault()
    const box = createTokenCacheBox(vault, 'tokens')
    const late = box.plugin()
    await late.afterCacheAccess(contextOf({ text: JSON.stringify({ AccessToken: { a: token('me', far) } }) }, true))
    await box.clear()
    await late.afterCacheAccess(contextOf({ text: JSON.stringify({ AccessToken: { b: token('me', far) } }) }, true))
    await box.settle()
    expect([...vault.entries]).toEqual([])
  })

  it('writes nothing more once another has its place, not even what waited to be written', async () => {
    const vault = memoryVault()
    const box = createTokenCacheBox(vault, 'tokens')
    const late = box.plugin()
    await late.afterCacheAccess(contextOf({ text: JSON.stringify({ ...accounts, AccessToken: { a: token('me', far) } }) }, true))
    box.retire()
    const after = createTokenCacheBox(vault, 'tokens')
    await after.clear()
    await late.afterCacheAccess(contextOf({ text: JSON.stringify({ ...accounts, AccessToken: { b: token('me', far) } }) }, true))
    await box.settle()
    expect([...vault.entries]).toEqual([])
  })

  it('drops the tokens of everybody else', async () => {
    const vault = memoryVault()
    const box = createTokenCacheBox(vault, 'tokens')
    await box.plugin().afterCacheAccess(contextOf({ text: JSON.stringify({ AccessToken: { a: token('me', far), b: token('you', far) }, AppMetadata: { m: {} } }) }, true))
    await box.keepOnly('me')
    expect(JSON.parse(vault.entries.get('tokens') ?? '')).toEqual({ AccessToken: {}, AppMetadata: { m: {} } })
    expect(JSON.parse(vault.entries.get('tokens-passing') ?? '')).toMatchObject({ AccessToken: { a: token('me', far) } })
    expect(vault.entries.get('tokens-passing')).not.toContain('you')
  })

  it('asks a vault again that could not be opened', async () => {
    const vault = memoryVault()
    let locked = true
    const refusing = { ...vault, read: (name: string) => (locked ? Promise.reject(new Error('locked')) : vault.read(name)) }
    vault.entries.set('tokens', JSON.stringify({ ...accounts, RefreshToken: { r: me } }))
    const plugin = createTokenCacheBox(refusing, 'tokens').plugin()
    await expect(plugin.beforeCacheAccess(contextOf({ text: '' }, false))).rejects.toThrow('locked')
    locked = false
    const read = { text: '' }
    await plugin.beforeCacheAccess(contextOf(read, false))
    expect(read.text).toContain('"r"')
  })

  it('goes on when the disk refuses', async () => {
    const refusing = { ...memoryVault(), write: () => Promise.reject(new Error('full')) }
    const plugin = createTokenCacheBox(refusing, 'tokens').plugin()
    await plugin.afterCacheAccess(contextOf({ text: JSON.stringify({ AccessToken: { a: token('me', far) } }) }, true))
    const read = { text: '' }
    await plugin.beforeCacheAccess(contextOf(read, false))
    expect(read.text).toContain('"a"')
  })
})
