import type { RelationshipState } from '../../../electron/contract/relationship'

/** In the order in which a technician reads them: what works first, then what needs an answer, then what is over. */
export const relationshipStateNames: readonly RelationshipState[] = ['active', 'expiring', 'invited', 'expired', 'terminated', 'none']
