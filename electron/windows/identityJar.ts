import type { Cookie, CookiesSetDetails, Session } from 'electron'

type CookieSession = { readonly cookies: Pick<Session['cookies'], 'get' | 'set'> }

/** How a cookie is set again elsewhere, with the same reach and no wider one. */
export function cookieDetails(cookie: Cookie, origin: string): CookiesSetDetails {
  const base = new URL(origin)
  return {
    url: `${cookie.secure === true ? 'https:' : base.protocol}//${base.host}${cookie.path ?? '/'}`,
    name: cookie.name,
    value: cookie.value,
    ...(cookie.hostOnly === true || cookie.domain === undefined ? {} : { domain: cookie.domain }),
    ...(cookie.path === undefined ? {} : { path: cookie.path }),
    secure: cookie.secure === true,
    httpOnly: cookie.httpOnly === true,
    ...(cookie.expirationDate === undefined ? {} : { expirationDate: cookie.expirationDate }),
    sameSite: cookie.sameSite
  }
}

/**
 * Carries the identity provider's cookies, and only those, from one session to another: so one sign-in serves every
 * acting-as window, while nothing of a portal goes anywhere.
 * @param signInOrigins exact origins of the identity provider
 * @returns how many cookies were carried
 */
export async function carrySignIn(from: CookieSession, to: CookieSession, signInOrigins: readonly string[]): Promise<number> {
  const counts = await Promise.all(signInOrigins.map((origin) => carryOrigin(from, to, origin)))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function carryOrigin(from: CookieSession, to: CookieSession, origin: string): Promise<number> {
  // Asked for by host, not by address: a cookie of the path /<tenant>/ belongs to the sign-in too.
  const host = new URL(origin).hostname
  const cookies = await from.cookies.get({ domain: host })
  const own = cookies.filter(({ domain }) => domain?.replace(/^\./u, '') === host)
  const results = await Promise.allSettled(own.map((cookie) => to.cookies.set(cookieDetails(cookie, origin))))
  return results.filter(({ status }) => status === 'fulfilled').length
}
