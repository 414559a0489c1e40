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
}

function Row<T>({ index, row, cells: Cells, tabStop, onFocus, onOpen }: Props<T>) {
  const { t } = useI18n()
  const open = (): void => { if (row !== undefined) onOpen(row) }
  return (
    <div
      role="row"
      className="grid-row"
      aria-rowindex={index + 2}
      aria-busy={row === undefined}
      tabIndex={tabStop ? 0 : -1}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
      onFocus={() => onFocus(index)}
      onClick={event => { if (!onLink(event)) open() }}
      onKeyDown={event => { if (event.key === 'Enter') open() }}
    >
      {row === undefined ? <div role="gridcell" aria-colindex={1}>{t('state.loading')}</div> : <Cells row={row} />}
    </div>
  )
}

/** One row at its place in a `VirtualGrid`, drawn again only when it changed: a click or Enter opens it, a link inside goes its own way. */
export const GridRow = memo(Row) as typeof Row

function onLink({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('a') !== null
}
