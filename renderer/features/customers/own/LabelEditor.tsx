import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { useI18n } from '../../../i18n/I18nContext'
import { FieldError } from '../../../ui/FieldError'
import { Icon } from '../../../ui/Icon'
import { labelsIn, tooMuch } from './labels'

interface Props {
  readonly title: string
  readonly labels: readonly string[]
  /** What is in use elsewhere, offered while one types. */
  readonly known: readonly string[]
  /** Name of the box. */
  readonly box: string
  readonly help: string
  /** Characters of one; a longer one is not cut but said to be too long. */
  readonly longest: number
  /** As many as are kept of a customer. */
  readonly most: number
  readonly removeName: (label: string) => string
  /** Answers whether they are kept. */
  readonly onChange: (labels: readonly string[]) => Promise<boolean>
}

/** Short labels, each added with Enter or a comma and taken away with its button. What still stands in the box is added when it is left. */
export function LabelEditor({ title, labels, known, box, help, longest, most, removeName, onChange }: Props) {
  const { t } = useI18n()
  const id = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const field = useRef<HTMLInputElement>(null)
  const add = (): void => {
    const more = labelsIn(text)
    const reason = tooMuch(t, more, { longest, most, taken: labels.length })
    setProblem(reason)
    if (reason !== undefined) return
    setText('')
    // What could not be kept stands in the box again, unless somebody types on.
    if (more.length > 0) void onChange([...labels, ...more]).then(kept => { if (!kept) setText(now => (now === '' ? text : now)) })
  }
  const remove = (label: string): void => {
    // Its button goes with it: the work goes on where labels are added.
    field.current?.focus()
    void onChange(labels.filter(one => one !== label))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== ',')) return
    event.preventDefault()
    add()
  }
  return (
    <div className="field" role="group" aria-labelledby={`${id}-title`}>
      <span className="label-text" id={`${id}-title`}>{title}</span>
      {labels.length > 0 && (
        <ul className="row labels">
          {labels.map(label => (
            <li key={label} className="tag">
              <span>{label}</span>
              <button type="button" className="tag-remove" aria-label={removeName(label)} title={removeName(label)} onClick={() => remove(label)}><Icon name="dismiss" /></button>
            </li>
          ))}
        </ul>
      )}
      <div className="row label-add">
        <input ref={field} className="input" type="text" aria-label={box} aria-invalid={problem !== undefined} aria-describedby={`${id}-problem ${id}-help`} autoComplete="off" spellCheck={false} list={`${id}-known`} maxLength={2_000} value={text} onChange={event => { setText(event.target.value); setProblem(undefined) }} onKeyDown={onKeyDown} onBlur={add} />
        <datalist id={`${id}-known`}>{known.filter(one => !labels.includes(one)).map(one => <option key={one} value={one}>{one}</option>)}</datalist>
        <span className="hidden-visually" id={`${id}-help`}>{help}</span>
        {/* For the pointer: a key that leads to it leaves the box, which adds. */}
        {text.trim() !== '' && <button type="button" className="button" data-look="quiet" tabIndex={-1} onMouseDown={event => event.preventDefault()} onClick={add}>{t('customers.own.add')}</button>}
      </div>
      <FieldError id={`${id}-problem`} text={problem} />
    </div>
  )
}
