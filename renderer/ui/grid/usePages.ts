import { useCallback, useEffect, useRef, useState } from 'react'
import type { AppError, Result } from '../../../electron/contract/errors'

export const pageSize = 100

interface Reading<Filter> {
  /** Tells it from an earlier reading of the same filter. */
  readonly stamp: string
  readonly filter: Filter
  readonly pages: Set<number>
}

export interface PagedRows<Row, Filter = unknown> {
  /** The reading from which the rows come. */
  readonly reading: Reading<Filter> | undefined
  /** By position; absent: not read yet. */
  readonly rows: ReadonlyMap<number, Row>
  readonly total: number
  readonly loaded: boolean
  readonly error: AppError | undefined
}

export type AskPage<Row, Filter> = (filter: Filter, offset: number, limit: number) => Promise<Result<{ readonly rows: readonly Row[]; readonly total: number }>>

/**
 * Rows read page by page as one scrolls, for a `VirtualGrid`. Another filter (by identity) or revision starts afresh; the old
 * rows stay until new ones are there (those of the same filter page by page), and an answer to an older question is dropped.
 */
export function usePages<Row, Filter>(ask: AskPage<Row, Filter>, filter: Filter, revision: number) {
  const [held, setHeld] = useState<PagedRows<Row, Filter>>({ reading: undefined, rows: new Map(), total: 0, loaded: false, error: undefined })
  const [round, setRound] = useState(0)
  const latest = useRef(ask)
  useEffect(() => { latest.current = ask })
  const asked = useRef<Reading<Filter>>({ stamp: '', filter, pages: new Set() })
  const read = useCallback(async (reading: Reading<Filter>, page: number) => {
    if (reading.pages.has(page)) return
    reading.pages.add(page)
    const answer = await latest.current(reading.filter, page * pageSize, pageSize)
    if (asked.current !== reading) return
    if (!answer.ok) reading.pages.delete(page)
    setHeld(before => (answer.ok
      ? { reading, rows: withPage(before.reading?.filter === reading.filter ? before.rows : new Map(), page, answer.value), total: answer.value.total, loaded: true, error: undefined }
      : { ...before, loaded: true, error: answer.error }))
  }, [])
  useEffect(() => {
    const reading: Reading<Filter> = { stamp: `${revision} ${round}`, filter, pages: new Set() }
    asked.current = reading
    void read(reading, 0)
  }, [read, filter, revision, round])
  const need = useCallback((from: number, to: number) => {
    for (let page = Math.floor(from / pageSize); page <= Math.floor(Math.max(from, to) / pageSize); page += 1) void read(asked.current, page)
  }, [read])
  const reload = useCallback(() => setRound(value => value + 1), [])
  return { held, need, reload }
}

interface Found<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}

function withPage<Row>(rows: ReadonlyMap<number, Row>, page: number, found: Found<Row>): ReadonlyMap<number, Row> {
  const all = new Map(rows)
  for (const [index, row] of found.rows.entries()) all.set(page * pageSize + index, row)
  for (const index of all.keys()) if (index >= found.total) all.delete(index)
  return all
}
