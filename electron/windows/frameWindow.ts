import { BrowserWindow } from 'electron'
import type { ActingSession } from '../contract/acting'
import { markImage } from './markImage'
import type { Place } from './places'
import { restoreState } from './rememberPlace'
import { smallestFrame } from './tiles'
import { framePage } from '../security/appPaths'
import { lockedDown } from '../security/webPreferences'

export interface FrameWindowOptions {
  readonly session: ActingSession
  readonly title: string
  readonly preload: string
  readonly devTools: boolean
  readonly place: Place
}

/** The window around a customer's portal. Its own page is ours; it has the tenant's colour before anything is loaded. */
export function createFrameWindow(options: FrameWindowOptions): BrowserWindow {
  const { state, ...bounds } = options.place
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestFrame.width,
    minHeight: smallestFrame.height,
    title: options.title,
    backgroundColor: options.session.mark.colour,
    autoHideMenuBar: true,
    show: true,
    webPreferences: {
      ...lockedDown,
      preload: options.preload,
      devTools: options.devTools,
      spellcheck: false
    }
  })
  restoreState(window, state)
  showMark(window, options.session)
  // The title names the customer; no page may change it.
  window.on('page-title-updated', (event) => event.preventDefault())
  return window
}

/** The language stands in the address, because pages of ours share a process, and with it the arguments of its start. */
export function loadFrame(window: BrowserWindow, language: 'en' | 'de'): Promise<void> {
  return window.loadURL(`${framePage}#${language}`)
}

/** The mark in the title bar and the task bar, where the system has them: macOS has neither, only Windows has the overlay. */
function showMark(window: BrowserWindow, { mark, company }: ActingSession): void {
  if (process.platform === 'darwin') return
  window.setIcon(markImage(mark, 64))
  if (process.platform === 'win32') window.setOverlayIcon(markImage(mark, 32), company)
}
