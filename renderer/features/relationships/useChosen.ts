import { useCallback, useState } from 'react'

/** Which rows of a table are ticked; what is no longer in the table is no longer chosen. */
export function useChosen(all: readonly string[]) {
  const [ticked, setTicked] = useState<readonly string[]>([])
  const chosen = ticked.filter(id => all.includes(id))
  const toggle = useCallback((id: string) => setTicked(before => (before.includes(id) ? before.filter(one => one !== id) : [...before, id])), [])
  return { chosen, toggle, choose: setTicked }
}
