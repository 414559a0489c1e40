import { useId } from 'react'

interface OptionsProps<T extends string> {
  readonly label: string
  readonly help: string
  readonly value: T
  readonly options: readonly T[]
  readonly word: (option: T) => string
  readonly onChange: (option: T) => void
}

/** Few choices, all in sight. */
export function RadioSetting<T extends string>({ label, help, value, options, word, onChange }: OptionsProps<T>) {
  const name = useId()
  return (
    <fieldset className="choice" aria-describedby={`${name}-help`}>
      <legend>{label}</legend>
      <p className="small muted" id={`${name}-help`}>{help}</p>
      {options.map(option => (
        <label key={option} className="row">
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />{word(option)}
        </label>
      ))}
    </fieldset>
  )
}

/** More choices, one in sight. */
export function SelectSetting<T extends string>({ label, help, value, options, word, onChange }: OptionsProps<T>) {
  const id = useId()
  const choose = (chosen: string): void => {
    const option = options.find(one => one === chosen)
    if (option !== undefined) onChange(option)
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="small muted" id={`${id}-help`}>{help}</p>
      <select id={id} className="input setting-select" value={value} aria-describedby={`${id}-help`} onChange={event => choose(event.target.value)}>
        {options.map(option => <option key={option} value={option}>{word(option)}</option>)}
      </select>
    </div>
  )
}

interface CheckProps {
  readonly label: string
  readonly help: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

export function CheckSetting({ label, help, value, onChange }: CheckProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="row">
        <input type="checkbox" checked={value} aria-describedby={`${id}-help`} onChange={event => onChange(event.target.checked)} />{label}
      </label>
      <p className="small muted" id={`${id}-help`}>{help}</p>
    </div>
  )
}
