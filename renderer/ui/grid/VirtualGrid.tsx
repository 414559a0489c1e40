import { useEffect, useRef, useState, type ComponentType, type CSSProperties, type ReactNode } from 'react'
import type { GridChoice } from './choice'
import { GridRow } from './GridRow'
import { heightFor, rowHeight } from './gridKeys'
import { useFixedRows } from './useFixedRows'
import { useGridKeys, useLead } from './useGridKeys'

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
  readonly choice?: GridChoice
  /** What can be done with a row, shown for the one that is pointed at and the one with the focus; buttons in a gridcell. */
  readonly actions?: ComponentType<{ readonly row: T }>
  /** The row to which typed letters lead, from row `after` on. */
  readonly seek?: (text: string, after: number) => Promise<number | undefined>
  readonly style?: CSSProperties
}

/** A table of any length: only the rows in sight exist, arrow keys lead through all of them, and one can be reached by Tab. */
export function VirtualGrid<T>({ label, className, columns, total, head, onSight, rowAt, cells, onOpen, choice, actions, seek, style }: Props<T>) {
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const [pointed, setPointed] = useState(-1)
  const { sight: { from, to }, show } = useFixedRows(box, total)
  useEffect(() => { onSight(from, to) }, [onSight, from, to])
  const current = Math.min(active, Math.max(0, total - 1))
  const tabStop = current >= from && current <= to ? current : from
  const lead = useLead(box, show, setActive)
  const { onKey, onChoose, onBlur } = useGridKeys({ box, total, tabStop, lead, choice, seek })
  const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  return (
    <div ref={box} className={`grid ${className}`} role="grid" tabIndex={-1} aria-label={label} aria-rowcount={total + 1} aria-colcount={columns} aria-multiselectable={choice && true} onKeyDown={onKey} onBlur={onBlur} onMouseLeave={actions && (() => setPointed(-1))} style={{ ...heightFor(total), ...style }}>
      <div role="rowgroup" className="grid-row grid-head">
        <div role="row" aria-rowindex={1} className="grid-row-contents">{choice !== undefined && <span className="tick-place" />}{head}</div>
      </div>
      <div className="grid-body" role="rowgroup" style={{ height: total * rowHeight }}>
        {drawn.map(index => (
          <GridRow
            key={index}
            index={index}
            row={rowAt(index)}
            cells={cells}
            tabStop={index === tabStop}
            onFocus={setActive}
            onOpen={onOpen}
            chosen={choice?.has(index)}
            onChoose={choice && onChoose}
            actions={index === pointed || index === current ? actions : undefined}
            onPoint={actions && setPointed}
          />
        ))}
      </div>
    </div>
  )
}
