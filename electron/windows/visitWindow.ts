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

interface WayKeyEvent {
  preventDefault(): void
}

interface HeardContents {
  on(event: 'before-input-event', listener: (event: WayKeyEvent, input: { readonly type: string; readonly key: string }) => void): unknown
  on(event: 'zoom-changed' | 'did-finish-load', listener: () => void): unknown
}

interface FollowedWindow {
  readonly webContents: HeardContents
  on(event: 'resize', listener: () => void): unknown
  on(event: 'app-command' | 'swipe', listener: (event: unknown, what: string) => void): unknown
  on(event: 'close', listener: (event: WayKeyEvent) => void): unknown
}

/** A key is told to the page first; the command that Windows may make of the same press comes within this time. */
const sameKeyMs = 500

/** Hears what happens to the window around a customer's portal: its size, its keys and gestures, its end. The keys *Back* and *Forward* of a keyboard are heard before the page does. */
export function followWindow(window: FollowedWindow, portal: Pick<HeardContents, 'on'>, wishes: WindowWishes, now: () => number = Date.now): void {
  const place = (): void => wishes.place()
  window.on('resize', place)
  window.webContents.on('zoom-changed', () => setImmediate(place))
  window.webContents.on('did-finish-load', place)
  let keyAt = Number.NEGATIVE_INFINITY
  for (const contents of [portal, window.webContents]) {
    contents.on('before-input-event', (event, { type, key }) => {
      if (key !== 'BrowserBack' && key !== 'BrowserForward') return
      event.preventDefault()
      if (type === 'keyUp') return
      keyAt = now()
      if (key === 'BrowserBack') wishes.back()
      else wishes.forward()
    })
  }
  // The button of a mouse: pressed over the page it is the page's own, which goes back by itself as far as it can.
  window.on('app-command', (_event, command) => {
    if (command === 'browser-backward' && now() - keyAt > sameKeyMs) wishes.backAtFirstPage()
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
