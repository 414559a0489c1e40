import { FieldError } from '../../ui/FieldError'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly problem: string | undefined
  readonly hint?: string
  readonly type?: 'text' | 'email' | 'tel'
  readonly long?: boolean
  /** The id of what says why it cannot be changed now; it is read, scrolled and copied all the same. */
  readonly fixed?: string | undefined
  readonly onChange: (value: string) => void
  readonly onLeave: () => void
}

/** More than support takes, so that a text that is too long is kept and shortened, never cut (contract: `requestEditSchema`). */
const most = { line: 1_000, text: 50_000 }

/** A field for words, with what is wrong with it. */
export function WordsField({ id, label, value, problem, hint, type = 'text', long = false, fixed, onChange, onLeave }: Props) {
  const described = [`${id}-problem`, ...(hint === undefined ? [] : [`${id}-hint`]), ...(fixed === undefined ? [] : [fixed])].join(' ')
  const shared = { id, className: 'input', value, readOnly: fixed !== undefined, 'aria-invalid': problem !== undefined, 'aria-describedby': described, onBlur: onLeave }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && <span className="small muted" id={`${id}-hint`}>{hint}</span>}
      {long
        ? <textarea {...shared} maxLength={most.text} rows={8} onChange={event => onChange(event.target.value)} />
        : <input {...shared} type={type} maxLength={most.line} autoComplete="off" onChange={event => onChange(event.target.value)} />}
      <FieldError id={`${id}-problem`} text={problem} />
    </div>
  )
}
