import type { AccessDeviation, AccessReport, DeviatingRow } from '../../contract/relationship'
import { deviationsFrom, wantedIn, type Deviation, type MappedGroup } from '../../domain/accessMapping'
import { isUsable, relationshipState } from '../../domain/relationshipState'
import type { AccessAssignmentRecord } from '../ports'
import type { BookEntry, RelationshipBook } from './relationshipBook'

export interface ReportParts {
  readonly book: RelationshipBook
  readonly now: () => number
  readonly mapped: () => readonly MappedGroup[]
  readonly groupName: (id: string) => string | undefined
  readonly row: (entry: BookEntry, now: number) => Pick<DeviatingRow, 'id' | 'name' | 'tenantId' | 'customer' | 'state'>
}

/** A page shows no more; when these are mended the next ones come. */
const most = 500

/** Relationships whose access this partner sets up: in force, and not made by Microsoft. */
export function checkable({ book, now }: Pick<ReportParts, 'book' | 'now'>): readonly BookEntry[] {
  return [...book.entries().values()].filter((entry) => entry.origin !== 'microsoft' && isUsable(relationshipState(entry, now())))
}

/** Where the access differs from the mapping, as far as it has been read; by the customer's name. */
export async function accessReport(parts: ReportParts): Promise<AccessReport> {
  const { book, now, mapped, groupName, row } = parts
  await book.ready()
  const groups = mapped()
  const all = checkable(parts)
  const ages: string[] = []
  const rows = all.flatMap((entry): DeviatingRow[] => {
    const access = entry.accessReadAt === undefined ? undefined : book.get(entry.id)?.access
    if (access === undefined) return []
    ages.push(access.readAt)
    const deviations = namedDeviations(entry.roles, access.assignments, groups, groupName)
    const { id, name, tenantId, customer, state } = row(entry, now())
    const about = { id, name, state, ...(tenantId === undefined ? {} : { tenantId }), ...(customer === undefined ? {} : { customer }) }
    return deviations.length === 0 ? [] : [{ ...about, deviations, readAt: access.readAt }]
  })
  const oldest = ages.toSorted()[0]
  return {
    relationships: all.length,
    read: ages.length,
    ...(oldest === undefined ? {} : { readAt: oldest }),
    differing: rows.length,
    rows: rows.toSorted((a, b) => (a.customer ?? a.name).localeCompare(b.customer ?? b.name)).slice(0, most)
  }
}

export function namedDeviations(
  roles: readonly string[], assignments: readonly AccessAssignmentRecord[], mapped: readonly MappedGroup[], groupName: (id: string) => string | undefined
): readonly AccessDeviation[] {
  // Without any group nothing is wanted, and everything would look strange.
  if (mapped.length === 0) return []
  const named = (one: Deviation): AccessDeviation => ({ ...one, group: groupName(one.groupId) ?? one.groupId })
  return deviationsFrom(wantedIn(roles, mapped), assignments).map(named)
}
