/**
 * Where the delegated administration of a customer stands, as the technician thinks of it. The wire has more states
 * (created, approvalPending, approved, activating, active, expiring, expired, terminationRequested, terminating, terminated).
 */
export const relationshipStates = ['none', 'invited', 'active', 'expiring', 'expired', 'terminated'] as const
export type RelationshipState = (typeof relationshipStates)[number]
