import { FieldError } from '../../ui/FieldError'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly problem: string | undefined
  readonly hint?: string
  readonly type?: 'text' | 'email' | 'tel'
  readonly long?: boolean
  readonly onChange: (value: string) => void
  readonly onLeave: () => void
}

/** A field for words, with what is wrong with it. */
export function WordsField({ id, label, value, problem, hint, type = 'text', long = false, onChange, onLeave }: Props) {
  const shared = { id, className: 'input', value, 'aria-invalid': problem !== undefined, 'aria-describedby': `${id}-problem${hint === undefined ? '' : ` ${id}-hint`}`, onBlur: onLeave } as const
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && <span className="small muted" id={`${id}-hint`}>{hint}</span>}
      {long
        ? <textarea {...shared} maxLength={50_000} rows={8} onChange={event => onChange(event.target.value)} />
        : <input {...shared} type={type} maxLength={300} autoComplete="off" onChange={event => onChange(event.target.value)} />}
      <FieldError id={`${id}-problem`} text={problem} />
    </div>
  )
}
