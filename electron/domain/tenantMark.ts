import type { TenantMark } from '../contract/acting'
import { initialsOf } from './initials'

/**
 * Colours of customers, by hue. Chosen by search: white text has at least 4.5:1 on each, and any two stay apart for every
 * kind of colour vision (the test holds both).
 */
export const markColours = [
  '#78000f', '#783c0f', '#96691e', '#3c693c', '#1e78b4', '#2d4b78', '#1e4be1', '#2d0f96', '#781eb4', '#690f5a', '#d20f96', '#e1005a'
] as const

export const markPatterns = ['solid', 'diagonal', 'dots', 'grid', 'waves', 'bars'] as const satisfies readonly TenantMark['pattern'][]

/** Mark of the partner's own company: no colour of a customer, and `own` lets a page draw another shape. */
export interface PartnerMark {
  readonly own: true
  readonly initials: string
  readonly colour: string
}

/** Neutral, so that it is no customer's; white text has more than 4.5:1. */
export const partnerColour = '#3d3d3d'

/** The mark by which a tenant is told apart everywhere (capabilities 6.1). The same id gives the same mark on every computer. */
export function tenantMark(tenantId: string, name: string): TenantMark {
  const hash = hashOf(tenantId.toLowerCase())
  return {
    initials: initialsOf(name),
    colour: pick(markColours, hash),
    pattern: pick(markPatterns, Math.floor(hash / markColours.length))
  }
}

/** The mark of the partner's own company, which cannot be mistaken for a customer's. */
export function partnerMark(name: string): PartnerMark {
  return { own: true, initials: initialsOf(name), colour: partnerColour }
}

function pick<T>(list: readonly [T, ...T[]], index: number): T {
  return list[index % list.length] ?? list[0]
}

/** FNV-1a with a final mix, because ids that differ in the last digit must not get neighbouring colours. Unsigned, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
