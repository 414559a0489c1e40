import type { Instant, TenantId } from '../../contract/ids'
import type { RelationshipOrigin } from '../../contract/relationship'
import type { PartnerGroup } from '../../contract/roleTemplate'
import type { ListPage, LongCall } from '../customerListPort'

/** One delegated administration relationship with the fields that the application uses. */
export interface RelationshipRecord {
  readonly id: string
  readonly displayName: string
  /** Graph's `status`, unchanged. */
  readonly status: string
  /** Absent: any customer may approve it. */
  readonly customer?: { readonly tenantId: TenantId; readonly displayName: string }
  readonly roles: readonly string[]
  readonly createdAt: Instant
  readonly activatedAt?: Instant
  readonly modifiedAt?: Instant
  readonly endsAt?: Instant
  readonly durationDays?: number
  /** Whether it is extended by 180 days each time it would end. */
  readonly autoExtend?: boolean
  /** Absent: made by this partner. */
  readonly origin?: Exclude<RelationshipOrigin, 'own'>
  /** An indirect provider made it, and this partner has not agreed to it yet. */
  readonly partnerConsentPending?: boolean
  readonly etag: string
}

export interface AccessAssignmentRecord {
  readonly id: string
  readonly groupId: string
  readonly status: string
  readonly roles: readonly string[]
  readonly createdAt?: Instant
  readonly modifiedAt?: Instant
  readonly etag?: string
}

/** What was asked of the service: lockForApproval, approve, reject, terminate. */
export interface RelationshipRequestRecord {
  readonly id: string
  readonly action: string
  readonly status: string
  readonly createdAt: Instant
}

/** Long work of the service on an access assignment. */
export interface RelationshipOperationRecord {
  readonly id: string
  readonly assignmentId?: string
  readonly status: string
  readonly createdAt: Instant
}

export interface NewRelationshipRequest {
  /** Unique over all of the partner's relationships, at most 50 characters. */
  readonly displayName: string
  readonly customer?: { readonly tenantId: TenantId; readonly displayName: string }
  readonly durationDays: number
  readonly roles: readonly string[]
  readonly autoExtend?: boolean
}

export interface Relationships {
  ofCustomer(tenantId: TenantId, signal?: AbortSignal): Promise<readonly RelationshipRecord[]>
  get(id: string, signal?: AbortSignal): Promise<RelationshipRecord | undefined>
  accessAssignments(id: string, signal?: AbortSignal): Promise<readonly AccessAssignmentRecord[]>
  /**
   * Gives a security group of the partner roles of an active relationship, a subset of its own. Rejects with `conflict` when
   * the group has an assignment already.
   */
  assign(relationshipId: string, groupId: string, roles: readonly string[], signal?: AbortSignal): Promise<AccessAssignmentRecord>
  create(request: NewRelationshipRequest, signal?: AbortSignal): Promise<RelationshipRecord>
  /** Finds one that an earlier, unanswered `create` may have made, so that it is never made twice. */
  findByName(displayName: string, signal?: AbortSignal): Promise<RelationshipRecord | undefined>
  lockForApproval(record: RelationshipRecord, signal?: AbortSignal): Promise<void>
  /** Takes back what nobody has answered: deletes a draft, ends an invitation. Rejects with `conflict` for any other status. */
  withdraw(record: RelationshipRecord, signal?: AbortSignal): Promise<void>
  approvalLink(id: string): string
}

/** What managing relationships needs beyond offering them (capabilities 5.2, 5.3). Changes reject with `conflict` `service.changed` for an outdated record. */
export interface RelationshipManagement {
  /**
   * A page of all of the partner's, Microsoft's and providers' included: the first (`since`: only of what changed since then; rejects
   * with `invalid` where the service cannot tell), or the one that another page named (see {@link CustomerLists}).
   */
  page(from: { readonly since: Instant | undefined } | { readonly next: string }, call: LongCall): Promise<ListPage<RelationshipRecord>>
  requests(id: string, signal?: AbortSignal): Promise<readonly RelationshipRequestRecord[]>
  operations(id: string, signal?: AbortSignal): Promise<readonly RelationshipOperationRecord[]>
  setAutoExtend(record: RelationshipRecord, on: boolean, signal?: AbortSignal): Promise<void>
  /** Asks the service to end a relationship that is in force. */
  terminate(record: RelationshipRecord, signal?: AbortSignal): Promise<void>
  /** Says yes or no to a relationship that an indirect provider made for this partner. */
  answerProvider(record: RelationshipRecord, agree: boolean, signal?: AbortSignal): Promise<void>
  /** The service may need a moment to put it into effect. */
  changeAssignment(relationshipId: string, assignment: AccessAssignmentRecord, roles: readonly string[], signal?: AbortSignal): Promise<void>
  removeAssignment(relationshipId: string, assignment: AccessAssignmentRecord, signal?: AbortSignal): Promise<void>
}

/** The partner's own people and groups, for mapping and for the check of a colleague. */
export interface PartnerPeople {
  securityGroups(signal?: AbortSignal): Promise<readonly PartnerGroup[]>
  /** Enabled members of the partner's tenant. */
  colleagues(signal?: AbortSignal): Promise<readonly { readonly id: string; readonly name: string; readonly userPrincipalName: string }[]>
  /** Ids of the groups that somebody is in, directly or by another group. */
  groupsOf(userId: string, signal?: AbortSignal): Promise<readonly string[]>
  /** Enters a customer's tenant as the signed-in technician. Rejects with `notAllowed` where that is refused. */
  enter(tenantId: TenantId, signal?: AbortSignal): Promise<void>
}
