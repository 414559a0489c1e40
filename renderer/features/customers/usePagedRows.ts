import { useCallback, useEffect, useRef, useState } from 'react'
import { useBridge } from '../../stores/StoresContext'
import { noRows, pagesFor, requestFor, withAnswer, type Ordering, type PagedRows } from './pagedRows'

/** One reading of the list: which of its pages were asked for. The stamp tells it from an earlier one of the same ordering. */
interface Asked {
  readonly ordering: Ordering
  readonly pages: Set<number>
  readonly stamp: string
}

interface Answer {
  readonly rows: PagedRows
  /** Fetches the pages of these rows that are not here yet. */
  readonly need: (from: number, to: number) => void
  readonly reload: () => void
}

/**
 * Rows fetched as one scrolls: 50,000 customers stay in the main process, and a page of 100 slim rows crosses when it is
 * seen. Another ordering or revision starts afresh, and the old rows stay until the first new page is there.
 */
export function usePagedRows(ordering: Ordering, revision: number): Answer {
  const bridge = useBridge()
  const [rows, setRows] = useState(() => noRows(ordering))
  const asked = useRef<Asked>({ ordering, pages: new Set(), stamp: '' })
  const [round, setRound] = useState(0)
  const ask = useCallback(async (wanted: Ordering, page: number) => {
    const current = asked.current
    if (current.ordering !== wanted || current.pages.has(page)) return
    current.pages.add(page)
    const answer = await bridge.calls['customers.page'](requestFor(wanted, page))
    if (asked.current !== current) return
    if (!answer.ok) current.pages.delete(page)
    setRows(before => withAnswer(before.ordering === wanted ? before : noRows(wanted), wanted, page, answer))
  }, [bridge])
  useEffect(() => {
    asked.current = { ordering, pages: new Set(), stamp: `${revision} ${round}` }
    void ask(ordering, 0)
  }, [ask, ordering, revision, round])
  const need = useCallback((from: number, to: number) => {
    for (const page of pagesFor(from, to)) void ask(asked.current.ordering, page)
  }, [ask])
  const reload = useCallback(() => setRound(value => value + 1), [])
  return { rows, need, reload }
}
