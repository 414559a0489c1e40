import type { CloudCapabilities } from '../contract/app'
import type { CloudId } from '../contract/settings'
import type { OwnConsole } from '../domain/ownConsole'

/** A web portal of a customer, as a cloud's record describes it. */
export interface PortalTemplate {
  readonly id: string
  /** Key of the catalogue below `portals.`; a portal that an administrator added has a `name` instead. */
  readonly nameKey?: string
  readonly name?: string
  /**
   * Placeholders: `{tenantId}`, `{defaultDomain}`, `{initialDomain}`, `{sharePointName}`; also in `origins`. Without a value for one of them the
   * customer does not have the portal.
   */
  readonly url: string
  /** Origins that are part of this portal; any other main-frame target is "away". Exact origins, no patterns. */
  readonly origins: readonly string[]
  /** Origins through which its sign-in passes, besides those of the cloud. */
  readonly signInOrigins?: readonly string[]
  /** The parameter by which its addresses name the customer (tenant id or domain). */
  readonly tenantInQuery?: string
  /** Whether the tenant can be told from the path: the part of the path in which the tenant id must stand. */
  readonly tenantInPath?: RegExp
  /** Whether its pages say their tenant: `<meta name="tenant-id">`. */
  readonly tenantInPage?: boolean
  /** Not for Limited technicians (capabilities 6.3). */
  readonly fullOnly?: boolean
}

/**
 * Everything that distinguishes one cloud from another (capabilities 1.1). No other code asks which cloud it is; it asks
 * this record.
 */
export interface CloudRecord {
  readonly id: CloudId
  readonly identity: {
    /** Base to which `/<tenantId>` is added; what MSAL is told (https even for the practice cloud, see identity/). */
    readonly authority: string
    /** The tenant in which technicians sign in; `organizations` until an account is known. */
    readonly homeTenant: string
    readonly clientId: string
    readonly knownAuthorities: readonly string[]
    /** JSON for MSAL's `authorityMetadata`, where discovery is not possible (practice cloud on plain loopback). */
    readonly authorityMetadata?: string
    /** Origins that a sign-in page may use inside an embedded window. */
    readonly signInOrigins: readonly string[]
    /** The paths of a sign-in at those origins; every other page there is away from a portal. Absent: they have no other pages. */
    readonly signInPaths?: RegExp
    /** `window`: a sandboxed window of the application; `browser`: the system's. */
    readonly signInWith: 'window' | 'browser'
  }
  readonly graph: { readonly base: string; readonly scopePrefix: string }
  readonly partnerCenter: { readonly base: string; readonly scope: string }
  readonly portals: readonly PortalTemplate[]
  /** Where customers' portals lead that belongs to the technician's own company (capabilities 6.4). */
  readonly consoles: readonly OwnConsole[]
  /** `{relationshipId}` is replaced. */
  readonly approvalLink: string
  /** Link of an advisor's offer: `{kind}`, `{quoteId}` and `{partnerId}` are replaced. Only where a partner still has them. */
  readonly advisorLink?: string
  readonly capabilities: CloudCapabilities
}
