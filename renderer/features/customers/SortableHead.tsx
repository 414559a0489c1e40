import type { CustomerSortKey } from '../../../electron/contract/customerList'
import { useI18n } from '../../i18n/I18nContext'
import { customerColumns } from './columns'
import type { Ordering } from './pagedRows'

interface Props {
  readonly ordering: Ordering
  readonly onSort: (key: CustomerSortKey) => void
}

/** The cells of the head; each sorts by its column. */
export function SortableHead({ ordering, onSort }: Props) {
  const { t } = useI18n()
  return customerColumns.map(({ key, label }, column) => (
    <div key={key} role="columnheader" aria-colindex={column + 1} aria-sort={ordering.sort === key ? (ordering.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" onClick={() => onSort(key)}>
        {t(label)}
        {ordering.sort === key && <span aria-hidden="true">{ordering.descending ? '↓' : '↑'}</span>}
      </button>
    </div>
  ))
}
