import type { NewRelationship } from './api'
import { addDuration } from './isoDuration'
import type { Relationship } from './model'
import { GLOBAL_ADMINISTRATOR, ROLE_TEMPLATES } from './roleTemplates'
import { WorldError } from './worldError'

const NAME_LENGTH = 50
const DAY = 24 * 60 * 60 * 1000
const LONGEST_DAYS = 730
const AUTO_EXTENSIONS: ReadonlySet<string> = new Set(['P0D', 'PT0S', 'P180D'])
const KNOWN_ROLES: ReadonlySet<string> = new Set(ROLE_TEMPLATES.map((role) => role.id))

/** The parts of a relationship that the partner decides. */
export interface Terms {
  readonly displayName: string
  readonly duration: string
  readonly autoExtendDuration: string
  readonly unifiedRoles: readonly string[]
}

/** The terms of a new relationship, or of one after a change. @throws WorldError `invalid` */
export function termsOf(request: NewRelationship): Terms {
  const { displayName, duration, autoExtendDuration = 'PT0S' } = request
  if (displayName.trim() === '' || displayName.length > NAME_LENGTH) throw new WorldError('invalid', `The display name must have 1 to ${NAME_LENGTH} characters.`)
  requireDuration(duration)
  if (!AUTO_EXTENSIONS.has(autoExtendDuration)) throw new WorldError('invalid', 'The autoExtendDuration must be PT0S, P0D or P180D.')
  const unifiedRoles = knownRoles(request.unifiedRoles)
  if (autoExtendDuration === 'P180D' && unifiedRoles.includes(GLOBAL_ADMINISTRATOR)) {
    throw new WorldError('invalid', 'A relationship with the Global Administrator role cannot be extended automatically.')
  }
  return { displayName, duration, autoExtendDuration, unifiedRoles }
}

function requireDuration(duration: string): void {
  // Counted from a year without a leap day, so that two years are 730 days.
  const from = Date.UTC(2001, 0, 1)
  const days = ((addDuration(from, duration) ?? from) - from) / DAY
  if (days < 1 || days > LONGEST_DAYS) throw new WorldError('invalid', 'The duration must be between one day and two years.')
}

/** @throws WorldError `invalid` when there is none, or one is not a role template */
export function knownRoles(roles: readonly string[]): readonly string[] {
  const wanted = [...new Set(roles.map((role) => role.toLowerCase()))]
  if (wanted.length === 0) throw new WorldError('invalid', 'At least one role is needed.')
  const unknown = wanted.find((role) => !KNOWN_ROLES.has(role))
  if (unknown !== undefined) throw new WorldError('invalid', `The role definition '${unknown}' does not exist.`)
  return wanted
}

/** @throws WorldError `invalid` when a role is not one of the relationship's */
export function requireSubset(roles: readonly string[], relationship: Relationship): void {
  const outside = roles.find((role) => !relationship.unifiedRoles.includes(role))
  if (outside !== undefined) throw new WorldError('invalid', `The role '${outside}' is not part of the relationship.`)
}

export const sameRoles = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((role) => other.includes(role))
