import { useMemo, useState } from 'react'
import type { CustomerRow } from '../../../electron/contract/customer'
import type { CustomerQuery } from '../../../electron/contract/customerList'
import type { AppError } from '../../../electron/contract/errors'
import type { TenantId } from '../../../electron/contract/ids'
import { useBridge } from '../../stores/StoresContext'
import type { GridChoice } from '../../ui/grid/choice'
import type { PagedRows } from '../../ui/grid/usePages'
import { added, toggled, type Chosen } from './chosen'

/** As many ids as one answer brings (contract `mostAtOnce`). */
const portion = 5_000

/** The customers that are chosen in a list: they stay chosen when it is narrowed otherwise, so that one can gather them from several. */
export function useChoice(held: PagedRows<CustomerRow, CustomerQuery>, query: CustomerQuery) {
  const bridge = useBridge()
  const [chosen, setChosen] = useState<Chosen>(() => new Set<TenantId>())
  const [error, setError] = useState<AppError | undefined>(undefined)
  const choice = useMemo<GridChoice>(() => {
    /** Rows of a range may not be read yet, so their ids are asked for. */
    const range = async (from: number, to: number): Promise<void> => {
      setError(undefined)
      const [first, last] = [Math.max(0, Math.min(from, to)), Math.max(from, to)]
      for (let offset = first; offset <= last; offset += portion) {
        const answer = await bridge.calls['customers.ids']({ ...query, offset, limit: Math.min(portion, last - offset + 1) })
        if (!answer.ok) return setError(answer.error)
        setChosen(before => added(before, answer.value.ids))
      }
    }
    return {
      has: index => {
        const row = held.rows.get(index)
        return row !== undefined && chosen.has(row.tenantId)
      },
      toggle: index => {
        const row = held.rows.get(index)
        if (row !== undefined) setChosen(before => toggled(before, row.tenantId))
      },
      range: (from, to) => { void range(from, to) },
      all: () => { void range(0, held.total - 1) },
      none: () => setChosen(new Set())
    }
  }, [bridge, query, held, chosen])
  return { chosen, choice, error }
}
