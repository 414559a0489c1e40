import type { BrowserWindow, Session, WebContents } from 'electron'
import { closeContents } from './closeContents'
import { closeTheGates, wipeSession } from './wipeSession'

export interface VisitEndParts {
  readonly visit: Session
  readonly contents: WebContents
  readonly window: BrowserWindow
  /** Takes the portal's page out of sight and stops whatever watches it. */
  readonly hide: () => void
  /** Cancels what was still coming. Never rejects. */
  readonly stopDownloads: () => Promise<void>
}

/**
 * Ends a visit, whatever the cause, in the one order (capabilities 6.5): out of sight, cut off, closed without being asked, wiped and looked
 * at, and only then is the window gone. A step that fails holds none of the next ones. Never rejects.
 * @returns whether the page is gone and nothing of the session is left
 */
export async function carryOutEnd({ visit, contents, window, hide, stopDownloads }: VisitEndParts): Promise<boolean> {
  attempt(hide)
  const isCutOff = attempt(() => closeTheGates(visit))
  const [isClosed] = await Promise.all([closeContents(contents).catch(() => false), stopDownloads()])
  const isWiped = await wipeSession(visit).catch(() => false)
  attempt(() => {
    if (!window.isDestroyed()) window.destroy()
  })
  return isCutOff && isClosed && isWiped
}

function attempt(step: () => void): boolean {
  try {
    step()
    return true
  } catch {
    return false
  }
}
