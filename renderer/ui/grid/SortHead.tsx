interface Props<Key extends string> {
  /** Without a key: not sorted by. */
  readonly columns: readonly { readonly key?: Key | undefined; readonly label: string }[]
  readonly sort: Key
  readonly descending: boolean
  readonly onSort: (key: Key) => void
}

/** The cells of a table's head; each that can sorts by its column. */
export function SortHead<Key extends string>({ columns, sort, descending, onSort }: Props<Key>) {
  return columns.map(({ key, label }, column) => {
    if (key === undefined) return <div key={label} className="head-cell" role="columnheader" aria-colindex={column + 1}>{label}</div>
    return (
      <div key={label} role="columnheader" aria-colindex={column + 1} aria-sort={sort === key ? (descending ? 'descending' : 'ascending') : 'none'}>
        <button type="button" onClick={() => onSort(key)}>
          {label}
          {sort === key && <span aria-hidden="true">{descending ? '↓' : '↑'}</span>}
        </button>
      </div>
    )
  })
}
