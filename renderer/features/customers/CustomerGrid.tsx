import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import type { CustomerSortKey } from '../../../electron/contract/customer'
import type { TenantId } from '../../../electron/contract/ids'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { GridHead } from './GridHead'
import { GridRow } from './GridRow'
import { heightFor, moved, rowHeight } from './gridKeys'
import { rowAt, type PagedRows } from './pagedRows'
import { useFixedRows } from './useFixedRows'

interface Props {
  readonly rows: PagedRows
  readonly need: (from: number, to: number) => void
  readonly onSort: (key: CustomerSortKey) => void
}

/** A table of any length: only the rows in sight exist, and one of them can be reached by Tab. */
export function CustomerGrid({ rows, need, onSort }: Props) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const follow = useRef<number | undefined>(undefined)
  const { sight: { from, to }, show } = useFixedRows(box, rows.total)
  useEffect(() => { if (rows.loaded) need(from, to) }, [need, from, to, rows])
  const current = Math.min(active, Math.max(0, rows.total - 1))
  const tabStop = current >= from && current <= to ? current : from
  // The row that a key led to may be drawn only now.
  useEffect(() => {
    const row = follow.current === undefined ? null : box.current?.querySelector<HTMLElement>(`[aria-rowindex="${follow.current + 2}"]`)
    if (row === null || row === undefined) return
    follow.current = undefined
    row.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement) || event.target.closest('.grid-head') !== null) return
    const next = moved(event.key, tabStop, rows.total, Math.floor((box.current?.clientHeight ?? 320) / rowHeight) - 2)
    if (next === undefined) return
    event.preventDefault()
    follow.current = next
    setActive(next)
    show(next)
  }
  const open = useCallback((id: TenantId) => go(paths.customer(id)), [go])
  const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  return (
    <div
      ref={box}
      className="grid customers-grid"
      role="grid"
      tabIndex={-1}
      aria-label={t('nav.customers')}
      aria-rowcount={rows.total + 1}
      aria-colcount={4}
      onKeyDown={onKeyDown}
      style={heightFor(rows.total)}
    >
      <GridHead ordering={rows.ordering} onSort={onSort} />
      <div className="grid-body" role="rowgroup" style={{ height: rows.total * rowHeight }}>
        {drawn.map(index => (
          <GridRow key={index} index={index} top={index * rowHeight} row={rowAt(rows, index)} tabStop={index === tabStop} onFocus={setActive} onOpen={open} />
        ))}
      </div>
    </div>
  )
}
