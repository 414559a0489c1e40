import type { BrowserWindow } from 'electron'
import type { ActingSession } from '../contract/acting'

/** @param alone whether no other open customer has the same company name */
export type VisitTitle = (session: ActingSession, alone: boolean) => string

interface TitledVisit {
  readonly window: Pick<BrowserWindow, 'isDestroyed' | 'setTitle'>
  readonly session: ActingSession
}

/** Two open customers of one name are told apart by their domains in title bar and task bar too, as their frames tell them apart (capabilities 6.1). */
export function titleWindows(open: readonly TitledVisit[], title: VisitTitle): void {
  for (const { window, session } of open) {
    const alone = open.every((other) => other.session === session || comparable(other.session.company) !== comparable(session.company))
    if (!window.isDestroyed()) window.setTitle(title(session, alone))
  }
}

function comparable(company: string): string {
  return company.normalize('NFKC').trim().toLowerCase()
}
