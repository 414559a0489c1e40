import { BrowserWindow, nativeTheme, screen } from 'electron'
import { eventChannel } from '../contract/bridge'
import type { PortalEvents } from '../contract/events'
import { portalPage } from '../security/appPaths'
import { lockedDown } from '../security/webPreferences'
import type { HintsKeeper } from './hintsKeeper'
import { keepPlace, placeAtStart } from './places'
import { rememberPlace, restoreState } from './rememberPlace'
import type { StartHints } from './startHints'

export interface PortalWindowOptions {
  readonly preload: string
  readonly devTools: boolean
  readonly hints: StartHints
  readonly icon?: string
}

/** The smallest one is small enough for 1024 × 640 at 200 % zoom; the pages need no horizontal scrolling there. */
const sizes = { usual: { width: 1280, height: 820 }, smallest: { width: 512, height: 320 } } as const

/** The background of the page's first paint, so that the window does not flash (tokens of the page: surface). */
export function background(dark: boolean): string {
  return dark ? '#1f1f1f' : '#fafafa'
}

/** Creates the application's own window and shows it at once, in its colour, while the page is on its way. */
export function createPortalWindow({ preload, devTools, hints, icon }: PortalWindowOptions): BrowserWindow {
  const { state, ...bounds } = placeAtStart(hints.portal ?? {}, screen.getAllDisplays(), screen.getPrimaryDisplay(), sizes)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: sizes.smallest.width,
    minHeight: sizes.smallest.height,
    title: 'Partner Desk',
    autoHideMenuBar: true,
    backgroundColor: background(nativeTheme.shouldUseDarkColors),
    ...(icon === undefined ? {} : { icon }),
    webPreferences: { ...lockedDown, preload, devTools }
  })
  restoreState(window, state)
  return window
}

/** Keeps where the window is on each display, so that the next start finds it there. */
export function rememberPortalPlace(window: BrowserWindow, hints: Pick<HintsKeeper, 'current' | 'update'>): void {
  rememberPlace(window, (place, seen) => hints.update({ portal: keepPlace(hints.current().portal ?? {}, screen.getDisplayMatching(seen), place) }))
}

/**
 * Loads the page, at one of its own paths where one is given; a page that is there already only goes to it. Apart from
 * creating it, so that what must know the window first can be joined in between. Never rejects: the router and the page's own
 * failures are told elsewhere.
 */
export async function loadPortal(window: BrowserWindow, path?: string): Promise<void> {
  if (window.isDestroyed()) return
  await window.loadURL(path === undefined ? portalPage : `${portalPage}#${path}`).catch(() => undefined)
}

/** The pages of one technician are no places for the next one to go back to. */
export async function forgetWay(window: BrowserWindow): Promise<void> {
  await loadPortal(window, '/')
  if (!window.isDestroyed()) window.webContents.navigationHistory.clear()
}

/** Sends an event to the page; to a window that is gone it does nothing. */
export function tellPortal<N extends keyof PortalEvents>(window: BrowserWindow, name: N, payload: PortalEvents[N]): void {
  if (!window.isDestroyed()) window.webContents.send(eventChannel, name, payload)
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
