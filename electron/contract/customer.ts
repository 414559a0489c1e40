import type { CustomerCounts } from './customerList'
import type { Instant, TenantId } from './ids'
import type { RelationshipState } from './relationship'
import type { DelegatedRole } from './session'

/** What a list or the palette shows of a customer: few short fields, because each crosses the bridge (see the bench). */
export interface CustomerRow {
  readonly tenantId: TenantId
  readonly name: string
  readonly defaultDomain: string
  readonly relationship: RelationshipState
  /** End of the active relationship. */
  readonly relationshipEndsAt?: Instant
  /** ISO 3166-1 alpha-2 */
  readonly country?: string
  /** Absent: not read yet. */
  readonly technicianRole?: DelegatedRole
  /** When the row was last read from the cloud. */
  readonly readAt: Instant
  /** The technician's own data; absent where there is none. */
  readonly favourite?: true
  readonly tags?: readonly string[]
  readonly aliases?: readonly string[]
}

export interface CustomerDomain {
  readonly name: string
  readonly isDefault: boolean
  readonly isInitial: boolean
  readonly isVerified: boolean
}

export interface CustomerSubscription {
  readonly skuId: string
  readonly skuPartNumber: string
  readonly name: string
  readonly consumedUnits: number
  readonly enabledUnits: number
  readonly status: 'enabled' | 'warning' | 'suspended' | 'deleted' | 'lockedOut'
}

/** A fact that was read from a cloud, with the moment it was read (capabilities 3.5), or why it is not known. */
export type Fact<T> =
  | { readonly known: true; readonly value: T; readonly readAt: Instant }
  | { readonly known: false; readonly why: 'notAllowed' | 'unreachable' | 'notChecked' }

/** A customer in the local cache. Rebuildable: everything here can be read again. */
export interface Customer {
  readonly id: TenantId
  readonly name: string
  readonly defaultDomain: string
  readonly initialDomain?: string
  /** All verified domains known so far, lower case, in the ASCII form. */
  readonly domains: readonly string[]
  /** ISO 3166-1 alpha-2 */
  readonly country?: string
  readonly city?: string
  readonly relationship: RelationshipState
  readonly relationshipId?: string
  readonly relationshipEndsAt?: Instant
  /** Role of the signed-in technician there; `none` when no access assignment reaches them. */
  readonly technicianRole?: DelegatedRole
  readonly subscriptions?: readonly CustomerSubscription[]
  /** Whether the cloud's list of the partner's customers has it; one without was found by a look-up, and does not go with the list. */
  readonly listed?: boolean
  /** When domains, place and subscriptions were read; absent: only the list has been read. */
  readonly detailsReadAt?: Instant
  /** When this record was read from the cloud. */
  readonly readAt: Instant
}

export const customerActions = [
  'administer',
  'createServiceRequest',
  'showAdministrators',
  'resetPassword',
  'offerDelegatedAdministration'
] as const
export type CustomerAction = (typeof customerActions)[number]

/** Whether an action is allowed now; `reason` is a key of the catalogue below `actions.reason.`. */
export type ActionGate = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

export interface CustomerDetails {
  readonly tenantId: TenantId
  readonly name: string
  readonly defaultDomain: string
  readonly domains: Fact<readonly CustomerDomain[]>
  readonly country: Fact<{ readonly country: string; readonly city?: string }>
  readonly subscriptions: Fact<readonly CustomerSubscription[]>
  readonly relationship: Fact<{
    readonly state: RelationshipState
    readonly id?: string
    readonly endsAt?: Instant
    /** Absent: the relationship is known from a list, and who gets in by it was never read. */
    readonly technicianRole?: DelegatedRole
  }>
  readonly actions: Readonly<Record<CustomerAction, ActionGate>>
  /** The oldest moment of all that is shown. */
  readonly readAt: Instant
  readonly source: 'cloud' | 'cache'
}

/** The answers of a lookup (capabilities 3.1, 3.2). "Not reachable" and "not allowed" come as errors of these kinds. */
export type LookupAnswer =
  | {
      readonly found: true
      readonly customer: CustomerDetails
      /** Set when a user name was looked up. */
      readonly user?: { readonly userPrincipalName: string; readonly exists: 'yes' | 'no' | 'notChecked'; readonly displayName?: string }
    }
  | { readonly found: false; readonly query: string; readonly why: 'noSuchDomain' | 'needsRelationship' }

export interface CustomerPage {
  readonly rows: readonly CustomerRow[]
  readonly total: number
  /** How many of all customers are in each state, those of no customer left out; absent where the rows are filtered. */
  readonly states?: CustomerCounts['states']
  /** When the whole list was last read from the cloud; absent: never. */
  readonly refreshedAt?: Instant
}
