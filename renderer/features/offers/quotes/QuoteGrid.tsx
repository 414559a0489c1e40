import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import type { OfferRow } from '../../../../electron/contract/offer'
import { useI18n } from '../../../i18n/I18nContext'
import type { MessageKey } from '../../../i18n/translator'
import { heightFor, moved, rowHeight } from '../../customers/gridKeys'
import { useFixedRows } from '../../customers/useFixedRows'
import { addressOf } from './address'
import { QuoteRow } from './QuoteRow'
import type { QuoteRows } from './useQuoteRows'

const columns: readonly MessageKey[] = ['offers.subject', 'offers.customer', 'quotes.products', 'offers.state', 'offers.changedAt']

interface Props {
  readonly held: QuoteRows
  readonly need: (from: number, to: number) => void
}

/** The offers, the last changed first; only the rows in sight exist, and one of them can be reached by Tab. */
export function QuoteGrid({ held, need }: Props) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const follow = useRef<number | undefined>(undefined)
  const { sight: { from, to }, show } = useFixedRows(box, held.total)
  useEffect(() => { if (held.loaded) need(from, to) }, [need, from, to, held])
  const current = Math.min(active, held.total - 1)
  const tabStop = current >= from && current <= to ? current : from
  // The row that a key led to may be drawn only now.
  useEffect(() => {
    const row = follow.current === undefined ? null : box.current?.querySelector<HTMLElement>(`[aria-rowindex="${follow.current + 2}"]`)
    if (row === null || row === undefined) return
    follow.current = undefined
    row.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const next = moved(event.key, tabStop, held.total, Math.floor((box.current?.clientHeight ?? 320) / rowHeight) - 2)
    if (next === undefined) return
    event.preventDefault()
    follow.current = next
    setActive(next)
    show(next)
  }
  const open = useCallback((row: OfferRow) => go(addressOf(row)), [go])
  const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  return (
    <div ref={box} className="grid quotes-grid" role="grid" tabIndex={-1} aria-label={t('nav.offers')} aria-rowcount={held.total + 1} aria-colcount={columns.length} onKeyDown={onKeyDown} style={heightFor(held.total)}>
      <div role="rowgroup" className="grid-row grid-head">
        <div role="row" aria-rowindex={1} className="grid-row-contents">
          {columns.map((label, column) => <div key={label} className="head-cell" role="columnheader" aria-colindex={column + 1}>{t(label)}</div>)}
        </div>
      </div>
      <div className="grid-body" role="rowgroup" style={{ height: held.total * rowHeight }}>
        {drawn.map(index => <QuoteRow key={index} index={index} row={held.rows.get(index)} tabStop={index === tabStop} onFocus={setActive} onOpen={open} />)}
      </div>
    </div>
  )
}
