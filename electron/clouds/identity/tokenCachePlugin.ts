import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node'
import type { LaterTiming } from './laterWrite'
import { createTokenCacheKeeper } from './tokenCacheKeeper'
import { ofRecentTenants, onlyOf, parseCache, united, withoutExpired, type CacheText } from './tokenCacheText'
import type { TokenVault } from './tokenVault'

/** The one copy of the token cache in this process; the vault holds the encrypted one ({@link createTokenCacheKeeper}). */
export interface TokenCacheBox {
  /** A plug-in for one client application. */
  plugin(): ICachePlugin
  /** Drops everything of other accounts. Client applications made before must not be used any more. */
  keepOnly(homeAccountId: string | undefined): Promise<void>
  /** Everything of one account as a text of MSAL's own form; `undefined`: there is nothing. */
  of(homeAccountId: string): Promise<string | undefined>
  /** Puts such a text in the place of everything. Resolves when it is in the vault. @returns whether it could be read */
  replace(text: string): Promise<boolean>
  /** Forgets everything, also on disk. What a client application made before still writes is ignored. */
  clear(): Promise<void>
  /** Writes what was to be written a little later. */
  settle(): Promise<void>
  /** Writes nothing more: another box has the same place in the vault from now on. */
  retire(): void
}

/**
 * MSAL empties its memory at each silent request and fills it again from the plug-in. While requests run in parallel one
 * may therefore save while another has just emptied; so what MSAL no longer shows is kept, and only we remove entries.
 */
export const createTokenCacheBox = (vault: TokenVault, name: string, timing: LaterTiming = {}): TokenCacheBox => {
  const keeper = createTokenCacheKeeper(vault, name, timing)
  let current: string | undefined
  let loading: Promise<void> | undefined
  let loaded = false
  let generation = 0

  const load = async (): Promise<void> => {
    const mine = generation
    const cache = await keeper.read()
    if (mine !== generation || loaded) return
    // A cache that cannot be read costs a sign-in, not the start.
    current = cache && JSON.stringify(cache)
    loaded = true
  }
  const save = async (cache: CacheText): Promise<void> => {
    const fresh = ofRecentTenants(withoutExpired(cache, (timing.now ?? Date.now)() / 1000))
    const before = current
    current = JSON.stringify(fresh)
    if (current !== before) await keeper.save(fresh)
  }
  const ensureLoaded = async (): Promise<void> => {
    loading ??= load().catch((cause: unknown) => {
      // A vault that cannot be opened now is asked again.
      loading = undefined
      throw cause
    })
    await loading
  }
  /** From here on this is all there is, and what was begun before writes nothing more. */
  const become = (text: string | undefined): void => {
    generation += 1
    current = text
    loaded = true
  }
  const own = (homeAccountId: string | undefined): CacheText => onlyOf(parseCache(current) ?? {}, homeAccountId)

  const plugin = (): ICachePlugin => {
    const mine = generation
    return {
      async beforeCacheAccess({ tokenCache }: TokenCacheContext) {
        // No wait where none is needed: MSAL's memory is empty at this moment.
        if (!loaded) await ensureLoaded()
        if (mine === generation && current !== undefined) tokenCache.deserialize(current)
      },
      async afterCacheAccess(context: TokenCacheContext) {
        if (!context.cacheHasChanged || mine !== generation) return
        const saved = parseCache(context.tokenCache.serialize()) ?? {}
        if (!loaded) await ensureLoaded()
        if (mine !== generation) return
        // A disk that refuses must not refuse the token: it stays in memory, and the next change is written again.
        await save(current === undefined ? saved : united(parseCache(current) ?? {}, saved)).catch(() => undefined)
      }
    }
  }

  return {
    plugin,
    async keepOnly(homeAccountId) {
      await ensureLoaded()
      if (current === undefined) return void (generation += 1)
      const kept = own(homeAccountId)
      become(JSON.stringify(kept))
      await keeper.saveAll(kept)
    },
    async of(homeAccountId) {
      await ensureLoaded()
      const found = own(homeAccountId)
      return Object.keys(found['RefreshToken'] ?? {}).length === 0 ? undefined : JSON.stringify(found)
    },
    async replace(text) {
      const cache = parseCache(text)
      if (cache === undefined) return false
      become(text)
      await keeper.saveAll(cache)
      return true
    },
    async clear() {
      become(undefined)
      await keeper.clear()
    },
    settle: () => keeper.settle(),
    retire() {
      generation += 1
      keeper.stop()
    }
  }
}
