import type { WebPreferences } from 'electron'

/**
 * The one set of web preferences of every page, ours or a customer's. What Electron already defaults to is still said,
 * so that a changed default or a slip shows in a test and not in the field.
 */
export const lockedDown = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true
}) satisfies Readonly<WebPreferences>

/**
 * What a stranger's page does without, because it shows itself outside of the page: the system's dialogs for files of the newer kind, windows
 * of pictures, and the colour picker over the whole screen.
 */
const withoutFeatures = ['FileSystemAccessLocal', 'DocumentPictureInPictureAPI', 'EyeDropperAPI'].join(',')

/**
 * A page of a stranger: no preload script, no developer tools, a session of its own, and no box of Electron's that does not say whose it is
 * (windows/pageDialogs answers them in a customer's name).
 */
export function strangerPreferences(session: Electron.Session): WebPreferences {
  return { ...lockedDown, devTools: false, spellcheck: false, disableDialogs: true, disableBlinkFeatures: withoutFeatures, session }
}
