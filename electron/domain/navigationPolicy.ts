import { isLoopbackHost, parseAddress } from './address'

/**
 * `stay`: part of the session · `leave`: ends it · `wrongTenant`: the portal shows another tenant, the window blocks and says
 * so · `block`: refused, and the session goes on.
 */
export type NavigationVerdict = 'stay' | 'leave' | 'wrongTenant' | 'block'

export interface NavigationAttempt {
  readonly url: string
  readonly isMainFrame: boolean
  /** `shown`: the page is already there and cannot be refused any more. Default `requested`. */
  readonly cause?: 'requested' | 'redirected' | 'shown'
}

export interface PortalBounds {
  /** Exact origins, as `URL.origin` writes them. */
  readonly portalOrigins: readonly string[]
  /** Origins of the identity provider that the sign-in to the portal passes through. */
  readonly signInOrigins: readonly string[]
  /** Finds the tenant in the path of a portal's page: its first group (or the whole match) holds the tenant id. */
  readonly tenantInPath?: RegExp
  readonly tenantId: string
}

const tenantIdPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iu
const harmlessInFrames = new Set(['about:', 'blob:', 'data:'])

/**
 * Decides what a navigation of an acting-as window means (capabilities 6.2, 6.4, 6.5). Pure; judges parsed origins, never
 * the text of an address. An inner frame can be refused, but never ends the session.
 */
export function judgeNavigation(attempt: NavigationAttempt, bounds: PortalBounds): NavigationVerdict {
  const url = parseAddress(attempt.url)
  if (!attempt.isMainFrame) return judgeInnerFrame(url)
  const verdict = url === undefined ? 'block' : judgeMainFrame(url, attempt.cause, bounds)
  // What is already shown cannot be refused: the only way out is the end of the session.
  return verdict === 'block' && attempt.cause === 'shown' ? 'leave' : verdict
}

function judgeInnerFrame(url: URL | undefined): NavigationVerdict {
  if (url === undefined) return 'block'
  return harmlessInFrames.has(url.protocol) || isAcceptableWeb(url) ? 'stay' : 'block'
}

function judgeMainFrame(url: URL, cause: NavigationAttempt['cause'], bounds: PortalBounds): NavigationVerdict {
  // A blob: URL has no host; its origin is that of the page that made it.
  if (url.protocol === 'blob:') return bounds.portalOrigins.includes(url.origin) ? 'stay' : 'block'
  if (!isAcceptableWeb(url)) return 'block'
  if (bounds.portalOrigins.includes(url.origin) && isOfTenant(url, bounds)) return 'stay'
  if (bounds.signInOrigins.includes(url.origin)) return 'stay'
  const otherTenant = bounds.portalOrigins.includes(url.origin) && tenantOf(url, bounds) !== undefined
  return otherTenant && cause === 'shown' ? 'wrongTenant' : 'leave'
}

/** Where the tenant cannot be told from the path, the origin decides; where it can, a page without one is not the customer's. */
function isOfTenant(url: URL, bounds: PortalBounds): boolean {
  return bounds.tenantInPath === undefined || tenantOf(url, bounds) === bounds.tenantId.toLowerCase()
}

function tenantOf(url: URL, bounds: PortalBounds): string | undefined {
  if (bounds.tenantInPath === undefined) return undefined
  // A copy, because a global or sticky expression would remember where it stopped.
  const match = new RegExp(bounds.tenantInPath).exec(url.pathname)
  return tenantIdPattern.exec(match?.[1] ?? match?.[0] ?? '')?.[0].toLowerCase()
}

function isAcceptableWeb(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname))
}
