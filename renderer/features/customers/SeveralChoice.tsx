import { useI18n } from '../../i18n/I18nContext'

interface Props<T extends string> {
  readonly id: string
  readonly label: string
  readonly options: readonly T[]
  /** Absent: not narrowed. One that is not among the options can still be chosen, because it is. */
  readonly value: readonly T[] | undefined
  readonly word: (option: T) => string
  readonly onChange: (value: [T, ...T[]] | undefined) => void
}

const several = ' several'

/** One of several values, or any; several at once can come from an address, and are then shown as a choice of their own. */
export function SeveralChoice<T extends string>({ id, label, options, value, word, onChange }: Props<T>) {
  const { t } = useI18n()
  const [only] = value ?? []
  const selected = value === undefined ? '' : value.length === 1 ? (only ?? '') : several
  const all = value === undefined ? options : [...options, ...value.filter(one => !options.includes(one))]
  const choose = (chosen: string): void => {
    const option = all.find(one => one === chosen)
    if (chosen !== several) onChange(option === undefined ? undefined : [option])
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" data-set={value !== undefined} value={selected} onChange={event => choose(event.target.value)}>
        <option value="">{t('customers.filter.any')}</option>
        {selected === several && <option value={several}>{value?.map(word).join(', ')}</option>}
        {all.map(option => <option key={option} value={option}>{word(option)}</option>)}
      </select>
    </div>
  )
}
