import { useCallback, useState } from 'react'
import type { CustomerSortKey } from '../../../electron/contract/customerList'

/** A column by which a table is sorted; choosing it again turns the order round. */
export function useOrdering(first: CustomerSortKey) {
  const [chosen, setChosen] = useState({ sort: first, descending: false })
  const order = useCallback((sort: CustomerSortKey) => {
    setChosen(before => ({ sort, descending: before.sort === sort && !before.descending }))
  }, [])
  return { ...chosen, order }
}
