import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject, type FocusEvent } from 'react'
import { isFocusFree } from '../useKeptFocus'
import { choiceOf, type GridChoice } from './choice'
import { moved, rowHeight } from './gridKeys'
import { TypeAhead } from './typeAhead'

type Box = RefObject<HTMLDivElement | null>

/** Whether somebody is at work outside of the grid. */
const isElsewhere = (box: Box): boolean => !isFocusFree() && box.current?.contains(document.activeElement) !== true

/** Leads to a row: into sight, and the focus on it as soon as it is drawn, unless it has gone elsewhere by then. */
export function useLead(box: Box, show: (index: number) => void, setActive: (index: number) => void): (index: number) => void {
  const follow = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (follow.current !== undefined && isElsewhere(box)) follow.current = undefined
    const element = follow.current === undefined ? null : box.current?.querySelector<HTMLElement>(`[aria-rowindex="${follow.current + 2}"]`)
    if (element === null || element === undefined) return
    follow.current = undefined
    element.focus({ preventScroll: true })
  })
  const [, again] = useState(0)
  return useCallback((index: number) => {
    follow.current = index
    setActive(index)
    show(index)
    // Also where it is the row that was active already.
    again(value => value + 1)
  }, [setActive, show])
}

interface Keys {
  readonly box: Box
  readonly total: number
  readonly tabStop: number
  readonly lead: (index: number) => void
  readonly choice: GridChoice | undefined
  readonly seek: ((text: string, after: number) => Promise<number | undefined>) | undefined
}

/** What keys do in a grid, and how rows are chosen: a range begins where one was last without Shift. */
export function useGridKeys({ box, total, tabStop, lead, choice, seek }: Keys) {
  const anchor = useRef(0)
  const typed = useRef(new TypeAhead())
  // Of what one did last: an answer that comes after another key, or when one has left the grid, is of no use any more.
  const newest = useRef(0)
  const look = async (key: string): Promise<void> => {
    const { text, stay } = typed.current.type(key, Date.now())
    const turn = (newest.current += 1)
    const found = await seek?.(text, stay ? tabStop - 1 : tabStop)
    if (found !== undefined && turn === newest.current && !isElsewhere(box)) lead(found)
  }
  const move = (event: KeyboardEvent): boolean => {
    const next = moved(event.key, tabStop, total, Math.floor((box.current?.clientHeight ?? 320) / rowHeight) - 2)
    if (next === undefined) return false
    newest.current += 1
    if (choice !== undefined && event.shiftKey) choice.range(anchor.current, next)
    else anchor.current = next
    lead(next)
    return true
  }
  const act = (event: KeyboardEvent, onRow: boolean): boolean => {
    const mod = event.ctrlKey || event.metaKey
    const chosen = choice === undefined || event.altKey ? undefined : choiceOf({ key: event.key, shiftKey: event.shiftKey, mod }, choice, anchor.current, tabStop)
    if (onRow && chosen !== undefined && !(event.key === ' ' && typed.current.takes(' ', Date.now()))) {
      if (event.key === ' ' && !event.shiftKey) anchor.current = tabStop
      chosen()
      return true
    }
    if (mod || event.altKey) return false
    if (move(event)) return true
    if (!onRow) return moveAmongActions(event)
    if (event.key === 'ArrowRight') return focusAction(box, tabStop)
    if (seek === undefined || !typed.current.takes(event.key, Date.now())) return false
    void look(event.key)
    return true
  }
  const onKey = (event: KeyboardEvent): void => {
    const { target } = event
    if (event.nativeEvent.isComposing || !(target instanceof HTMLElement) || target.closest('.grid-head') !== null) return
    // Escape is also how one leaves a button: then it only gives the focus back to the row.
    const onRow = target.getAttribute('role') === 'row' || target.getAttribute('role') === 'grid'
    if (act(event, onRow)) event.preventDefault()
  }
  const choosing = useRef(choice)
  useEffect(() => { choosing.current = choice })
  const onChoose = useCallback((index: number, how: 'toggle' | 'range') => {
    if (how === 'range') choosing.current?.range(anchor.current, index)
    else {
      choosing.current?.toggle(index)
      anchor.current = index
    }
    lead(index)
  }, [lead])
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) typed.current.forget()
  }
  return { onKey, onChoose, onBlur }
}

/** From a row to the first of its buttons. */
function focusAction(box: Box, index: number): boolean {
  const button = box.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"] button`)
  button?.focus()
  return button !== null && button !== undefined
}

/** Left and right among the buttons of a row, and from the first one, or with Escape, back to the row. */
function moveAmongActions({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || (key !== 'ArrowLeft' && key !== 'ArrowRight' && key !== 'Escape')) return false
  const row = target.closest<HTMLElement>('[role="row"]')
  const buttons = [...(row?.querySelectorAll<HTMLElement>('button') ?? [])]
  const to = key === 'Escape' ? -1 : buttons.indexOf(target) + (key === 'ArrowRight' ? 1 : -1)
  const next = to < 0 ? row : buttons[to]
  next?.focus()
  return true
}
