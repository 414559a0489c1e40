import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import type { SecretCipher } from '../../store/safeStorage'
import { PowerCut, SimulatedDisk } from '../../store/testing/simulatedDisk'
import { openVault } from '../../store/vault'
import { createTokenCacheKeeper } from './tokenCacheKeeper'
import type { CacheText } from './tokenCacheText'

const cipher: SecretCipher = {
  protection: () => Promise.resolve('protected'),
  encrypt: (text) => Promise.resolve(Buffer.from(text)),
  decrypt: (bytes) => Promise.resolve({ text: bytes.toString(), stale: false })
}
const keeperOf = async (disk: SimulatedDisk) => createTokenCacheKeeper(await openVault({ folder: '/vault', cipher, files: disk }), 'tokens')

const me = { home_account_id: 'me.home' }
const cacheOf = (refresh: string, customer: string): CacheText => ({
  AccessToken: { [customer]: { ...me, realm: customer } }, IdToken: {}, RefreshToken: { [refresh]: me }, Account: { me: { ...me, tenantProfiles: [JSON.stringify({ tenantId: 'home' })] } }
})
const steps = ['signedIn', 'written', 'refreshed', 'settled', 'signedOut'] as const

/** A sign-in, tokens of customers, a new refresh token, a quit, and a sign-out. @returns which of these had ended when the power went */
const work = async (disk: SimulatedDisk): Promise<ReadonlySet<(typeof steps)[number]>> => {
  const ended = new Set<(typeof steps)[number]>()
  try {
    const keeper = await keeperOf(disk)
    await keeper.saveAll(cacheOf('r1', 'a'))
    ended.add('signedIn')
    await keeper.save(cacheOf('r1', 'b'))
    await keeper.settle()
    ended.add('written')
    await keeper.save(cacheOf('r2', 'c'))
    ended.add('refreshed')
    await keeper.settle()
    ended.add('settled')
    await keeper.clear()
    ended.add('signedOut')
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
  return ended
}

describe('the token cache after a power cut at any step', () => {
  it('is what was acknowledged or newer, never torn, and gone for good after a sign-out', async () => {
    const whole = new SimulatedDisk()
    expect([...(await work(whole))]).toEqual(steps)
    for (let cut = 0; cut < whole.steps; cut += 1) {
      for (const chance of [0, 0.5, 0.999]) {
        const disk = new SimulatedDisk()
        disk.fate = (step) => (step === cut ? new PowerCut() : undefined)
        const ended = await work(disk)
        const cache = await (await keeperOf(disk.afterPowerCut(() => chance))).read()
        if (ended.has('signedOut')) expect(cache, `cut ${cut}`).toBeUndefined()
        if (ended.has('settled') || !ended.has('signedIn')) continue
        const [refresh] = Object.keys(cache?.['RefreshToken'] ?? {})
        expect(ended.has('refreshed') ? ['r2'] : ['r1', 'r2'], `cut ${cut}`).toContain(refresh)
        expect(cache?.['Account'], `cut ${cut}`).toMatchObject({ me })
        const [customer] = Object.keys(cache?.['AccessToken'] ?? {})
        expect(ended.has('written') ? ['b', 'c'] : ['a', 'b'], `cut ${cut}`).toContain(customer)
      }
    }
  })
})
