import type { App, BrowserWindow } from 'electron'

/**
 * What closing the application's own window means. On macOS an application outlives its windows: the window is put out of
 * sight, customers' windows stay, and the dock brings it back. Elsewhere it is the end of the application, which ends the
 * customers' sessions in order.
 */
export function closingPortal(platform: NodeJS.Platform, quitting: boolean): 'hide' | 'quit' {
  return platform === 'darwin' && !quitting ? 'hide' : 'quit'
}

type ClosingWindow = Pick<BrowserWindow, 'hide' | 'isFullScreen' | 'setFullScreen'> & {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown
  once(event: 'closed' | 'leave-full-screen', listener: () => void): unknown
}

export function guardPortalClose(window: ClosingWindow, app: Pick<App, 'on' | 'quit'>, platform: NodeJS.Platform): void {
  let quitting = false
  app.on('before-quit', () => {
    quitting = true
  })
  window.on('close', (event) => {
    if (closingPortal(platform, quitting) === 'quit') return
    event.preventDefault()
    hide(window)
  })
  window.once('closed', () => app.quit())
}

function hide(window: ClosingWindow): void {
  if (!window.isFullScreen()) {
    window.hide()
    return
  }
  // A window hidden while it fills the screen would leave a black one behind.
  window.once('leave-full-screen', () => window.hide())
  window.setFullScreen(false)
}
