import type { ActionGate, CustomerAction } from '../contract/customer'
import type { RelationshipState } from '../contract/relationship'
import type { DelegatedRole } from '../contract/session'
import { isUsable } from './relationshipState'

/** Why an action is not allowed; keys of the catalogue below `actions.reason.`. */
export const actionReasons = [
  'noDelegatedRole', 'noRelationship', 'invitationPending', 'relationshipExpired', 'relationshipTerminated',
  'relationshipNotChecked', 'noAssignment', 'roleNotChecked', 'limitedUsesPortal', 'offline'
] as const
export type ActionReason = (typeof actionReasons)[number]

export interface CustomerActionsInput {
  /** Absent: it could not be read. */
  readonly relationship?: RelationshipState | undefined
  /** Role that an access assignment gives the technician at this customer; absent: it could not be read. */
  readonly roleAtCustomer?: DelegatedRole | undefined
  /** Role of the technician in the partner's team (capabilities 2.3). */
  readonly technicianRole: DelegatedRole
  readonly connection: 'unknown' | 'online' | 'offline'
}

const allowed: ActionGate = { allowed: true }
const gate = (reason: ActionReason | undefined): ActionGate => (reason === undefined ? allowed : { allowed: false, reason })

const whyNoRelationship: Readonly<Record<RelationshipState, ActionReason | undefined>> = {
  none: 'noRelationship',
  invited: 'invitationPending',
  active: undefined,
  expiring: undefined,
  expired: 'relationshipExpired',
  terminated: 'relationshipTerminated'
}

/**
 * Which actions are allowed at a customer, and why not (capabilities 3.3, 6.3, 7.3). A lasting reason is named before a
 * passing one: being offline comes last. Offering and service requests need no network, because a draft is
 * kept (capabilities 4.9).
 */
export function customerActions(input: CustomerActionsInput): Record<CustomerAction, ActionGate> {
  const reach = whyOutOfReach(input)
  const offline: ActionReason | undefined = input.connection === 'offline' ? 'offline' : undefined
  const limited: ActionReason | undefined = input.roleAtCustomer === 'limited' ? 'limitedUsesPortal' : undefined
  return {
    administer: gate(reach ?? offline),
    createServiceRequest: gate(reach),
    showAdministrators: gate(reach ?? offline),
    resetPassword: gate(reach ?? limited ?? offline),
    offerDelegatedAdministration: gate(input.technicianRole === 'none' ? 'noDelegatedRole' : undefined)
  }
}

function whyOutOfReach(input: CustomerActionsInput): ActionReason | undefined {
  if (input.technicianRole === 'none') return 'noDelegatedRole'
  if (input.relationship === undefined) return 'relationshipNotChecked'
  if (!isUsable(input.relationship)) return whyNoRelationship[input.relationship]
  if (input.roleAtCustomer === undefined) return 'roleNotChecked'
  return input.roleAtCustomer === 'none' ? 'noAssignment' : undefined
}

/** The parts of a customer's account portal. */
export const portalSections = ['users', 'domains', 'subscriptions', 'purchase', 'partnerRelationships'] as const
export type PortalSection = (typeof portalSections)[number]

/** What a role sees of a customer's portal: Limited gets no Manage (subscriptions), Purchase or Domains (capabilities 6.3). */
export function portalSectionsFor(role: DelegatedRole): readonly PortalSection[] {
  if (role === 'full') return portalSections
  return role === 'limited' ? ['users', 'partnerRelationships'] : []
}
