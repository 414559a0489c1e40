import type { BrowserWindow } from 'electron'
import type { EndCause } from '../contract/acting'

/** What the window of a visit asks of it. */
export interface WindowWishes {
  /** The portal's page must be laid out anew. */
  place(): void
  end(cause: EndCause): void
  back(): void
  backAtFirstPage(): void
  forward(): void
}

/** Hears what happens to the window around a customer's portal: its size, its keys and gestures, its end. */
export function followWindow(window: BrowserWindow, wishes: WindowWishes): void {
  const place = (): void => wishes.place()
  window.on('resize', place)
  window.webContents.on('zoom-changed', () => setImmediate(place))
  window.webContents.on('did-finish-load', place)
  window.on('app-command', (_event, command) => {
    if (command === 'browser-backward') wishes.backAtFirstPage()
  })
  window.on('swipe', (_event, direction) => {
    if (direction === 'left') wishes.back()
    if (direction === 'right') wishes.forward()
  })
  window.on('close', (event) => {
    event.preventDefault()
    wishes.end('windowClosed')
  })
}
