import type { ComponentType } from 'react'
import type { CustomerRow } from '../../../electron/contract/customer'
import type { CustomerColumn, CustomerSortKey } from '../../../electron/contract/customerList'
import { useI18n } from '../../i18n/I18nContext'
import type { MessageKey } from '../../i18n/translator'
import { Deadline, Moment } from '../../ui/Age'
import { Icon } from '../../ui/Icon'
import { CustomerMark } from '../../ui/Mark'
import { RelationshipStatus } from '../../ui/RelationshipStatus'
import { FavouriteMark } from './FavouriteMark'

type Cell = ComponentType<{ readonly row: CustomerRow }>

export interface Column {
  readonly id: 'name' | CustomerColumn
  readonly label: MessageKey
  /** Absent: the list cannot be sorted by it. */
  readonly sort?: CustomerSortKey
  /** Least width in pixels, so that its words stay whole, in German too. */
  readonly least: number
  /** Its part of the width that is left. */
  readonly part: number
  readonly cell: Cell
}

/** The column that is always there. */
export const nameColumn: Column = { id: 'name', label: 'customers.name', sort: 'name', least: 200, part: 3, cell: NameCell }

/** Every other column, in the order in which they are offered. */
export const allColumns: readonly Column[] = [
  { id: 'defaultDomain', label: 'customer.defaultDomain', sort: 'defaultDomain', least: 140, part: 2, cell: ({ row }) => <>{row.defaultDomain}</> },
  { id: 'relationship', label: 'customers.relationship', sort: 'relationship', least: 232, part: 0, cell: ({ row }) => <RelationshipStatus state={row.relationship} /> },
  { id: 'relationshipEndsAt', label: 'customer.ends', sort: 'relationshipEndsAt', least: 216, part: 0, cell: ({ row }) => <>{row.relationshipEndsAt !== undefined && <Deadline instant={row.relationshipEndsAt} />}</> },
  { id: 'technicianRole', label: 'customer.yourRole', sort: 'technicianRole', least: 204, part: 0, cell: RoleCell },
  { id: 'country', label: 'customers.column.country', sort: 'country', least: 120, part: 1, cell: CountryCell },
  { id: 'tags', label: 'customers.column.tags', least: 110, part: 2, cell: ({ row }) => <>{row.tags?.map(tag => <span key={tag} className="tag">{tag}</span>)}</> },
  { id: 'aliases', label: 'customers.column.aliases', least: 120, part: 2, cell: ({ row }) => <>{row.aliases?.join(', ')}</> },
  { id: 'readAt', label: 'customers.column.readAt', least: 130, part: 0, cell: ({ row }) => <Moment instant={row.readAt} /> }
]

/** The columns that were chosen, as far as a width has room for them: the last ones give way first. */
export function columnsFor(chosen: readonly CustomerColumn[], width: number): readonly Column[] {
  const wanted = chosen.flatMap(id => allColumns.find(column => column.id === id) ?? [])
  const fitting: Column[] = [nameColumn]
  let left = width - nameColumn.least
  for (const column of wanted) {
    if (column.least > left) break
    left -= column.least
    fitting.push(column)
  }
  return fitting
}

/** For `grid-template-columns`. */
export const widthsOf = (columns: readonly Column[]): string => columns.map(({ least, part }) => (part === 0 ? `${least}px` : `minmax(${least}px, ${part}fr)`)).join(' ')

/** The cells of a row with these columns. */
export function cellsOf(columns: readonly Column[]): Cell {
  return function Cells({ row }) {
    return columns.map(({ id, cell: Content }, at) => (
      <div key={id} role="gridcell" aria-colindex={at + 1} className={id === 'name' ? 'name-cell' : undefined}><Content row={row} /></div>
    ))
  }
}

function NameCell({ row }: { readonly row: CustomerRow }) {
  return (
    <>
      <CustomerMark tenantId={row.tenantId} name={row.name} size="small" />
      <span className="name">{row.name}</span>
      {row.favourite === true && <FavouriteMark />}
    </>
  )
}

function CountryCell({ row }: { readonly row: CustomerRow }) {
  const { country } = useI18n()
  return <>{row.country !== undefined && country(row.country)}</>
}

function RoleCell({ row }: { readonly row: CustomerRow }) {
  const { t } = useI18n()
  if (row.technicianRole === undefined) return <span className="muted">{t('fact.notChecked')}</span>
  return <span className="status"><Icon name="person" />{t(`role.${row.technicianRole}`)}</span>
}
