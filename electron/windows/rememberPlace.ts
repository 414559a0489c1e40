import type { BrowserWindow } from 'electron'
import type { Box } from './frameLayout'
import type { Place } from './places'

type PlacedWindow = Pick<BrowserWindow, 'getNormalBounds' | 'getBounds' | 'isMaximized' | 'isFullScreen' | 'isMinimized' | 'isDestroyed'> & {
  on(event: 'resize' | 'move' | 'maximize' | 'unmaximize' | 'enter-full-screen' | 'leave-full-screen', listener: () => void): unknown
}

/** Tells where a window is each time that it changes. @param keep with the bounds that are seen, which say on which display it is */
export function rememberPlace(window: PlacedWindow, keep: (place: Place, seen: Box) => void): void {
  const remember = (): void => {
    if (window.isDestroyed() || window.isMinimized()) return
    const { x, y, width, height } = window.getNormalBounds()
    keep({ x, y, width, height, ...stateOf(window) }, window.getBounds())
  }
  window.on('resize', remember)
  window.on('move', remember)
  window.on('maximize', remember)
  window.on('unmaximize', remember)
  window.on('enter-full-screen', remember)
  window.on('leave-full-screen', remember)
}

function stateOf(window: Pick<BrowserWindow, 'isMaximized' | 'isFullScreen'>): Pick<Place, 'state'> {
  if (window.isFullScreen()) return { state: 'fullScreen' }
  return window.isMaximized() ? { state: 'maximized' } : {}
}

/** Makes a new window, which lies in its place, fill the screen again where it did. */
export function restoreState(window: Pick<BrowserWindow, 'maximize' | 'setFullScreen'>, state: Place['state']): void {
  if (state === 'maximized') window.maximize()
  if (state === 'fullScreen') window.setFullScreen(true)
}
