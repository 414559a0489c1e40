import type { CustomerQuery, CustomerSortKey } from '../../../electron/contract/customerList'
import { useI18n } from '../../i18n/I18nContext'
import type { Column } from './columns'

interface Props {
  readonly columns: readonly Column[]
  readonly order: Pick<CustomerQuery, 'sort' | 'descending'>
  readonly onSort: (key: CustomerSortKey) => void
}

/** The cells of the head; a column by which the list can be sorted is a button. */
export function SortableHead({ columns, order, onSort }: Props) {
  const { t } = useI18n()
  return columns.map(({ id, label, sort }, at) => {
    const here = sort !== undefined && sort === order.sort
    if (sort === undefined) return <div key={id} role="columnheader" aria-colindex={at + 1} className="head-cell">{t(label)}</div>
    return (
      <div key={id} role="columnheader" aria-colindex={at + 1} aria-sort={here ? (order.descending ? 'descending' : 'ascending') : 'none'}>
        <button type="button" onClick={() => onSort(sort)}>
          {t(label)}
          {here && <span aria-hidden="true">{order.descending ? '↓' : '↑'}</span>}
        </button>
      </div>
    )
  })
}
