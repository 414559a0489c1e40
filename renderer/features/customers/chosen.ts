import type { TenantId } from '../../../electron/contract/ids'

/** The customers that were chosen, in the order in which they were. */
export type Chosen = ReadonlySet<TenantId>

/** As many as one mail merge takes. */
export const mostInMerge = 1_000

/** @param most as many as may be chosen */
export function toggled(chosen: Chosen, id: TenantId, most = Number.POSITIVE_INFINITY): Chosen {
  const next = new Set(chosen)
  if (!next.delete(id) && next.size < most) next.add(id)
  return next
}

/** Adds customers; what was chosen before stays. */
export function added(chosen: Chosen, ids: readonly TenantId[], most = Number.POSITIVE_INFINITY): Chosen {
  const next = new Set(chosen)
  for (const id of ids) if (next.size < most) next.add(id)
  return next
}
