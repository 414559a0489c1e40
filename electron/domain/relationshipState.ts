import type { RelationshipState } from '../contract/relationship'

/** From how many days before its end a relationship counts as expiring: the service's first reminder comes at 30 as well. */
export const expiringWithinDays = 30
const msPerDay = 86_400_000

/** What is needed of a delegated administration relationship: Graph's `status`, and its end as ISO 8601. */
export interface RelationshipFacts {
  readonly status: string
  readonly endsAt?: string | undefined
}

const byStatus = new Map<string, RelationshipState>([
  // created: not yet locked for approval, so the customer cannot have seen it.
  ['created', 'none'],
  ['approvalPending', 'invited'],
  ['approved', 'invited'],
  ['activating', 'invited'],
  ['active', 'active'],
  ['expiring', 'expiring'],
  ['expired', 'expired'],
  ['terminationRequested', 'terminated'],
  ['terminating', 'terminated'],
  ['terminated', 'terminated']
])

/**
 * What Graph's status means to a technician at the moment `now` (milliseconds since the epoch). An end that has passed counts
 * at once, even if the service has not said so yet (or was read from the cache); a status we do not know counts as none.
 */
export function relationshipState(facts: RelationshipFacts, now: number): RelationshipState {
  const state = byStatus.get(facts.status) ?? 'none'
  if (!isUsable(state) || facts.endsAt === undefined) return state
  const left = Date.parse(facts.endsAt) - now
  if (Number.isNaN(left)) return state
  if (left <= 0) return 'expired'
  return left <= expiringWithinDays * msPerDay ? 'expiring' : state
}

/** Whether the customer can be administered: an expiring relationship still is one. */
export const isUsable = (state: RelationshipState): boolean => state === 'active' || state === 'expiring'

const rank: readonly RelationshipState[] = ['active', 'expiring', 'invited', 'expired', 'terminated', 'none']

/** Of several relationships with one customer the one that counts: the most usable, and of these the one that ends last. */
export function foremostRelationship<R extends RelationshipFacts>(relationships: readonly R[], now: number): R | undefined {
  const order = (one: R) => rank.indexOf(relationshipState(one, now))
  return relationships.toSorted((a, b) => order(a) - order(b) || (b.endsAt ?? '').localeCompare(a.endsAt ?? ''))[0]
}
