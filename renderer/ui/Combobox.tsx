import type { FocusEvent } from 'react'
import type { ComboboxOption } from './comboboxMatches'
import { useCombobox } from './useCombobox'

interface Props {
  readonly id: string
  readonly options: readonly ComboboxOption[]
  readonly value: string | undefined
  /** `undefined`: what stands there is none of the options. */
  readonly onChange: (value: string | undefined) => void
  readonly onLeave: (event: FocusEvent) => void
  readonly invalid: boolean
  readonly describedBy: string
  /** Said in the list when nothing fits. */
  readonly nothing: string
}

/** A box in which one types or chooses: the list narrows with each key, and nothing but an option is a choice. Its label has the id `<id>-label`. */
export function Combobox({ id, invalid, describedBy, nothing, ...wanted }: Props) {
  const { text, matches, open, active, list, show, take, type, leave, onKeyDown } = useCombobox(wanted)
  return (
    <div className="combobox">
      <input
        id={id}
        className="input"
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && active >= 0 ? `${id}-${matches[active]?.value ?? ''}` : undefined}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        value={text}
        onChange={event => type(event.target.value)}
        onClick={show}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      <div className="combobox-list" id={`${id}-list`} ref={list} role="listbox" aria-labelledby={`${id}-label`} hidden={!open}>
        {open && matches.map((option, index) => (
          // The keys are handled by the box, which keeps the focus.
          <div
            key={option.value}
            id={`${id}-${option.value}`}
            className="option"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerDown={event => event.preventDefault()}
            onClick={() => take(option)}
            onKeyDown={onKeyDown}
          >
            {option.label}
          </div>
        ))}
        {open && matches.length === 0 && <div className="option muted" role="option" tabIndex={-1} aria-disabled="true" aria-selected="false">{nothing}</div>}
      </div>
    </div>
  )
}
