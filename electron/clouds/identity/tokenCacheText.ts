interface Entry {
  readonly home_account_id?: string
  readonly expires_on?: string
  /** The tenant. */
  readonly realm?: string
  /** Seconds. */
  readonly cached_at?: string
  /** Of an account: one JSON text for each tenant, the one of the sign-in first. */
  readonly tenantProfiles?: readonly string[]
}
/** MSAL's own form: kind of entry → key → entry. */
export type CacheText = Readonly<Record<string, Readonly<Record<string, Entry>>>>

/** `undefined`: it is no cache. */
export const parseCache = (text: string | undefined): CacheText | undefined => {
  try {
    const cache: unknown = JSON.parse(text ?? '')
    return typeof cache === 'object' && cache !== null && !Array.isArray(cache) ? (cache as CacheText) : undefined
  } catch {
    return undefined
  }
}

const filtered = (cache: CacheText, keep: (entry: Entry, kind: string) => boolean): CacheText =>
  Object.fromEntries(
    Object.entries(cache).map(([kind, entries]) => [kind, Object.fromEntries(Object.entries(entries).filter(([, entry]) => keep(entry, kind)))])
  )

const withAccounts = (cache: CacheText, change: (account: Entry) => Entry): CacheText =>
  cache['Account'] === undefined ? cache : { ...cache, Account: Object.fromEntries(Object.entries(cache['Account']).map(([key, account]) => [key, change(account)])) }

const homeOf = ({ home_account_id = '' }: Entry): string => home_account_id.split('.').at(-1) ?? ''

/** An account with its profiles in some tenants, and always in those of its sign-in: a guest's is not its home. */
const profiledIn = (account: Entry, tenants: readonly string[]): Entry =>
  account.tenantProfiles === undefined
    ? account
    : { ...account, tenantProfiles: account.tenantProfiles.filter((text, index) => index === 0 || text.includes(homeOf(account)) || tenants.some((tenant) => text.includes(tenant))) }

/** What belongs to one account, and what belongs to none. */
export const onlyOf = (cache: CacheText, homeAccountId: string | undefined): CacheText =>
  filtered(cache, (entry, kind) => kind === 'AppMetadata' || entry.home_account_id === homeAccountId)

/** Without access tokens that have ended, so that the cache does not grow with every customer ever visited. */
export const withoutExpired = (cache: CacheText, nowSeconds: number): CacheText =>
  filtered(cache, (entry, kind) => kind !== 'AccessToken' || Number(entry.expires_on ?? Number.POSITIVE_INFINITY) > nowSeconds)

/** Reading in the background asks for a token of every customer: only the newest are kept. */
const mostTenants = 100

/** Without the tokens of all but the home tenant and those that were asked for last, whose next use costs one request. */
export const ofRecentTenants = (cache: CacheText, most = mostTenants): CacheText => {
  const used = new Map<string, number>()
  for (const { realm = '', cached_at = '0' } of Object.values(cache['AccessToken'] ?? {})) used.set(realm, Math.max(used.get(realm) ?? 0, Number(cached_at)))
  if (used.size <= most) return cache
  const recent = [...used].toSorted(([, a], [, b]) => b - a).slice(0, most).map(([realm]) => realm)
  const tenants = new Set(recent)
  const kept = (entry: Entry): boolean => entry.realm === undefined || tenants.has(entry.realm) || entry.realm === homeOf(entry)
  const tokens = filtered(cache, (entry, kind) => (kind !== 'AccessToken' && kind !== 'IdToken') || kept(entry))
  return withAccounts(tokens, (account) => profiledIn(account, recent))
}

/** Both, the newer one's entries first. */
export const united = (older: CacheText, newer: CacheText): CacheText =>
  Object.fromEntries([...new Set([...Object.keys(older), ...Object.keys(newer)])].map((kind) => [kind, { ...older[kind], ...newer[kind] }]))

/** Two halves of a cache. `lasting` is all that cannot be had again without a person; `passing` comes again with the next request of each tenant. */
export interface CacheHalves {
  readonly lasting: CacheText
  readonly passing: CacheText
}

/** Access tokens, and what came with those of other tenants than the home one. */
const isPassing = (entry: Entry, kind: string): boolean => kind === 'AccessToken' || (kind === 'IdToken' && entry.realm !== undefined && entry.realm !== homeOf(entry))

export const halvesOf = (cache: CacheText): CacheHalves => {
  const { Account: accounts = {} } = cache
  const passing = filtered(cache, isPassing)
  return {
    lasting: withAccounts(filtered(cache, (entry, kind) => !isPassing(entry, kind)), (account) => profiledIn(account, [])),
    passing: { AccessToken: passing['AccessToken'] ?? {}, IdToken: passing['IdToken'] ?? {}, Account: accounts }
  }
}

/**
 * The cache of two halves of different age: accounts are those of the lasting one, and of the other one counts what belongs to them.
 * The lasting half may be a whole cache, as it was written before there were halves.
 */
export const joined = ({ lasting, passing }: CacheHalves): CacheText => {
  const { Account: accounts = {} } = lasting
  const known = new Set(Object.values(accounts).map(({ home_account_id }) => home_account_id))
  const { Account: profiled = {}, ...tokens } = filtered(passing, ({ home_account_id }) => home_account_id !== undefined && known.has(home_account_id))
  const whole = united(tokens, lasting)
  if (lasting['Account'] === undefined) return whole
  const profilesOf = (key: string, account: Entry): Entry => {
    const profiles = [...new Set([...(account.tenantProfiles ?? []), ...(profiled[key]?.tenantProfiles ?? [])])]
    return profiles.length === 0 ? account : { ...account, tenantProfiles: profiles }
  }
  return { ...whole, Account: Object.fromEntries(Object.entries(accounts).map(([key, account]) => [key, profilesOf(key, account)])) }
}
