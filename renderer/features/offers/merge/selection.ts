import type { CustomerRow } from '../../../../electron/contract/customer'
import type { TenantId } from '../../../../electron/contract/ids'

/** The customers that were chosen, in the order in which they were. */
export type Selection = ReadonlyMap<TenantId, string>

/** As many as one mail merge takes. */
export const mostCustomers = 1_000

export function toggled(selection: Selection, row: CustomerRow): Selection {
  const next = new Map(selection)
  if (!next.delete(row.tenantId) && next.size < mostCustomers) next.set(row.tenantId, row.name)
  return next
}

/** Adds rows; what was chosen before stays. */
export function added(selection: Selection, rows: readonly CustomerRow[]): Selection {
  const next = new Map(selection)
  for (const row of rows) if (next.size < mostCustomers || next.has(row.tenantId)) next.set(row.tenantId, row.name)
  return next
}
