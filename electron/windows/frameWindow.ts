import { BrowserWindow } from 'electron'
import type { ActingSession } from '../contract/acting'
import { framePage } from '../security/appPaths'
import { lockedDown } from '../security/webPreferences'

export interface FrameWindowOptions {
  readonly session: ActingSession
  readonly title: string
  readonly preload: string
  readonly language: 'en' | 'de'
  readonly devTools: boolean
}

/** The window around a customer's portal. Its own page is ours; it has the tenant's colour before anything is loaded. */
export function createFrameWindow(options: FrameWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 840,
    minWidth: 720,
    minHeight: 480,
    title: options.title,
    backgroundColor: options.session.mark.colour,
    autoHideMenuBar: true,
    show: true,
    webPreferences: {
      ...lockedDown,
      preload: options.preload,
      devTools: options.devTools,
      spellcheck: false,
      additionalArguments: [`--partner-desk-language=${options.language}`]
    }
  })
  // The title names the customer; no page may change it.
  window.on('page-title-updated', (event) => event.preventDefault())
  return window
}

export function loadFrame(window: BrowserWindow): Promise<void> {
  return window.loadURL(framePage)
}
