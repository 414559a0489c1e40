import type { BrowserWindow, Session, WebContents } from 'electron'
import { closeContents } from './closeContents'
import type { VisitProcesses } from './visitProcesses'
import { closeTheGates, wipeSession } from './wipeSession'

export interface VisitEndParts {
  readonly visit: Session
  readonly contents: WebContents
  readonly window: BrowserWindow
  readonly processes: Pick<VisitProcesses, 'note' | 'end'>
  /** Takes the portal's page out of sight and stops whatever watches it. */
  readonly hide: () => void
  /** Cancels what was still coming. Never rejects. */
  readonly stopDownloads: () => Promise<void>
}

/**
 * Ends a visit, whatever the cause, in the one order (capabilities 6.5): out of sight, cut off, closed without being asked, its processes ended, wiped
 * and looked at, and only then is the window gone. A step that fails holds none of the next ones. Never rejects.
 * @returns whether the page is gone and nothing of the session is left
 */
export async function carryOutEnd({ visit, contents, window, processes, hide, stopDownloads }: VisitEndParts): Promise<boolean> {
  attempt(hide)
  const isCutOff = attempt(() => closeTheGates(visit))
  attempt(() => processes.note())
  const [isClosed] = await Promise.all([closeContents(contents).catch(() => false), stopDownloads()])
  const isAlone = await processes.end().catch(() => false)
  const isWiped = await wipeSession(visit).catch(() => false)
  attempt(() => {
    if (!window.isDestroyed()) window.destroy()
  })
  return isCutOff && isClosed && isAlone && isWiped
}

function attempt(step: () => void): boolean {
  try {
    step()
    return true
  } catch {
    return false
  }
}
