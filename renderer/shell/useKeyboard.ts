import { useEffect } from 'react'
import type { PortalCommand } from '../../electron/contract/events'

/**
 * The keys that work on every page. The native menu has the same accelerators; handling a key here keeps it from the menu,
 * so that nothing happens twice.
 */
export function useKeyboard(run: (command: PortalCommand) => void, mac: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isDialogOpen()) return
      if (event.key === 'F6') {
        event.preventDefault()
        focusNextRegion(event.shiftKey)
        return
      }
      const command = commandOf(event, mac)
      if (command === undefined) return
      event.preventDefault()
      run(command)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [run, mac])
}

function commandOf(event: KeyboardEvent, mac: boolean): PortalCommand | undefined {
  const mod = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  if (mod && !event.altKey) return event.shiftKey ? withModAndShift(event.key.toLowerCase()) : withMod(event.key.toLowerCase(), mac)
  if (!mac && event.altKey && event.key === 'ArrowLeft') return 'back'
  if (!mac && event.altKey && event.key === 'ArrowRight') return 'forward'
  if (event.key === '?' && !mod && !event.altKey && !isTyping(event.target)) return 'showShortcuts'
  return undefined
}

function withMod(key: string, mac: boolean): PortalCommand | undefined {
  if (key === 'k') return 'quickFind'
  if (key === 'l') return 'goLookup'
  if (key === ',') return 'goSettings'
  if (key === 'n') return 'offerDelegatedAdministration'
  if (key === '/') return 'showShortcuts'
  if (mac && key === '[') return 'back'
  if (mac && key === ']') return 'forward'
  return undefined
}

function withModAndShift(key: string): PortalCommand | undefined {
  if (key === 't') return 'sendTrialInvitation'
  if (key === 'o') return 'createPurchaseOffer'
  // Where "/" lies on a key that needs Shift, as on a German keyboard.
  if (key === '/') return 'showShortcuts'
  return undefined
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}

/**
 * A dialog is answered before anything else begins: a second one over it would hide both from a screen reader, and a page
 * that changes behind it would not be seen.
 */
export function isDialogOpen(): boolean {
  return document.querySelector('.dialog') !== null
}

/** F6 goes round the parts of the window: navigation, header, content. */
function focusNextRegion(backwards: boolean): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')]
  const here = regions.findIndex(region => region.contains(document.activeElement))
  const next = regions[(here + (backwards ? -1 : 1) + regions.length) % regions.length]
  if (next === undefined) return
  const inside = next.dataset['region'] === 'main' ? next : next.querySelector<HTMLElement>('a[aria-current], a, button')
  inside?.focus()
}
