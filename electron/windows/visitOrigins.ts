import type { VisitRequest } from './actingVisit'

/** A host that also serves the portal is no identity provider: its cookies are the customer's. */
export function identityOnly(request: VisitRequest): readonly string[] {
  const portalHosts = new Set(request.portals.flatMap(({ origins }) => origins).map((origin) => new URL(origin).hostname))
  const origins = new Set([...request.signInOrigins, ...request.portals.flatMap(({ signInOrigins = [] }) => signInOrigins)])
  return [...origins].filter((origin) => !portalHosts.has(new URL(origin).hostname))
}

/** Origin and path only: what follows may hold a secret. */
export function placeOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { origin, pathname, protocol } = new URL(url)
  return origin === 'null' ? protocol : origin + pathname
}
