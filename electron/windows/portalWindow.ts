import { BrowserWindow, nativeTheme, screen } from 'electron'
import { eventChannel } from '../contract/bridge'
import type { PortalEvents } from '../contract/events'
import { portalPage } from '../security/appPaths'
import { lockedDown } from '../security/webPreferences'
import { onScreen, type StartHints } from './startHints'

export interface PortalWindowOptions {
  readonly preload: string
  readonly devTools: boolean
  readonly hints: StartHints
  readonly icon?: string
}

const usualSize = { width: 1280, height: 820 }
/** Small enough for 1024 × 640 at 200 % zoom; the pages need no horizontal scrolling there. */
const smallestSize = { minWidth: 512, minHeight: 320 }

/** The background of the page's first paint, so that the window does not flash (tokens of the page: surface). */
export function background(dark: boolean): string {
  return dark ? '#1f1f1f' : '#fafafa'
}

/** Creates the application's own window and shows it at once, in its colour, while the page is on its way. */
export function createPortalWindow({ preload, devTools, hints, icon }: PortalWindowOptions): BrowserWindow {
  const bounds = hints.bounds === undefined
    ? undefined
    : onScreen(hints.bounds, screen.getAllDisplays().map(({ workArea }) => workArea))
  const window = new BrowserWindow({
    ...usualSize,
    ...smallestSize,
    ...bounds,
    title: 'Partner Desk',
    autoHideMenuBar: true,
    backgroundColor: background(nativeTheme.shouldUseDarkColors),
    ...(icon === undefined ? {} : { icon }),
    webPreferences: { ...lockedDown, preload, devTools }
  })
  if (hints.maximized === true) window.maximize()
  return window
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
