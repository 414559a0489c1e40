import { BrowserWindow, type Session } from 'electron'
import { strangerPreferences } from '../security/webPreferences'
import type { FederatedSignIns } from '../services/ports'
import { createFederationQuestion, type FederationAnswer } from './federationQuestion'
import { holdRequests } from './requestHold'
import { guardSignIn } from './signInGuard'

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
  /** Answers about other origins to which it may lead. */
  readonly federated: FederatedSignIns
  readonly ask: (origin: string, window: BrowserWindow, signal: AbortSignal) => Promise<FederationAnswer>
}

/**
 * The identity provider's page in a window of its own: no preload script, its session in memory. It may go through the
 * sign-in's origins, back to the loopback address that waits for the answer, and where the technician allows the sign-in to lead.
 */
export function openSignInWindow(options: SignInWindowOptions): SignInWindow {
  const { url, title, parent, identity, signInOrigins, federated, ask } = options
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
  const close = (): void => {
    if (!window.isDestroyed()) window.destroy()
  }
  const question = createFederationQuestion({ signIns: federated, ask: (origin, signal) => ask(origin, window, signal), leave: close })
  const hold = holdRequests(identity)
  guardSignIn({ contents: window.webContents, signInOrigins, answerOrigins: answerOrigin(url), federated: () => federated.allowed(), question, hold })
  window.setMenu(null)
  window.on('page-title-updated', (event) => event.preventDefault())
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault())
  const closed = new Promise<void>((resolve) => {
    window.once('closed', () => {
      question.stop()
      // Its listener stays with the session, lets everything through from here on, and makes room for the next window's.
      hold.stop()
      resolve()
    })
  })
  // A page that does not load shows the browser's own explanation; the sign-in has its time limit and its cancel.
  window.loadURL(url).catch(() => undefined)
  return { closed, close }
}

/** Where the answer goes: the `redirect_uri` of the request, always on this computer. */
function answerOrigin(url: string): readonly string[] {
  const target = new URL(url).searchParams.get('redirect_uri') ?? ''
  if (!URL.canParse(target)) return []
  const { hostname, origin } = new URL(target)
  return hostname === 'localhost' || hostname === '127.0.0.1' ? [origin] : []
}
