import { createSequence } from '../../lib/sequence'
import { createLaterWrite, type LaterTiming } from './laterWrite'
import { halvesOf, joined, parseCache, type CacheText } from './tokenCacheText'
import type { TokenVault } from './tokenVault'

/**
 * Keeps the token cache in the vault as two entries. What cannot be had again without a person (accounts, refresh tokens, the home tenant's id
 * token) is small and written at once; tokens of the tenants, which come by the hundred while customers are read, are joined and written a
 * little later. A crash costs those of the last moments, each of which one request brings again.
 */
export interface TokenCacheKeeper {
  /** `undefined`: nothing is kept, or nothing that can be read. */
  read(): Promise<CacheText | undefined>
  /** Resolves when all of it that lasts is in the vault. */
  save(cache: CacheText): Promise<void>
  /** Resolves when all of it is in the vault. */
  saveAll(cache: CacheText): Promise<void>
  /** Writes at once what was to be written later. */
  settle(): Promise<void>
  /** Removes both entries. What was to be written later is not. */
  clear(): Promise<void>
  /** Gives up what was to be written later, and writes nothing more by itself. */
  stop(): void
}

export const createTokenCacheKeeper = (vault: TokenVault, name: string, timing: LaterTiming = {}): TokenCacheKeeper => {
  const passingName = `${name}-passing`
  const writes = createSequence()
  /** What is in the vault, as far as it is known. */
  const kept = new Map<string, string>()
  /** The newest of what lasts; older ones that stand in line are left out. */
  let lasting: string | undefined
  let stopped = false

  const write = async (entry: string, text: string): Promise<void> => {
    if (kept.get(entry) === text) return
    // Until it has come to its end nobody knows which of both is there.
    kept.delete(entry)
    await vault.write(entry, text)
    kept.set(entry, text)
  }
  const writeLasting = async (): Promise<void> => {
    if (lasting !== undefined) await write(name, lasting)
  }
  const later = createLaterWrite(writes.run, (text) => write(passingName, text), timing)

  return {
    async read() {
      const [first, passing] = await Promise.all([name, passingName].map((entry) => vault.read(entry)))
      const cache = parseCache(first)
      if (cache !== undefined) return joined({ lasting: cache, passing: parseCache(passing) ?? {} })
      // Nobody's: a sign-out that came to no end left it behind.
      if (passing !== undefined) await vault.delete(passingName)
      return undefined
    },
    async save(cache) {
      const halves = halvesOf(cache)
      const passing = JSON.stringify(halves.passing)
      if (!stopped && (later.waits() || kept.get(passingName) !== passing)) later.plan(passing)
      lasting = JSON.stringify(halves.lasting)
      await writes.run(writeLasting)
    },
    saveAll(cache) {
      later.drop()
      const halves = halvesOf(cache)
      lasting = JSON.stringify(halves.lasting)
      return writes.run(async () => {
        await writeLasting()
        await write(passingName, JSON.stringify(halves.passing))
      })
    },
    settle: () => later.settle(),
    clear() {
      later.drop()
      lasting = undefined
      return writes.run(async () => {
        kept.clear()
        await vault.delete(name)
        await vault.delete(passingName)
      })
    },
    stop() {
      stopped = true
      later.drop()
    }
  }
}
