import { useEffect, useRef, useState, type ComponentType, type KeyboardEvent, type ReactNode } from 'react'
import { GridRow } from './GridRow'
import { heightFor, moved, rowHeight } from './gridKeys'
import { useFixedRows } from './useFixedRows'

interface Props<T> {
  readonly label: string
  /** Of the feature's own styles: widths of the columns, height. */
  readonly className: string
  readonly columns: number
  /** All rows, drawn or not; the head does not count. */
  readonly total: number
  /** The cells of the head. */
  readonly head: ReactNode
  /** Told which rows are drawn (inclusive), and again whenever the function itself is another one. */
  readonly onSight: (from: number, to: number) => void
  /** `undefined`: its page is on the way. */
  readonly rowAt: (index: number) => T | undefined
  /** The cells of a row. */
  readonly cells: ComponentType<{ readonly row: T }>
  readonly onOpen: (row: T) => void
}

/** A table of any length: only the rows in sight exist, arrow keys lead through all of them, and one can be reached by Tab. */
export function VirtualGrid<T>({ label, className, columns, total, head, onSight, rowAt, cells, onOpen }: Props<T>) {
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const follow = useRef<number | undefined>(undefined)
  const { sight: { from, to }, show } = useFixedRows(box, total)
  useEffect(() => { onSight(from, to) }, [onSight, from, to])
  const current = Math.min(active, Math.max(0, total - 1))
  const tabStop = current >= from && current <= to ? current : from
  // The row that a key led to may be drawn only now.
  useEffect(() => {
    const element = follow.current === undefined ? null : box.current?.querySelector<HTMLElement>(`[aria-rowindex="${follow.current + 2}"]`)
    if (element === null || element === undefined) return
    follow.current = undefined
    element.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement) || event.target.closest('.grid-head') !== null) return
    const next = moved(event.key, tabStop, total, Math.floor((box.current?.clientHeight ?? 320) / rowHeight) - 2)
    if (next === undefined) return
    event.preventDefault()
    follow.current = next
    setActive(next)
    show(next)
  }
  const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  return (
    <div ref={box} className={`grid ${className}`} role="grid" tabIndex={-1} aria-label={label} aria-rowcount={total + 1} aria-colcount={columns} onKeyDown={onKeyDown} style={heightFor(total)}>
      <div role="rowgroup" className="grid-row grid-head">
        <div role="row" aria-rowindex={1} className="grid-row-contents">{head}</div>
      </div>
      <div className="grid-body" role="rowgroup" style={{ height: total * rowHeight }}>
        {drawn.map(index => <GridRow key={index} index={index} row={rowAt(index)} cells={cells} tabStop={index === tabStop} onFocus={setActive} onOpen={onOpen} />)}
      </div>
    </div>
  )
}
