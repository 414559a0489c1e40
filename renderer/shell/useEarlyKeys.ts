import { useEffect } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { PaletteStore } from '../stores/palette'

/**
 * Quick find counts from its key on: what is typed before its chunk is read and its box has the focus goes into the box, and not
 * into the page behind.
 */
export function useEarlyKeys(palette: StoreApi<PaletteStore>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!palette.getState().open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest('.palette') !== null) return
      if (!take(event.key, palette.getState())) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [palette])
}

/** Whether the key was one for quick find. */
function take(key: string, { text, type, hide, enterEarly }: PaletteStore): boolean {
  if (key === 'Escape') hide()
  else if (key === 'Enter') enterEarly()
  else if (key === 'Backspace') type([...text].slice(0, -1).join(''))
  // Names of keys that write nothing are longer than one character.
  else if ([...key].length === 1) type(text + key)
  else return false
  return true
}
