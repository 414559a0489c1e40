import type { Addresses } from '../server/addresses'
import type { Tenant, User } from '../world/model'
import type { World } from '../world/world'
import type { Rights } from './rights'
import type { PortalSession } from './sessions'

/** One request of somebody who is signed in and may be here now. */
export interface Visit {
  readonly world: World
  readonly at: Addresses
  readonly session: PortalSession
  readonly tenant: Tenant
  readonly user: User
  readonly rights: Rights
  /** `/portal/<tenantId>` */
  readonly base: string
  /** Whether the page with every way of leaving exists (only with the controls). */
  readonly lab: boolean
}

/** What the routes of the portal find in their context. */
export interface PortalEnvironment {
  readonly Variables: { visit: Visit }
}
