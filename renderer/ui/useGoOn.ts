import { useEffect, useRef, type RefObject } from 'react'

/**
 * Where the work goes on when what had the focus went away with the work done: a step that was left, a row that was removed.
 * @param place what is shown now, as text; the focus moves only when that is another one and nothing holds it. `undefined`: nothing is there yet
 * @returns for the element that takes it, which needs a `tabIndex`
 */
export function useGoOn<T extends HTMLElement>(place: string | undefined): RefObject<T | null> {
  const target = useRef<T>(null)
  const before = useRef(place)
  useEffect(() => {
    const moved = before.current !== undefined && before.current !== place
    before.current = place
    const holder = document.activeElement
    if (moved && (holder === null || holder === document.body || !holder.isConnected)) target.current?.focus()
  }, [place])
  return target
}
