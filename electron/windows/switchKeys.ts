import type { Input, WebContents } from 'electron'

/** What a key wants of the windows; `commit` is the release of the key that holds the switcher open. */
export type SwitchKey = { readonly kind: 'open'; readonly index: number } | { readonly kind: 'next' | 'previous' | 'left' | 'right' | 'commit' | 'cancel' }

export type KeyPress = Pick<Input, 'type' | 'key' | 'code' | 'control' | 'meta' | 'shift' | 'alt'>

/** Reads the keys that change windows: Ctrl/Cmd+1…9, and Ctrl+Tab on every system (capabilities 6.6). */
export function switchKey(input: KeyPress, platform: NodeJS.Platform): SwitchKey | undefined {
  // Also any other release without it: that of Ctrl itself may have been another window's.
  if (input.type === 'keyUp') return input.key === 'Control' || !input.control ? { kind: 'commit' } : undefined
  if (input.type !== 'keyDown' && input.type !== 'rawKeyDown') return undefined
  if (input.key === 'Escape') return { kind: 'cancel' }
  // Windows tells of AltGr as Ctrl and Alt together.
  if (input.alt) return undefined
  if (input.key === 'Tab' && input.control && !input.meta) return { kind: input.shift ? 'previous' : 'next' }
  // Only while the list is shown: otherwise they are the page's, where they go word by word.
  if (input.key === 'ArrowLeft' || input.key === 'ArrowRight') return input.control ? { kind: input.key === 'ArrowLeft' ? 'left' : 'right' } : undefined
  const held = platform === 'darwin' ? input.meta && !input.control : input.control && !input.meta
  const digit = held && !input.shift ? digitOf(input) : undefined
  return digit === undefined ? undefined : { kind: 'open', index: digit - 1 }
}

/** By its place where that is known: on a French keyboard the digits need Shift. */
function digitOf({ code, key }: KeyPress): number | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(code)?.[1] ?? /^[1-9]$/u.exec(key)?.[0]
  return digit === undefined ? undefined : Number(digit)
}

/** Hears the keys before the page does: a customer's page cannot swallow the way out of its window. */
export function listenForSwitchKeys(contents: Pick<WebContents, 'on'>, act: (key: SwitchKey) => boolean, platform: NodeJS.Platform = process.platform): void {
  contents.on('before-input-event', (event, input) => {
    const key = switchKey(input, platform)
    if (key !== undefined && act(key)) event.preventDefault()
  })
}
