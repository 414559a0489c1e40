import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node'
import { createSequence } from '../../lib/sequence'
import type { TokenVault } from './tokenVault'

/** The one copy of the token cache in this process; the vault holds the encrypted one. */
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
}

interface Entry {
  readonly home_account_id?: string
  readonly expires_on?: string
  /** The tenant. */
  readonly realm?: string
  /** Seconds. */
  readonly cached_at?: string
  /** Of an account: one JSON text for each tenant. */
  readonly tenantProfiles?: readonly string[]
}
/** MSAL's own form: kind of entry → key → entry. */
type CacheText = Readonly<Record<string, Readonly<Record<string, Entry>>>>

const parse = (text: string): CacheText | undefined => {
  try {
    const cache: unknown = JSON.parse(text)
    return typeof cache === 'object' && cache !== null && !Array.isArray(cache) ? (cache as CacheText) : undefined
  } catch {
    return undefined
  }
}

const filtered = (cache: CacheText, keep: (entry: Entry, kind: string) => boolean): CacheText =>
  Object.fromEntries(
    Object.entries(cache).map(([kind, entries]) => [kind, Object.fromEntries(Object.entries(entries).filter(([, entry]) => keep(entry, kind)))])
  )

/** Without access tokens that have ended, so that the cache does not grow with every customer ever visited. */
export const withoutExpired = (cache: CacheText, nowSeconds: number): CacheText =>
  filtered(cache, (entry, kind) => kind !== 'AccessToken' || Number(entry.expires_on ?? Number.POSITIVE_INFINITY) > nowSeconds)

/** Reading in the background asks for a token of every customer: the cache is written as a whole, so only the newest are kept. */
const mostTenants = 100

/** Without the tokens of all but the home tenant and those that were asked for last, whose next use costs one request. */
export const ofRecentTenants = (cache: CacheText, most = mostTenants): CacheText => {
  const used = new Map<string, number>()
  for (const { realm = '', cached_at = '0' } of Object.values(cache['AccessToken'] ?? {})) used.set(realm, Math.max(used.get(realm) ?? 0, Number(cached_at)))
  if (used.size <= most) return cache
  const recent = new Set([...used].toSorted(([, a], [, b]) => b - a).slice(0, most).map(([realm]) => realm))
  const kept = ({ home_account_id = '', realm }: Entry): boolean => realm === undefined || recent.has(realm) || home_account_id.endsWith(`.${realm}`)
  const accounts = Object.entries(cache['Account'] ?? {}).map(([key, account]) => {
    const { home_account_id = '', tenantProfiles } = account
    const home = home_account_id.split('.').at(-1) ?? ''
    const profiles = tenantProfiles?.filter((text) => text.includes(home) || [...recent].some((realm) => text.includes(realm)))
    return [key, profiles === undefined ? account : Object.assign({}, account, { tenantProfiles: profiles })] as const
  })
  const tokens = filtered(cache, (entry, kind) => (kind !== 'AccessToken' && kind !== 'IdToken') || kept(entry))
  return accounts.length === 0 ? tokens : { ...tokens, Account: Object.fromEntries(accounts) }
}

/** Both, the newer one's entries first. */
export const united = (older: CacheText, newer: CacheText): CacheText =>
  Object.fromEntries([...new Set([...Object.keys(older), ...Object.keys(newer)])].map((kind) => [kind, { ...older[kind], ...newer[kind] }]))

/**
 * MSAL empties its memory at each silent request and fills it again from the plug-in. While requests run in parallel one
 * may therefore save while another has just emptied; so what MSAL no longer shows is kept, and only we remove entries.
 */
export const createTokenCacheBox = (vault: TokenVault, name: string, now: () => number = Date.now): TokenCacheBox => {
  let current: string | undefined
  let loading: Promise<void> | undefined
  let loaded = false
  let generation = 0
  const writes = createSequence()

  const load = async (): Promise<void> => {
    const mine = generation
    const text = await vault.read(name)
    if (mine !== generation || loaded) return
    // A cache that cannot be read costs a sign-in, not the start.
    current = text !== undefined && parse(text) !== undefined ? text : undefined
    loaded = true
  }
  const save = (cache: CacheText): Promise<void> => {
    const text = JSON.stringify(ofRecentTenants(withoutExpired(cache, now() / 1000)))
    if (text === current) return Promise.resolve()
    current = text
    // One write after the other, and only the newest text: the vault replaces the whole entry.
    return writes.run(async () => {
      if (current === text) await vault.write(name, text)
    })
  }
  const ensureLoaded = async (): Promise<void> => {
    loading ??= load()
    await loading
  }

  const onlyOf = (homeAccountId: string | undefined): CacheText =>
    filtered(parse(current ?? '') ?? {}, (entry, kind) => kind === 'AppMetadata' || entry.home_account_id === homeAccountId)

  return {
    plugin() {
      const mine = generation
      return {
        async beforeCacheAccess({ tokenCache }: TokenCacheContext) {
          // No wait where none is needed: MSAL's memory is empty at this moment.
          if (!loaded) await ensureLoaded()
          if (mine === generation && current !== undefined) tokenCache.deserialize(current)
        },
        async afterCacheAccess(context: TokenCacheContext) {
          if (!context.cacheHasChanged || mine !== generation) return
          const saved = parse(context.tokenCache.serialize()) ?? {}
          if (!loaded) await ensureLoaded()
          if (mine !== generation) return
          // A disk that refuses must not refuse the token: it stays in memory, and the next change is written again.
          await save(current === undefined ? saved : united(parse(current) ?? {}, saved)).catch(() => undefined)
        }
      }
    },
    async keepOnly(homeAccountId) {
      await ensureLoaded()
      generation += 1
      if (current !== undefined) await save(onlyOf(homeAccountId))
    },
    async of(homeAccountId) {
      await ensureLoaded()
      const own = onlyOf(homeAccountId)
      return Object.keys(own['RefreshToken'] ?? {}).length === 0 ? undefined : JSON.stringify(own)
    },
    async replace(text) {
      if (parse(text) === undefined) return false
      generation += 1
      current = text
      loaded = true
      await writes.run(() => vault.write(name, text))
      return true
    },
    async clear() {
      generation += 1
      current = undefined
      loaded = true
      await writes.run(() => vault.delete(name))
    }
  }
}
