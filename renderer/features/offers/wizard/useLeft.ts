import { useCallback, useState, type FocusEvent } from 'react'

/**
 * Whether a field was left, from when on it explains what is wrong with it. Not by pressing a button: an explanation that appears
 * between press and release would move the button away from under the pointer, and Next makes every field explain itself anyway.
 */
export function useLeft(): readonly [left: boolean, leave: (event: FocusEvent) => void] {
  const [left, setLeft] = useState(false)
  const leave = useCallback((event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof HTMLButtonElement)) setLeft(true)
  }, [])
  return [left, leave]
}
