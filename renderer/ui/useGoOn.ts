import { useEffect, useRef, type RefObject } from 'react'
import { isFocusFree } from './useKeptFocus'

/**
 * Where the work goes on when what had the focus went away with the work done: a step that was left, a row that was removed. Without it the focus
 * goes to what lay around (`useKeptFocus`).
 * @param place what is shown now, as text; the focus moves only when that is another one and it is free. `undefined`: nothing is there yet
 * @returns for the element that takes it, which needs a `tabIndex`
 */
export function useGoOn<T extends HTMLElement>(place: string | undefined): RefObject<T | null> {
  const target = useRef<T>(null)
  const before = useRef(place)
  useEffect(() => {
    const moved = before.current !== undefined && before.current !== place
    before.current = place
    if (moved && isFocusFree()) target.current?.focus()
  }, [place])
  return target
}
