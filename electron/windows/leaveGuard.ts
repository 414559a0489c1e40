import type { WebContents } from 'electron'
import type { EndCause } from '../contract/acting'
import { judgeNavigation, type PortalBounds } from '../domain/navigationPolicy'
import type { RequestHold } from './requestHold'
import { SignInWay } from './signInWay'
import { originOf } from './visitOrigins'

/** What the guard found out about the portal's page. */
export interface PortalWatch {
  /** The portal was left, or was about to be; `url` says where to. */
  leave(cause: EndCause, url?: string): void
  /** A link to a console of the technician's own company was refused inside the frame (capabilities 6.4). */
  ownConsole(url: string): void
  /** The sign-in leads to an origin that nobody knows, and waits before it. `goOn` lets it through. */
  unknownSignIn(url: string, goOn: () => void): void
  /** The portal shows another tenant than that of the window. */
  wrongTenant(): void
  /** A page of the session is shown. */
  shown(url: string): void
  /** The portal answered that this page may not be seen: perhaps the right to be here is gone. */
  denied(): void
  /** Something that the session does without was refused. */
  refused(what: string, url: string): void
  failed(): void
}

export type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'loadURL'>

interface CancellableNavigation {
  readonly url: string
  readonly isMainFrame: boolean
  preventDefault(): void
}

/** A load that was cancelled, by us or by a newer one: not a failure to tell. */
const abortedLoad = -3

/**
 * Puts every way in which a page can go somewhere before the one judgement (capabilities 6.5). What can be cancelled is
 * cancelled before a byte of the other place is fetched; the events that cannot be cancelled are the net below.
 */
export function guardPortal(contents: GuardedContents, bounds: PortalBounds, watch: PortalWatch, hold: Pick<RequestHold, 'hold' | 'release'>): void {
  const way = new SignInWay()
  guardRequests({ contents, bounds, watch, way, hold })
  guardWhatIsShown(contents, bounds, watch, way)
  guardPopups(contents, bounds, watch)
  // A page that asks "really leave?" is not asked.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
}

interface RequestGuard {
  readonly contents: GuardedContents
  readonly bounds: PortalBounds
  readonly watch: PortalWatch
  readonly way: SignInWay
  readonly hold: Pick<RequestHold, 'hold' | 'release'>
}

function guardRequests({ contents, bounds, watch, way, hold }: RequestGuard): void {
  const judge = (event: CancellableNavigation, cause: 'requested' | 'redirected'): void => {
    const step = event.isMainFrame ? way[cause](event.url) : undefined
    const verdict = judgeNavigation({ url: event.url, isMainFrame: event.isMainFrame, cause, ...step }, bounds)
    if (verdict === 'stay') return
    if (verdict === 'unknownSignIn') {
      // Also a redirect: its request is held before it leaves, and one that repeats a form (307, 308) goes on with what was sent.
      hold.hold(event.url)
      watch.unknownSignIn(event.url, () => hold.release(event.url))
      return
    }
    event.preventDefault()
    if (verdict === 'block') watch.refused('navigation', event.url)
    else if (verdict === 'wrongTenant') watch.wrongTenant()
    else if (verdict === 'ownConsole') watch.ownConsole(event.url)
    else watch.leave('leftPortal', event.url)
  }
  contents.on('will-frame-navigate', (event) => judge(event, 'requested'))
  contents.on('will-redirect', (event) => judge(event, 'redirected'))
}

function guardWhatIsShown(contents: GuardedContents, bounds: PortalBounds, watch: PortalWatch, way: SignInWay): void {
  contents.on('did-start-navigation', (event) => {
    if (!event.isMainFrame || event.isSameDocument) return
    if (judgeNavigation({ url: event.url, isMainFrame: true, ...way.started(event.url) }, bounds) === 'leave') watch.leave('leftPortal', event.url)
  })
  const judgeShown = (url: string): void => {
    const verdict = judgeNavigation({ url, isMainFrame: true, cause: 'shown' }, bounds)
    way.shown(url, bounds.portalOrigins.includes(originOf(url)))
    if (verdict === 'stay') watch.shown(url)
    else if (verdict === 'wrongTenant') watch.wrongTenant()
    else watch.leave('leftPortal', url)
  }
  contents.on('did-navigate', (_event, url, status) => {
    judgeShown(url)
    if (status === 401 || status === 403) watch.denied()
  })
  contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
    if (isMainFrame) judgeShown(url)
  })
  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    if (isMainFrame && code !== abortedLoad) watch.failed()
  })
}

/** A page that belongs to the session opens in its place; the frame has no room for windows that are not framed. */
function guardPopups(contents: GuardedContents, bounds: PortalBounds, watch: PortalWatch): void {
  contents.setWindowOpenHandler(({ url }) => {
    const verdict = judgeNavigation({ url, isMainFrame: true }, bounds)
    setImmediate(() => {
      if (verdict === 'stay') contents.loadURL(url).catch(() => watch.refused('popup', url))
      else if (verdict === 'leave') watch.leave('leftPortal', url)
      else if (verdict === 'ownConsole') watch.ownConsole(url)
      else watch.refused('popup', url)
    })
    return { action: 'deny' }
  })
}
