import { useCallback } from 'react'
import { useLocation } from 'wouter'
import type { CustomerRow } from '../../../electron/contract/customer'
import type { CustomerSortKey } from '../../../electron/contract/customerList'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { Deadline } from '../../ui/Age'
import { VirtualGrid } from '../../ui/grid/VirtualGrid'
import { CustomerMark } from '../../ui/Mark'
import { RelationshipStatus } from '../../ui/RelationshipStatus'
import { customerColumns } from './columns'
import { SortableHead } from './SortableHead'
import { rowAt, type PagedRows } from './pagedRows'

interface Props {
  readonly rows: PagedRows
  readonly need: (from: number, to: number) => void
  readonly onSort: (key: CustomerSortKey) => void
}

/** All customers, sorted by the column that was chosen. */
export function CustomerGrid({ rows, need, onSort }: Props) {
  const { t } = useI18n()
  const [, go] = useLocation()
  const onSight = useCallback((from: number, to: number) => { if (rows.loaded) need(from, to) }, [rows, need])
  const open = useCallback(({ tenantId }: CustomerRow) => go(paths.customer(tenantId)), [go])
  return (
    <VirtualGrid
      label={t('nav.customers')}
      className="customers-grid"
      columns={customerColumns.length}
      total={rows.total}
      head={<SortableHead ordering={rows.ordering} onSort={onSort} />}
      onSight={onSight}
      rowAt={index => rowAt(rows, index)}
      cells={Cells}
      onOpen={open}
    />
  )
}

function Cells({ row }: { readonly row: CustomerRow }) {
  return (
    <>
      <div role="gridcell" aria-colindex={1} className="name-cell"><CustomerMark tenantId={row.tenantId} name={row.name} size="small" /><span>{row.name}</span></div>
      <div role="gridcell" aria-colindex={2}>{row.defaultDomain}</div>
      <div role="gridcell" aria-colindex={3}><RelationshipStatus state={row.relationship} /></div>
      <div role="gridcell" aria-colindex={4}>{row.relationshipEndsAt !== undefined && <Deadline instant={row.relationshipEndsAt} />}</div>
    </>
  )
}
