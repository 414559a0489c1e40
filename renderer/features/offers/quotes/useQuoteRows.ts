import { useCallback, useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../../electron/contract/errors'
import type { OfferRow } from '../../../../electron/contract/offer'
import type { OfferFilter } from '../../../../electron/contract/offerRequests'
import { useBridge } from '../../../stores/StoresContext'

const pageSize = 100

interface Reading {
  /** Tells it from an earlier reading of the same filter. */
  readonly stamp: string
  readonly filter: OfferFilter
  readonly pages: Set<number>
}

export interface QuoteRows {
  /** The reading from which the rows come. */
  readonly reading: Reading | undefined
  /** By position; absent: not read yet. */
  readonly rows: ReadonlyMap<number, OfferRow>
  readonly total: number
  readonly loaded: boolean
  readonly error: AppError | undefined
}

/** Offers that fit, read page by page as one scrolls. Another filter or revision starts afresh; old rows stay until new ones are there. */
export function useQuoteRows(filter: OfferFilter, revision: number) {
  const bridge = useBridge()
  const [held, setHeld] = useState<QuoteRows>({ reading: undefined, rows: new Map(), total: 0, loaded: false, error: undefined })
  const [round, setRound] = useState(0)
  const asked = useRef<Reading>({ stamp: '', filter, pages: new Set() })
  const ask = useCallback(async (reading: Reading, page: number) => {
    if (reading.pages.has(page)) return
    reading.pages.add(page)
    const answer = await bridge.calls['offers.find']({ ...reading.filter, offset: page * pageSize, limit: pageSize })
    if (asked.current !== reading) return
    setHeld(before => (answer.ok
      ? { reading, rows: withPage(before.reading === reading ? before.rows : new Map(), page, answer.value.rows), total: answer.value.total, loaded: true, error: undefined }
      : { ...before, loaded: true, error: answer.error }))
  }, [bridge])
  useEffect(() => {
    const reading: Reading = { stamp: `${revision} ${round}`, filter, pages: new Set() }
    asked.current = reading
    void ask(reading, 0)
  }, [ask, filter, revision, round])
  const need = useCallback((from: number, to: number) => {
    for (let page = Math.floor(from / pageSize); page <= Math.floor(Math.max(from, to) / pageSize); page += 1) void ask(asked.current, page)
  }, [ask])
  const reload = useCallback(() => setRound(value => value + 1), [])
  return { held, need, reload }
}

function withPage(rows: ReadonlyMap<number, OfferRow>, page: number, found: readonly OfferRow[]): ReadonlyMap<number, OfferRow> {
  const all = new Map(rows)
  for (const [index, row] of found.entries()) all.set(page * pageSize + index, row)
  return all
}
