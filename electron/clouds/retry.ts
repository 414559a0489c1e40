/** The longest that a `Retry-After` is obeyed without asking anybody (5 minutes). */
export const longestWaitMs = 300_000
/** How often a repeatable request is sent in all. Where somebody waits, the cache answers sooner than a dead network. */
export const maxTries = { background: 5, interactive: 4, interactiveNoNetwork: 2 } as const

/** Milliseconds that a `Retry-After` header asks for: seconds or an HTTP date; `undefined` when absent or unreadable. */
export const retryAfterMs = (header: string | null, now: number): number | undefined => {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), longestWaitMs) : undefined
}

/** Half a second, doubled with each try, spread by a quarter either way so that many clients do not come back together. */
export const backOffMs = (attempt: number, random: () => number): number => 500 * 2 ** attempt * (0.75 + random() / 2)
