interface Props<Key extends string> {
  readonly columns: readonly { readonly key: Key; readonly label: string }[]
  readonly sort: Key
  readonly descending: boolean
  readonly onSort: (key: Key) => void
}

/** The cells of a table's head; each sorts by its column. */
export function SortHead<Key extends string>({ columns, sort, descending, onSort }: Props<Key>) {
  return columns.map(({ key, label }, column) => (
    <div key={key} role="columnheader" aria-colindex={column + 1} aria-sort={sort === key ? (descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" onClick={() => onSort(key)}>
        {label}
        {sort === key && <span aria-hidden="true">{descending ? '↓' : '↑'}</span>}
      </button>
    </div>
  ))
}
