/** The records of the practice cloud's world. All instants are ISO 8601 in UTC; all ids are lower-case GUIDs unless said. */

export interface Tenant {
  readonly id: string
  readonly displayName: string
  readonly isPartner: boolean
  /** Whether the partner sells to it, so that Partner Center lists it as a customer. */
  readonly isCustomer: boolean
  /** ISO 3166-1 alpha-2 */
  readonly country: string
  readonly city: string
  readonly street: string
  readonly postalCode: string
  readonly state?: string
  readonly telephone?: string
  readonly email?: string
  readonly domains: readonly Domain[]
  readonly subscribedSkus: readonly SubscribedSku[]
}

export interface Domain {
  readonly name: string
  readonly isDefault: boolean
  readonly isInitial: boolean
  readonly isVerified: boolean
}

export interface SubscribedSku {
  readonly skuId: string
  readonly skuPartNumber: string
  readonly capabilityStatus: 'Enabled' | 'Warning' | 'Suspended' | 'Deleted' | 'LockedOut'
  readonly consumedUnits: number
  readonly prepaidUnits: { readonly enabled: number; readonly suspended: number; readonly warning: number }
}

export interface User {
  readonly id: string
  readonly tenantId: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly givenName: string
  readonly surname: string
  readonly accountEnabled: boolean
  readonly onPremisesSyncEnabled: boolean
  readonly usageLocation: string
  /** ISO 8601, by the real clock: what was signed in before counts no more; absent: everything counts. */
  readonly signInSessionsValidFromDateTime?: string
  /** Must choose another password at the next sign-in. */
  readonly mustChangePassword?: boolean
  /** When the password was last changed or reset; absent: never since the account was made. */
  readonly lastPasswordChangeDateTime?: string
  /** scrypt, `salt:hash` in hex; generated users share one derived at start so that 100,000 tenants cost nothing */
  readonly passwordHash?: string
  /** Ids of directory role templates held in the own tenant (62e90394-… = Global Administrator). */
  readonly directoryRoles: readonly string[]
  /** Ids of groups in the own tenant. */
  readonly groups: readonly string[]
}

export interface Group {
  readonly id: string
  readonly tenantId: string
  readonly displayName: string
}

export type RelationshipStatus =
  | 'created' | 'approvalPending' | 'approved' | 'activating' | 'active' | 'expiring' | 'expired'
  | 'terminationRequested' | 'terminating' | 'terminated'

/** A granular delegated admin relationship, as Graph has it. */
export interface Relationship {
  /** guid-guid */
  readonly id: string
  readonly etag: string
  readonly displayName: string
  /** ISO 8601 duration */
  readonly duration: string
  readonly autoExtendDuration: string
  /** Absent: any customer may approve. */
  readonly customer?: { readonly tenantId: string; readonly displayName: string }
  readonly unifiedRoles: readonly string[]
  readonly status: RelationshipStatus
  readonly createdDateTime: string
  readonly lastModifiedDateTime: string
  readonly activatedDateTime?: string
  readonly endDateTime?: string
  /** An indirect provider made it for this partner. */
  readonly indirectProviderTenantId?: string
  /** This partner has not agreed to what the indirect provider made. */
  readonly partnerConsentPending?: boolean
  readonly requests: readonly RelationshipRequest[]
  readonly accessAssignments: readonly AccessAssignment[]
  /** Long work on it; absent: none was begun. */
  readonly operations?: readonly RelationshipOperation[]
}

/** A change of an access assignment, as the list of operations tells it. */
export interface RelationshipOperation {
  readonly id: string
  readonly assignmentId: string
  readonly status: 'running' | 'succeeded' | 'failed'
  readonly createdDateTime: string
  readonly lastModifiedDateTime: string
}

export interface RelationshipRequest {
  readonly id: string
  readonly action: 'lockForApproval' | 'approve' | 'terminate' | 'reject'
  readonly status: 'created' | 'pending' | 'succeeded' | 'failed'
  readonly createdDateTime: string
  readonly lastModifiedDateTime: string
}

export interface AccessAssignment {
  readonly id: string
  readonly etag: string
  readonly status: 'pending' | 'active' | 'deleting' | 'deleted' | 'error'
  /** A group of the partner's tenant. */
  readonly groupId: string
  readonly unifiedRoles: readonly string[]
  readonly createdDateTime: string
  readonly lastModifiedDateTime: string
  /** What was ordered of the controls when it was asked for: it never gets further, or fails. */
  readonly held?: 'stuck' | 'failing'
}

/** What the partner's own profile records say (Partner Center `profiles/*`). */
export interface PartnerProfile {
  readonly id: 'organization' | 'legalbusiness' | 'support' | 'billing' | 'mpn'
  readonly etag: string
  /** The record as it goes over the wire, without links and attributes. */
  readonly content: Readonly<Record<string, unknown>>
}

/** One office of the partner: a location account with its own Partner ID. */
export interface PartnerOffice {
  readonly name: string
  readonly mpnId: string
  readonly country: string
}
