import { radarDays, type RadarDays } from '../contract/relationship'
import { sameAccess } from './accessMapping'
import { isUsable, relationshipState } from './relationshipState'

const msPerDay = 86_400_000

/** What the radar needs of a relationship. */
export interface RadarFacts {
  readonly id: string
  readonly status: string
  readonly endsAt?: string | undefined
  readonly autoExtend?: boolean | undefined
  readonly tenantId?: string | undefined
  readonly roles: readonly string[]
  readonly origin?: string | undefined
}

/** Whole or broken days until an end; negative once it has passed. */
export const daysUntil = (endsAt: string, now: number): number => (Date.parse(endsAt) - now) / msPerDay

/** The narrowest window of the radar into which an end falls; `undefined`: further away, or over. */
export function windowOf(endsAt: string, now: number): RadarDays | undefined {
  const days = daysUntil(endsAt, now)
  if (Number.isNaN(days) || days <= 0) return undefined
  return radarDays.toReversed().find((window) => days <= window)
}

/** Whether the relationship will end by itself, and that is this partner's business: it is in force, and does not extend itself. */
export function endsByItself(facts: RadarFacts, now: number): facts is RadarFacts & { readonly endsAt: string } {
  return facts.endsAt !== undefined && facts.autoExtend !== true && facts.origin !== 'microsoft' && isUsable(relationshipState(facts, now))
}

/** Whether another relationship in force lasts longer and gives everything that this one gives. */
export function isRenewed(facts: RadarFacts & { readonly endsAt: string }, ofCustomer: readonly RadarFacts[], now: number): boolean {
  return ofCustomer.some((other) => {
    if (other.id === facts.id || !isUsable(relationshipState(other, now))) return false
    const longer = other.autoExtend === true || (other.endsAt ?? '') > facts.endsAt
    return longer && contains(other.roles, facts.roles)
  })
}

function contains(roles: readonly string[], others: readonly string[]): boolean {
  const all = [...new Set([...roles, ...others].map((role) => role.toLowerCase()))]
  return sameAccess(roles, all)
}

/** What was told of a relationship already: for which end, and the narrowest window. */
export interface Told {
  readonly id: string
  readonly endsAt: string
  readonly window: RadarDays
}

/**
 * Which relationships deserve a reminder now (capabilities 5.2): each window of each end once, and of several that were missed
 * only the narrowest. An end that has moved is another end.
 */
export function dueReminders(ending: readonly { readonly id: string; readonly endsAt: string }[], told: ReadonlyMap<string, Told>, now: number): readonly Told[] {
  return ending.flatMap(({ id, endsAt }): Told[] => {
    const window = windowOf(endsAt, now)
    if (window === undefined) return []
    const before = told.get(id)
    const isTold = before !== undefined && before.window <= window && Math.abs(Date.parse(before.endsAt) - Date.parse(endsAt)) < msPerDay
    return isTold ? [] : [{ id, endsAt, window }]
  })
}

/** The month of a moment, UTC: `YYYY-MM`. */
export const monthOf = (instant: string): string => new Date(instant).toISOString().slice(0, 7)
