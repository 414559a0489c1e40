/** Limits of a product, both allowed; whole licences. */
export interface LicenceLimits {
  readonly minimum: number
  readonly maximum: number
}

/** Keys of the catalogue below `licences.problem.`; `limit` belongs into the text of `tooFew` and `tooMany`. */
export type LicenceProblem =
  | { readonly reason: 'empty' | 'notANumber' | 'notWhole' }
  | { readonly reason: 'tooFew' | 'tooMany'; readonly limit: number }

export type LicenceNumber = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problem: LicenceProblem }

const groups = /^\d{1,3}(?:([.,'’\u00A0\u202F ])\d{3})(?:\1\d{3})*$/u
const fraction = /^\d+[.,]\d+$/u
const digits = /^\d+$/u
/** More digits than any limit has: too many, whatever they are. */
const longest = 15

/**
 * Reads what was typed as a number of licences within the limits of a product (capabilities 4.2). Digits, full-width ones too,
 * with the groups that English, German, French and Swiss writers make (1,000 · 1.000 · 1 000 · 1'000).
 */
export function parseLicences(typed: string, limits: LicenceLimits): LicenceNumber {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return { ok: false, problem: { reason: 'empty' } }
  const bare = groups.test(text) ? text.replace(/\D/gu, '') : text
  if (!digits.test(bare)) return { ok: false, problem: { reason: fraction.test(bare) ? 'notWhole' : 'notANumber' } }
  const value = bare.replace(/^0+(?=\d)/u, '')
  return value.length > longest ? tooMany(limits) : checkLicences(Number(value), limits)
}

/** Whether a number of licences is within the limits of a product. */
export function checkLicences(value: number, limits: LicenceLimits): LicenceNumber {
  if (Number.isNaN(value)) return { ok: false, problem: { reason: 'notANumber' } }
  if (value > limits.maximum) return tooMany(limits)
  if (!Number.isInteger(value)) return { ok: false, problem: { reason: 'notWhole' } }
  if (value < limits.minimum) return { ok: false, problem: { reason: 'tooFew', limit: limits.minimum } }
  return { ok: true, value }
}

/** The allowed number next to a wish. */
export const clampLicences = (value: number, { minimum, maximum }: LicenceLimits): number =>
  Math.min(Math.max(Number.isFinite(value) ? Math.round(value) : minimum, minimum), Math.max(minimum, maximum))

const tooMany = ({ maximum }: LicenceLimits): LicenceNumber => ({ ok: false, problem: { reason: 'tooMany', limit: maximum } })
