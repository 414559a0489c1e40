import { BrowserWindow } from 'electron'
import { switcherPage } from '../security/appPaths'
import { lockedDown } from '../security/webPreferences'
import type { Box } from './frameLayout'
import type { SwitchEntry } from './switcher'
import { switcherBox } from './switcherLayout'

/**
 * The open windows as pictures, in the middle of the screen. It never takes the focus, so that the key that holds it open is heard
 * where it was pressed; and it needs no bridge: what it shows stands in its address, what is clicked changes that.
 */
export function createSwitcherWindow(picked: (index: number) => void, workArea: () => Box): { show(entries: readonly SwitchEntry[], selected: number): void; hide(): void } {
  let window: BrowserWindow | undefined
  const open = (count: number): BrowserWindow => {
    const made = new BrowserWindow({
      ...switcherBox(count, workArea()), frame: false, focusable: false, show: false, skipTaskbar: true, alwaysOnTop: true,
      resizable: false, backgroundColor: '#1f1f1f', webPreferences: { ...lockedDown, devTools: false, spellcheck: false }
    })
    made.webContents.on('did-navigate-in-page', (_event, url) => {
      const index = /#pick-(\d{1,3})$/u.exec(url)?.[1]
      if (index !== undefined) picked(Number(index))
    })
    made.once('ready-to-show', () => {
      if (made === window) made.showInactive()
    })
    made.on('closed', () => {
      if (made === window) window = undefined
    })
    return made
  }
  return {
    show: (entries, selected) => {
      window ??= open(entries.length)
      const address = `${switcherPage}#${encodeURIComponent(JSON.stringify({ entries, selected }))}`
      window.loadURL(address).catch(() => undefined)
    },
    hide: () => {
      const last = window
      window = undefined
      if (last === undefined) return
      last.hide()
      // Not at once: a click in it tells of itself by an event of the page, which is still on its way then.
      setImmediate(() => last.destroy())
    }
  }
}
