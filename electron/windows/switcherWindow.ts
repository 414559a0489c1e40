import { BrowserWindow } from 'electron'
import { switcherPage } from '../security/appPaths'
import { lockedDown } from '../security/webPreferences'
import { addressesInTurn, type AddressesInTurn } from './addressesInTurn'
import type { Box } from './frameLayout'
import type { SwitchEntry } from './switcher'
import { switcherBox } from './switcherLayout'
import { withLimit } from './withLimit'

/** A page of ours that takes longer hangs. */
const loadLimitMs = 10_000

interface List {
  readonly window: BrowserWindow
  readonly addresses: AddressesInTurn
}

/**
 * The open windows as pictures, in the middle of the screen. It never takes the focus, so that the key that holds it open is heard
 * where it was pressed; and it needs no bridge: what it shows stands in its address, what is clicked changes that.
 */
export function createSwitcherWindow(picked: (index: number) => void, workArea: () => Box): { show(entries: readonly SwitchEntry[], selected: number): void; hide(): void } {
  let list: List | undefined
  const open = (count: number): List => {
    const window = new BrowserWindow({
      ...switcherBox(count, workArea()), frame: false, focusable: false, show: false, skipTaskbar: true, alwaysOnTop: true,
      resizable: false, backgroundColor: '#1f1f1f', webPreferences: { ...lockedDown, devTools: false, spellcheck: false }
    })
    window.webContents.on('did-navigate-in-page', (_event, url) => {
      const index = /#pick-(\d{1,3})$/u.exec(url)?.[1]
      if (index !== undefined) picked(Number(index))
    })
    window.once('ready-to-show', () => {
      if (window === list?.window) window.showInactive()
    })
    window.on('closed', () => {
      if (window === list?.window) list = undefined
    })
    return { window, addresses: addressesInTurn((address) => (window.isDestroyed() ? Promise.resolve() : window.loadURL(address))) }
  }
  return {
    show: (entries, selected) => {
      list ??= open(entries.length)
      list.addresses.show(`${switcherPage}#${encodeURIComponent(JSON.stringify({ entries, selected }))}`)
    },
    hide: () => {
      const last = list
      list = undefined
      if (last !== undefined) void takeAway(last)
    }
  }
}

/** Out of sight at once. It is ended when nothing is on its way to it or from it, as the event of a click in it is. */
async function takeAway({ window, addresses }: List): Promise<void> {
  window.hide()
  await withLimit(addresses.end(), loadLimitMs)
  setImmediate(() => {
    if (!window.isDestroyed()) window.destroy()
  })
}
