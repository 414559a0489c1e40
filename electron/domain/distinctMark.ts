import type { TenantMark } from '../contract/acting'
import { markColours, markPatterns } from './tenantMark'

type Look = Pick<TenantMark, 'colour' | 'pattern'>

/**
 * The mark of a customer that is being opened beside others: its own, unless one of them looks the same. Then it takes the next
 * pattern that is free on its colour, and only where none is, the next colour. Initials do not count: two companies can have the same ones.
 * The same order of opening gives the same marks; with every look taken (72) it is its own again.
 */
export function distinctMark(own: TenantMark, taken: readonly Look[]): TenantMark {
  const used = new Set(taken.map(nameOf))
  const free = looksFrom(own).find((look) => !used.has(nameOf(look)))
  return { ...own, ...free }
}

const nameOf = ({ colour, pattern }: Look): string => `${colour} ${pattern}`

/** All looks, beginning with its own. */
function looksFrom({ colour, pattern }: Look): readonly Look[] {
  const patterns = from(markPatterns, pattern)
  return from<string>(markColours, colour).flatMap((one) => patterns.map((other) => ({ colour: one, pattern: other })))
}

/** The list turned round so that `first` comes first. */
function from<T>(list: readonly T[], first: T): readonly T[] {
  const at = Math.max(0, list.indexOf(first))
  return [...list.slice(at), ...list.slice(0, at)]
}
