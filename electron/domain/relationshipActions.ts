import type { RelationshipAction, RelationshipDetails } from '../contract/relationship'
import { holdsEverything } from './directoryRoles'
import { isUsable, relationshipState } from './relationshipState'

/** What is needed of a relationship to say what can be done with it. */
export interface ChangeableFacts {
  readonly status: string
  readonly origin?: RelationshipDetails['origin'] | undefined
  /** Absent: the invitation names nobody. */
  readonly customer?: unknown
  readonly roles: readonly string[]
  readonly endsAt?: string | undefined
}

const allowed = { allowed: true } as const
const not = (reason: string) => ({ allowed: false, reason }) as const

/** Nobody has answered yet. */
export const unanswered: ReadonlySet<string> = new Set(['created', 'approvalPending'])
export const endable: ReadonlySet<string> = new Set(['active', 'expiring', 'approved', 'activating'])

/** What of the relationship can be changed at the moment `now`, and why not; `mayChange`: the technician has Full administration. */
export function relationshipActions(facts: ChangeableFacts, now: number, mayChange: boolean): Record<RelationshipAction, RelationshipDetails['actions'][RelationshipAction]> {
  const usable = isUsable(relationshipState(facts, now))
  const foreign = facts.origin === 'microsoft' ? not('microsoft') : undefined
  const lasting = foreign ?? (mayChange ? undefined : not('limited'))
  return {
    renew: lasting ?? (facts.customer === undefined ? not('anyone') : allowed),
    terminate: lasting ?? (endable.has(facts.status) && (usable || facts.status.startsWith('a')) ? allowed : not('over')),
    withdraw: lasting ?? (unanswered.has(facts.status) ? allowed : not('answered')),
    autoExtend: lasting ?? (holdsEverything(facts.roles) ? not('globalAdministrator') : usable ? allowed : not('over')),
    repair: lasting ?? (usable ? allowed : not('over'))
  }
}
