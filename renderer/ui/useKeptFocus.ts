import { useEffect } from 'react'

/** How long whatever knows better has time to take the focus, from the next frame on (a dialog that gives it back, `useGoOn`, a page that comes), in milliseconds. */
const patience = 50

/** What can take the focus of surroundings that cannot have it themselves: what heads them, or their table. */
const places = 'h1, h2, h3, [role="grid"]'

/**
 * The focus never falls out of the window. Where what had it goes away with its own work (a notice that was dismissed, a failure that was
 * tried again, a filter that was cleared) and nothing took it, it goes to the nearest of what lay around it: a notice that stays, a table for its row,
 * a dialog, the heading of the section, and of the page at last. Where the outcome is said elsewhere, `useGoOn` says where. What was only put in
 * anew (a button whose panel has just been read) has it again at once.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    /** What had the focus last, and everything around it, the innermost first. */
    let held: readonly Element[] = []
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    // Both are asked: a window that is not in front tells of no focus that comes.
    const keep = (): void => {
      frame = 0
      if (held[0]?.isConnected === false && holdsNothing()) keepAt(placeAround(held))
    }
    const remember = ({ target }: FocusEvent): void => { if (target instanceof Element) held = outwards(target) }
    const watch = new MutationObserver(changes => {
      if (held[0]?.isConnected !== false) return
      const again = replacementOf(held[0], changes)
      if (again !== undefined && holdsNothing()) keepAt(again)
      else if (frame === 0) frame = requestAnimationFrame(() => { timer = setTimeout(keep, patience) })
    })
    document.addEventListener('focusin', remember)
    watch.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', remember)
      watch.disconnect()
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])
}

/** Whether the focus is free to be led on: nothing has it, or what was only keeping it here. */
export function isFocusFree(): boolean {
  return holdsNothing() || document.activeElement?.hasAttribute('data-keeps-focus') === true
}

function holdsNothing(): boolean {
  const holder = document.activeElement
  return holder === null || holder === document.body || !holder.isConnected
}

function outwards(from: Element): readonly Element[] {
  const found: Element[] = []
  for (let one: Element | null = from; one !== null; one = one.parentElement) found.push(one)
  return found
}

/** The same control, made anew in the same change of the page. */
function replacementOf(gone: Element, changes: readonly MutationRecord[]): HTMLElement | undefined {
  const name = nameOf(gone)
  const isSame = (one: Element): boolean => one.tagName === gone.tagName && nameOf(one) === name
  for (const node of name === '' ? [] : changes.flatMap(change => [...change.addedNodes])) {
    if (!(node instanceof HTMLElement) || !node.isConnected) continue
    const found = isSame(node) ? node : [...node.querySelectorAll<HTMLElement>(gone.tagName)].find(isSame)
    if (found !== undefined) return found
  }
  return undefined
}

const nameOf = (one: Element): string | null => one.getAttribute('aria-label') ?? one.textContent

function placeAround(held: readonly Element[]): HTMLElement | null {
  for (const one of held.filter(({ isConnected }) => isConnected)) {
    if (one instanceof HTMLElement && one.matches('[tabindex]:not(main)')) return one
    const page = one.querySelector('main') ?? one
    const found = page.querySelector<HTMLElement>(places)
    if (found !== null) return found
  }
  return document.querySelector('main')
}

function keepAt(place: HTMLElement | null): void {
  if (place === null) return
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1
  place.focus({ preventScroll: true })
  place.dataset['keepsFocus'] = ''
  place.addEventListener('blur', () => { delete place.dataset['keepsFocus'] }, { once: true })
}
