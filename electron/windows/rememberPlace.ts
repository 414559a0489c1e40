import type { BrowserWindow } from 'electron'
import type { HintsKeeper } from './hintsKeeper'

type PlacedWindow = Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'isDestroyed'> & {
  on(event: 'resize' | 'move' | 'maximize' | 'unmaximize', listener: () => void): unknown
}

/** Keeps where the window is, so that the next start finds it there. */
export function rememberPlace(window: PlacedWindow, keeper: Pick<HintsKeeper, 'update'>): void {
  const remember = (): void => {
    if (!window.isDestroyed()) keeper.update({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  }
  window.on('resize', remember)
  window.on('move', remember)
  window.on('maximize', remember)
  window.on('unmaximize', remember)
}
