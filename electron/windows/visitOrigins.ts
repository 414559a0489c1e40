import type { PortalBounds } from '../domain/navigationPolicy'
import type { CustomerPortal } from '../services/ports'
import type { VisitRequest } from './visitParts'

/** A host that also serves the portal is no identity provider: its cookies are the customer's. */
export function identityOnly(request: VisitRequest): readonly string[] {
  const portalHosts = new Set(request.portals.flatMap(({ origins }) => origins).map((origin) => new URL(origin).hostname))
  const origins = new Set([...request.signInOrigins, ...request.portals.flatMap(({ signInOrigins = [] }) => signInOrigins)])
  return [...origins].filter((origin) => !portalHosts.has(new URL(origin).hostname))
}

/** Origins whose pages say whose they are. */
export function tellingOrigins({ portals }: Pick<VisitRequest, 'portals'>): readonly string[] {
  return [...new Set(portals.flatMap(({ tenantInPage, origins }) => (tenantInPage === true ? origins : [])))]
}

/** Origin and path only: what follows may hold a secret. */
export function placeOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { origin, pathname, protocol } = new URL(url)
  return origin === 'null' ? protocol : origin + pathname
}

/** What a portal may show; read at each navigation, because the portal that is visited changes. */
export function boundsOf({ session: { tenantId }, portals, signInOrigins, signInPaths, federated, consoles = [], customerNames = [] }: VisitRequest, current: () => CustomerPortal): PortalBounds {
  return {
    tenantId,
    consoles,
    customerNames,
    ...(signInPaths === undefined ? {} : { signInPaths }),
    everyPortalOrigin: portals.flatMap(({ origins }) => origins),
    // Read each time: an answer that is taken back counts at once.
    get federatedOrigins() {
      return federated.allowed()
    },
    get portalOrigins() {
      return current().origins
    },
    get signInOrigins() {
      return current().signInOrigins ?? signInOrigins
    },
    get tenantInPath() {
      return current().tenantInPath
    },
    get tenantInQuery() {
      return current().tenantInQuery
    }
  }
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : ''
}

/** Without the colon. */
export function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol.slice(0, -1) : ''
}

/** Empty for what has none. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : ''
}
