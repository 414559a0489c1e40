import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { CustomerFilter, CustomerQuery, CustomerSortKey } from '../../../electron/contract/customerList'
import { paths } from '../../shell/routes'
import { readListAddress, whereOf } from './listAddress'

/** What is typed goes into the address after a pause: a browser takes only so many changes of its address in a time. */
const addressDelay = 400

/**
 * What the list is asked for, as its address says it: filters and order change the address at once, words while one rests.
 * Leaving and coming back finds the list as it was.
 */
export function useListQuery() {
  const search = useSearch()
  const [, go] = useLocation()
  const address = useMemo(() => readListAddress(search), [search])
  const [text, setText] = useState(address.text)
  const [known, setKnown] = useState(address.text)
  // Somebody went to another list: its words come with it.
  if (known !== address.text) {
    setKnown(address.text)
    setText(address.text)
  }
  const write = useCallback((query: CustomerQuery) => {
    setKnown(query.text)
    go(paths.customersWhere(whereOf(query)), { replace: true })
  }, [go])
  useEffect(() => {
    if (text === address.text) return
    const timer = setTimeout(() => write({ ...address, text }), addressDelay)
    return () => clearTimeout(timer)
  }, [text, address, write])
  const deferred = useDeferredValue(text)
  // One object for one question: the address that follows what is typed asks nothing new.
  const asked = JSON.stringify({ ...address, text: deferred })
  const query = useMemo(() => JSON.parse(asked) as CustomerQuery, [asked])
  return {
    text,
    setText,
    query,
    narrow: (filter: CustomerFilter): void => write({ ...address, text, filter }),
    order: (sort: CustomerSortKey): void => write({ ...address, text, sort, descending: address.sort === sort && !address.descending }),
    clear: (): void => {
      setText('')
      write({ ...address, text: '', filter: {} })
    }
  }
}
