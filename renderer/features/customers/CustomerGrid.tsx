import { useCallback, useMemo, useRef, type ComponentType, type CSSProperties } from 'react'
import { useLocation } from 'wouter'
import type { CustomerRow } from '../../../electron/contract/customer'
import type { CustomerColumn, CustomerQuery, CustomerSortKey } from '../../../electron/contract/customerList'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import type { GridChoice } from '../../ui/grid/choice'
import type { PagedRows } from '../../ui/grid/usePages'
import { useWidth } from '../../ui/grid/useWidth'
import { VirtualGrid } from '../../ui/grid/VirtualGrid'
import { cellsOf, columnsFor, widthsOf } from './columns'
import { SortableHead } from './SortableHead'

interface Props {
  readonly held: PagedRows<CustomerRow, CustomerQuery>
  readonly need: (from: number, to: number) => void
  readonly columns: readonly CustomerColumn[]
  readonly order: Pick<CustomerQuery, 'sort' | 'descending'>
  readonly onSort: (key: CustomerSortKey) => void
  readonly choice?: GridChoice
  readonly actions?: ComponentType<{ readonly row: CustomerRow }>
  readonly seek?: (text: string, after: number) => Promise<number | undefined>
}

/** The tick of a row that can be chosen, and the scroll bar. */
const tickWidth = 32
const scrollBarWidth = 18

/** Customers of the cache, sorted by the column that was chosen, with as many of the chosen columns as there is room for. */
export function CustomerGrid({ held, need, columns, order, onSort, choice, actions, seek }: Props) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 960) - scrollBarWidth - (choice === undefined ? 0 : tickWidth)
  const shown = useMemo(() => columnsFor(columns, width), [columns, width])
  const cells = useMemo(() => cellsOf(shown), [shown])
  const onSight = useCallback((from: number, to: number) => { if (held.loaded) need(from, to) }, [held, need])
  const open = useCallback(({ tenantId }: CustomerRow) => go(paths.customer(tenantId)), [go])
  const style: CSSProperties & Record<'--columns', string> = { '--columns': `${choice === undefined ? '' : `${tickWidth}px `}${widthsOf(shown)}` }
  return (
    <div ref={box}>
      <VirtualGrid
        label={t('nav.customers')}
        className="customers-grid"
        columns={shown.length}
        total={held.total}
        head={<SortableHead columns={shown} order={order} onSort={onSort} />}
        onSight={onSight}
        rowAt={index => held.rows.get(index)}
        cells={cells}
        onOpen={open}
        style={style}
        {...(choice !== undefined && { choice })}
        {...(actions !== undefined && { actions })}
        {...(seek !== undefined && { seek })}
      />
    </div>
  )
}
