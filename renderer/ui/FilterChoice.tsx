interface Props<T extends string> {
  readonly id: string
  readonly label: string
  /** The word for no choice. */
  readonly all: string
  readonly options: readonly T[]
  readonly value: T | undefined
  readonly word: (option: T) => string
  readonly onChange: (value: T | undefined) => void
}

/** One of several, or all of them: a filter of a list. */
export function FilterChoice<T extends string>({ id, label, all, options, value, word, onChange }: Props<T>) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value ?? ''} onChange={event => onChange(options.find(option => option === event.target.value))}>
        <option value="">{all}</option>
        {options.map(option => <option key={option} value={option}>{word(option)}</option>)}
      </select>
    </div>
  )
}
