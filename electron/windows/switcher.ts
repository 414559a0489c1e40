import type { TenantMark } from '../contract/acting'
import type { SwitchKey } from './switchKeys'

/** A window to which one can switch; without a mark it is the application's own. */
export interface SwitchEntry {
  readonly id: string
  readonly name: string
  readonly mark?: TenantMark
  /** 1 to 9: the digit that opens it too. */
  readonly digit?: number
  /** What the window shows, as a `data:` address. */
  readonly picture?: string
}

export interface SwitcherParts {
  /** The last used first, which is the one in front. */
  readonly entries: () => readonly SwitchEntry[]
  readonly openAt: (index: number) => void
  readonly go: (id: string) => void
  readonly show: (entries: readonly SwitchEntry[], selected: number) => void
  readonly hide: () => void
}

export interface Switcher {
  /** @returns whether the key was meant for the windows, and not for the page that is in front */
  key(key: SwitchKey): boolean
  /** Shows the list again, if it is shown, with what is known by now. */
  refresh(): void
  /** Chooses an entry of the list that is shown, by its place. */
  pick(index: number): void
  cancel(): void
}

/** Ctrl+Tab: shows the open windows, goes on with each press, and switches when Ctrl is released (capabilities 6.6). */
export function createSwitcher({ entries, openAt, go, show, hide }: SwitcherParts): Switcher {
  let shown: readonly SwitchEntry[] = []
  let selected = 0
  const close = (): readonly SwitchEntry[] => {
    const last = shown
    shown = []
    if (last.length > 0) hide()
    return last
  }
  const move = (step: 1 | -1): void => {
    if (shown.length === 0) {
      shown = entries()
      selected = 0
    }
    // One window alone is no choice.
    if (shown.length < 2) {
      shown = []
      return
    }
    selected = (selected + step + shown.length) % shown.length
    show(shown, selected)
  }
  const pick = (index: number): void => {
    const chosen = close()[index]
    if (chosen !== undefined) go(chosen.id)
  }
  const key = (pressed: SwitchKey): boolean => {
    const isOpen = shown.length > 0
    if (pressed.kind === 'open') {
      close()
      openAt(pressed.index)
      return true
    }
    if (pressed.kind === 'next' || pressed.kind === 'previous') {
      move(pressed.kind === 'next' ? 1 : -1)
      // The page may see it too, which does nothing there: Chromium tells of no release after a press that was kept from a page.
      return false
    }
    if (pressed.kind === 'left' || pressed.kind === 'right') {
      if (isOpen) move(pressed.kind === 'right' ? 1 : -1)
      return isOpen
    }
    if (pressed.kind === 'commit') pick(selected)
    else close()
    // The page in front hears of Escape and Ctrl as always, unless they were meant for the list.
    return isOpen && pressed.kind === 'cancel'
  }
  const refresh = (): void => {
    if (shown.length === 0) return
    const now = new Map(entries().map((entry) => [entry.id, entry]))
    // In the order in which it was opened: what one aims at does not move.
    shown = shown.map((entry) => now.get(entry.id) ?? entry)
    show(shown, selected)
  }
  return { key, pick, refresh, cancel: () => void close() }
}
