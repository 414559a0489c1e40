import { BrowserWindow, type Session } from 'electron'
import { strangerPreferences } from '../security/webPreferences'

export interface SignInWindow {
  /** Resolves when the window is gone, whoever closed it. */
  readonly closed: Promise<void>
  close(): void
}

export interface SignInWindowOptions {
  readonly url: string
  readonly title: string
  readonly parent: BrowserWindow
  readonly identity: Session
  /** Exact origins the sign-in may pass through. */
  readonly signInOrigins: readonly string[]
}

/**
 * The identity provider's page in a window of its own: no preload script, its session in memory. It may go through the
 * sign-in's origins and back to the loopback address that waits for the answer, and nowhere else.
 */
export function openSignInWindow(options: SignInWindowOptions): SignInWindow {
  const { url, title, parent, identity, signInOrigins } = options
  const window = new BrowserWindow({
    ...(parent.isDestroyed() ? {} : { parent }),
    width: 480,
    height: 640,
    minWidth: 360,
    minHeight: 420,
    title,
    autoHideMenuBar: true,
    webPreferences: strangerPreferences(identity)
  })
  const allowed = new Set([...signInOrigins, ...answerOrigin(url)])
  const keepInside = (event: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }): void => {
    if (event.isMainFrame && !allowed.has(originOf(event.url))) event.preventDefault()
  }
  window.setMenu(null)
  window.on('page-title-updated', (event) => event.preventDefault())
  window.webContents.on('will-frame-navigate', keepInside)
  window.webContents.on('will-redirect', keepInside)
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault())
  const closed = new Promise<void>((resolve) => {
    window.once('closed', () => resolve())
  })
  // A page that does not load shows the browser's own explanation; the sign-in has its time limit and its cancel.
  window.loadURL(url).catch(() => undefined)
  return {
    closed,
    close: () => {
      if (!window.isDestroyed()) window.destroy()
    }
  }
}

/** Where the answer goes: the `redirect_uri` of the request, always on this computer. */
function answerOrigin(url: string): readonly string[] {
  const target = new URL(url).searchParams.get('redirect_uri') ?? ''
  if (!URL.canParse(target)) return []
  const { hostname, origin } = new URL(target)
  return hostname === 'localhost' || hostname === '127.0.0.1' ? [origin] : []
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null'
}
