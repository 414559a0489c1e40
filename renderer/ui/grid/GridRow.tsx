import { memo, type ComponentType, type MouseEvent } from 'react'
import { useI18n } from '../../i18n/I18nContext'
import { rowHeight } from './gridKeys'

interface Props<T> {
  readonly index: number
  /** Absent: its page is on the way. */
  readonly row: T | undefined
  readonly cells: ComponentType<{ readonly row: T }>
  /** Whether the Tab key stops here; of all rows it does at one. */
  readonly tabStop: boolean
  readonly onFocus: (index: number) => void
  readonly onOpen: (row: T) => void
  /** Absent: rows of this grid cannot be chosen. */
  readonly chosen?: boolean | undefined
  readonly onChoose?: ((index: number, how: 'toggle' | 'range') => void) | undefined
  /** What can be done with the row, while it is the one that is pointed at or holds the focus. */
  readonly actions?: ComponentType<{ readonly row: T }> | undefined
  readonly onPoint?: ((index: number) => void) | undefined
}

function Row<T>({ index, row, cells: Cells, tabStop, onFocus, onOpen, chosen, onChoose, actions: Actions, onPoint }: Props<T>) {
  const { t } = useI18n()
  const click = (event: MouseEvent): void => {
    if (onControl(event)) return
    if (onChoose !== undefined && (event.ctrlKey || event.metaKey || onTick(event))) onChoose(index, 'toggle')
    else if (onChoose !== undefined && event.shiftKey) onChoose(index, 'range')
    else if (row !== undefined) onOpen(row)
  }
  return (
    <div
      role="row"
      className="grid-row"
      aria-rowindex={index + 2}
      aria-busy={row === undefined}
      aria-selected={chosen}
      tabIndex={tabStop ? 0 : -1}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
      onFocus={() => onFocus(index)}
      onMouseEnter={onPoint && (() => onPoint(index))}
      onMouseDown={event => { if (event.shiftKey && onChoose !== undefined) event.preventDefault() }}
      onClick={click}
      onKeyDown={event => { if (event.key === 'Enter' && event.target === event.currentTarget && row !== undefined) onOpen(row) }}
    >
      {chosen !== undefined && <span className="tick" data-on={chosen} aria-hidden="true">{chosen && '✓'}</span>}
      {row === undefined ? <div role="gridcell" aria-colindex={1}>{t('state.loading')}</div> : <Cells row={row} />}
      {row !== undefined && Actions !== undefined && <Actions row={row} />}
    </div>
  )
}

/** One row at its place in a `VirtualGrid`, drawn again only when it changed: a click or Enter opens it, a link or button inside goes its own way. */
export const GridRow = memo(Row) as typeof Row

const within = ({ target }: MouseEvent, selector: string): boolean => target instanceof Element && target.closest(selector) !== null
const onControl = (event: MouseEvent): boolean => within(event, 'a, button')
const onTick = (event: MouseEvent): boolean => within(event, '.tick')
