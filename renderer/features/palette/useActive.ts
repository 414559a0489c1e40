import { useEffect, useRef, useState } from 'react'
import type { Entry } from './entries'

interface Input {
  readonly text: string
  readonly entries: readonly Entry[]
  /** Whether the entries answer the text; until then they may still be those of what was typed before. */
  readonly answered: boolean
  readonly choose: (entry: Entry | undefined) => void
}

/**
 * The line that is marked, and what Enter does. Whoever types faster than the answer comes must not get a customer that
 * fitted the letters before: Enter waits for the answer to the whole text.
 */
export function useActive({ text, entries, answered, choose }: Input) {
  const [active, setActive] = useState<{ readonly text: string; readonly key: string | undefined }>({ text, key: undefined })
  const entered = useRef<string>(undefined)
  // Another text is another list: it begins at its first line.
  const key = active.text === text ? active.key : undefined
  const found = entries.findIndex(entry => entry.key === key)
  const current = key === undefined || found < 0 ? Math.min(0, entries.length - 1) : found
  useEffect(() => {
    // Whoever types on after Enter has changed their mind.
    if (entered.current !== text) entered.current = undefined
    if (entered.current === undefined || !answered) return
    entered.current = undefined
    // A line that was marked in the list of before, and is no longer there, is not replaced by another one.
    if (key === undefined || found >= 0) choose(entries[current])
  }, [text, answered, key, found, choose, entries, current])
  return {
    current,
    move: (index: number): void => setActive({ text, key: entries[(index + entries.length) % entries.length]?.key }),
    enter: (): void => {
      if (answered) choose(entries[current])
      else entered.current = text
    }
  }
}
