import { isLoopbackHost, parseAddress } from './address'
import { ownConsoleAt, type OwnConsole } from './ownConsole'

/**
 * `stay`: part of the session · `leave`: ends it · `wrongTenant`: the portal shows another tenant, the window blocks and says
 * so · `block`: refused, and the session goes on · `ownConsole`: not inside the frame, but outside after a question.
 * `unknownSignIn`: the sign-in itself leads to an origin that nobody knows; not without a question.
 */
export type NavigationVerdict = 'stay' | 'leave' | 'wrongTenant' | 'block' | 'ownConsole' | 'unknownSignIn'

export interface NavigationAttempt {
  readonly url: string
  readonly isMainFrame: boolean
  /** `shown`: the page is already there and cannot be refused any more. Default `requested`. */
  readonly cause?: 'requested' | 'redirected' | 'shown'
  /** The address that leads there: of the page that is shown, or of the redirect. Absent: not known, so no sign-in. */
  readonly from?: string | undefined
  /** Origins that the sign-in was told to answer to, see {@link answersOf}. */
  readonly answersTo?: readonly string[]
}

export interface PortalBounds {
  /** Exact origins, as `URL.origin` writes them. */
  readonly portalOrigins: readonly string[]
  /** Origins of the identity provider that the sign-in to the portal passes through. */
  readonly signInOrigins: readonly string[]
  /** Which paths there are those of a sign-in; absent: all. Signing out is none, so it ends the session. */
  readonly signInPaths?: RegExp
  /** Other origins to which the sign-in of the technician's company may lead; of use only on the way through a sign-in, and never a portal. */
  readonly federatedOrigins?: readonly string[]
  /** Origins of all portals of the session, the one that is visited or not. */
  readonly everyPortalOrigin?: readonly string[]
  /** Finds the tenant in the path of a portal's page: its first group (or the whole match) holds the tenant id. */
  readonly tenantInPath?: RegExp | undefined
  /** The parameter by which the portal's addresses name the tenant, by its id or one of `customerNames`; a page may do without. */
  readonly tenantInQuery?: string | undefined
  /** Consoles of the technician's own company; a link to one says so and opens outside. */
  readonly consoles?: readonly OwnConsole[]
  /** What names the customer in an address, beside its tenant id. */
  readonly customerNames?: readonly string[]
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
  const verdict = url === undefined ? 'block' : judgeMainFrame(url, attempt, bounds)
  // What is already shown cannot be refused: the only way out is the end of the session.
  return verdict === 'block' && attempt.cause === 'shown' ? 'leave' : verdict
}

function judgeInnerFrame(url: URL | undefined): NavigationVerdict {
  if (url === undefined) return 'block'
  return harmlessInFrames.has(url.protocol) || isAcceptableWeb(url) ? 'stay' : 'block'
}

function judgeMainFrame(url: URL, attempt: NavigationAttempt, bounds: PortalBounds): NavigationVerdict {
  // A blob: URL has no host; its origin is that of the page that made it.
  if (url.protocol === 'blob:') return bounds.portalOrigins.includes(url.origin) ? 'stay' : 'block'
  if (!isAcceptableWeb(url)) return 'block'
  if (bounds.portalOrigins.includes(url.origin) && isOfTenant(url, bounds)) return 'stay'
  const { cause } = attempt
  if (isSignIn(url, bounds) || isFederated(url, attempt, bounds)) return 'stay'
  if (cause !== 'shown' && isOwnConsole(url, bounds)) return 'ownConsole'
  if (mayBeSignIn(url, attempt, bounds)) return 'unknownSignIn'
  const otherTenant = bounds.portalOrigins.includes(url.origin) && (tenantOf(url, bounds) !== undefined || asksForAnother(url, bounds))
  return otherTenant && cause === 'shown' ? 'wrongTenant' : 'leave'
}

function isSignIn(url: URL, { signInOrigins, signInPaths }: PortalBounds): boolean {
  // A copy of the expression, because a global or sticky one would remember where it stopped.
  return signInOrigins.includes(url.origin) && (signInPaths === undefined || new RegExp(signInPaths).test(url.pathname))
}

/** One that is shown was let through before it was. A customer's page cannot go there by itself. */
function isFederated(url: URL, attempt: NavigationAttempt, bounds: PortalBounds): boolean {
  if (bounds.federatedOrigins?.includes(url.origin) !== true || isAnyPortal(url, bounds)) return false
  return attempt.cause === 'shown' || comesFromSignIn(attempt, bounds)
}

/** A step of the sign-in to somewhere unknown; not its answer to an application, nor its own pages that are no sign-in. */
function mayBeSignIn(url: URL, attempt: NavigationAttempt, bounds: PortalBounds): boolean {
  if (attempt.cause === 'shown' || bounds.federatedOrigins === undefined || isAnyPortal(url, bounds)) return false
  if (bounds.signInOrigins.includes(url.origin) || attempt.answersTo?.includes(url.origin) === true) return false
  return comesFromSignIn(attempt, bounds)
}

function isAnyPortal({ origin }: URL, { portalOrigins, everyPortalOrigin = [] }: PortalBounds): boolean {
  return portalOrigins.includes(origin) || everyPortalOrigin.includes(origin)
}

function comesFromSignIn({ from }: NavigationAttempt, bounds: PortalBounds): boolean {
  const before = from === undefined ? undefined : parseAddress(from)
  return before !== undefined && (isSignIn(before, bounds) || bounds.federatedOrigins?.includes(before.origin) === true)
}

/** Where a step of a sign-in was told to answer to: `redirect_uri` of OpenID Connect, `wreply` of WS-Federation. */
export function answersOf(address: string): readonly string[] {
  const url = parseAddress(address)
  const told = ['redirect_uri', 'wreply'].map((name) => parseAddress(url?.searchParams.get(name) ?? ''))
  return told.flatMap((one) => (one === undefined ? [] : [one.origin]))
}

function isOwnConsole(url: URL, { consoles = [], tenantId, customerNames = [] }: PortalBounds): boolean {
  return ownConsoleAt(url.href, consoles, [tenantId, ...customerNames]) !== undefined
}

/** Where the tenant cannot be told from the path, the origin decides; where it can, a page without one is not the customer's. */
function isOfTenant(url: URL, bounds: PortalBounds): boolean {
  if (asksForAnother(url, bounds)) return false
  return bounds.tenantInPath === undefined || tenantOf(url, bounds) === bounds.tenantId.toLowerCase()
}

/** Names in any writing: a portal compares them without case. */
function asksForAnother(url: URL, { tenantInQuery, tenantId, customerNames = [] }: PortalBounds): boolean {
  if (tenantInQuery === undefined) return false
  const own = new Set([tenantId, ...customerNames].map((name) => name.toLowerCase()))
  const asked = [...url.searchParams].filter(([name, value]) => name.toLowerCase() === tenantInQuery.toLowerCase() && value !== '')
  return asked.some(([, value]) => !own.has(value.toLowerCase()))
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
