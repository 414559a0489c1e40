import type { CustomerRow } from '../../../electron/contract/customer'

/** Of rows sorted by their end, those whose relationship ends within `days` from `now` (milliseconds since the epoch). */
export function endingWithin(rows: readonly CustomerRow[], days: number, now: number): readonly CustomerRow[] {
  return rows.filter(row => {
    if (row.relationshipEndsAt === undefined || (row.relationship !== 'active' && row.relationship !== 'expiring')) return false
    const left = Date.parse(row.relationshipEndsAt) - now
    return left > 0 && left <= days * 86_400_000
  })
}
