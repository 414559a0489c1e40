import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { memoryVault } from '../testing/oidcStub'
import { createTokenCacheKeeper } from './tokenCacheKeeper'
import type { CacheText } from './tokenCacheText'

const cacheOf = (customers: readonly string[], refresh = 'r1', account = 'me.home'): CacheText => {
  const of = (realm: string) => ({ home_account_id: account, realm })
  const tokens = Object.fromEntries(['home', ...customers].map((realm) => [realm, of(realm)]))
  return {
    AccessToken: tokens,
    IdToken: tokens,
    RefreshToken: { [refresh]: { home_account_id: account } },
    Account: { [account]: { home_account_id: account, tenantProfiles: ['home', ...customers].map((tenantId) => JSON.stringify({ tenantId })) } }
  }
}

/** A vault that tells of each write, and stands for the disk: another keeper of it is the next start. */
const watchedVault = () => {
  const vault = memoryVault()
  const written: string[] = []
  return { ...vault, written, write: async (name: string, text: string) => { written.push(name); await vault.write(name, text) } }
}

describe('the keeper of the token cache', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('writes the sign-in at once, and the tokens of a hundred customers once, a little later', async () => {
    const vault = watchedVault()
    const keeper = createTokenCacheKeeper(vault, 'tokens')
    const customers: string[] = []
    for (let count = 0; count < 100; count += 1) {
      customers.push(`c${count}`)
      await keeper.save(cacheOf(customers))
    }
    expect(vault.written).toEqual(['tokens'])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(vault.written).toEqual(['tokens', 'tokens-passing'])
    expect(await createTokenCacheKeeper(vault, 'tokens').read()).toEqual(cacheOf(customers))
  })

  it('writes tokens that keep coming no more often than every twenty seconds', async () => {
    const vault = watchedVault()
    const keeper = createTokenCacheKeeper(vault, 'tokens')
    for (let second = 0; second < 60; second += 1) {
      await keeper.save(cacheOf([`c${second}`]))
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(vault.written.filter((name) => name === 'tokens-passing')).toHaveLength(3)
  })

  it('has what lasts in the vault when a save has ended: after kill -9 the newest of it is there, with the tokens that were written before', async () => {
    const vault = watchedVault()
    const keeper = createTokenCacheKeeper(vault, 'tokens')
    await keeper.save(cacheOf(['a']))
    await keeper.settle()
    await keeper.save(cacheOf(['a', 'b'], 'r2'))
    keeper.stop()
    const { RefreshToken: refresh, ...rest } = (await createTokenCacheKeeper(vault, 'tokens').read()) ?? {}
    const { RefreshToken: _older, ...before } = cacheOf(['a'])
    expect(refresh).toEqual(cacheOf([], 'r2')['RefreshToken'])
    expect(rest).toEqual(before)
  })

  it('leaves nothing, however late a write comes that waited or was under way when it was cleared', async () => {
    const vault = memoryVault()
    let release: (() => void) | undefined
    const slow = { ...vault, write: async (name: string, text: string) => { await new Promise<void>((resolve) => { release = resolve }); await vault.write(name, text) } }
    const keeper = createTokenCacheKeeper(slow, 'tokens')
    const saving = keeper.save(cacheOf(['a']))
    await vi.advanceTimersByTimeAsync(0)
    const next = keeper.save(cacheOf(['a'], 'r2'))
    const cleared = keeper.clear()
    release?.()
    await Promise.all([saving, next, cleared])
    await vi.advanceTimersByTimeAsync(60_000)
    await keeper.settle()
    expect([...vault.entries]).toEqual([])
  })

  it('keeps of another account nothing that waited: what is saved whole is all there is', async () => {
    const vault = memoryVault()
    const keeper = createTokenCacheKeeper(vault, 'tokens')
    await keeper.save(cacheOf(['a', 'b']))
    await keeper.saveAll(cacheOf(['c'], 'r9', 'you.home'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect([...vault.entries.values()].join()).not.toContain('me.home')
    expect(await createTokenCacheKeeper(vault, 'tokens').read()).toEqual(cacheOf(['c'], 'r9', 'you.home'))
  })

  it('removes tokens that a sign-out left behind when it came to no end', async () => {
    const vault = memoryVault()
    const keeper = createTokenCacheKeeper(vault, 'tokens')
    await keeper.saveAll(cacheOf(['a']))
    vault.entries.delete('tokens')
    expect(await createTokenCacheKeeper(vault, 'tokens').read()).toBeUndefined()
    expect([...vault.entries]).toEqual([])
  })

  it('writes again what a disk refused', async () => {
    const vault = memoryVault()
    let full = true
    const keeper = createTokenCacheKeeper({ ...vault, write: (name, text) => (full ? Promise.reject(new Error('full')) : vault.write(name, text)) }, 'tokens')
    await expect(keeper.save(cacheOf(['a']))).rejects.toThrow('full')
    await vi.advanceTimersByTimeAsync(2_000)
    full = false
    await keeper.save(cacheOf(['a']))
    await keeper.settle()
    expect(await createTokenCacheKeeper(vault, 'tokens').read()).toEqual(cacheOf(['a']))
  })
})
