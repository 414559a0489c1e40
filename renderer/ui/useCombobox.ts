import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { comboboxMatches, fold, type ComboboxOption } from './comboboxMatches'

interface Wanted {
  readonly options: readonly ComboboxOption[]
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly onLeave: (event: FocusEvent) => void
}

/** What a combobox holds while one types: its text, the options that fit, and which of them a key would take. */
export function useCombobox({ options, value, onChange, onLeave }: Wanted) {
  const chosen = options.find(option => option.value === value)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const list = useRef<HTMLDivElement>(null)
  const matches = typed === undefined ? options : comboboxMatches(options, typed)
  const move = (to: number): void => {
    const next = Math.min(Math.max(0, to), matches.length - 1)
    setOpen(true)
    setActive(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const take = (option: ComboboxOption): void => {
    setTyped(undefined)
    setOpen(false)
    setActive(-1)
    onChange(option.value)
  }
  const type = (next: string): void => {
    const wanted = fold(next)
    setTyped(next)
    setOpen(true)
    setActive(wanted === '' ? -1 : 0)
    onChange(options.find(option => fold(option.label) === wanted || fold(option.value) === wanted)?.value)
  }
  const leave = (event: FocusEvent): void => {
    setOpen(false)
    // A choice shows its own name; what is none stays as it was typed, with its explanation.
    if (chosen !== undefined) setTyped(undefined)
    onLeave(event)
  }
  const step = (key: string): boolean => {
    const here = Math.max(0, matches.findIndex(one => one.value === value))
    if (key === 'ArrowDown') move(open ? active + 1 : here)
    else if (key === 'ArrowUp') move(open ? active - 1 : here)
    else if (key === 'PageDown' && open) move(active + 8)
    else if (key === 'PageUp' && open) move(active - 8)
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const option = open ? matches[active] : undefined
    if (event.key === 'Enter' && option !== undefined) take(option)
    else if (event.key === 'Escape' && open) setOpen(false)
    else if (!step(event.key)) return
    event.preventDefault()
  }
  return { text: typed ?? chosen?.label ?? '', matches, open, active, list, show: () => setOpen(true), take, type, leave, onKeyDown }
}
