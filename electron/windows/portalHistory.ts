import type { NavigationHistory } from 'electron'

/** The ways through the pages of one portal. */
export interface PortalHistory {
  /** At the first page there is only the way out. */
  back(): void
  /** For a button that the page has followed by itself as far as it could. */
  backAtFirstPage(): void
  forward(): void
  /** What was before is no place to go back to. */
  forget(): void
}

export type WalkedHistory = Pick<NavigationHistory, 'canGoBack' | 'goBack' | 'canGoForward' | 'goForward' | 'clear'>

/** Back inside the portal never leads out of it without ending the session (capabilities 6.5). */
export function portalHistory(history: WalkedHistory, beyond: () => void): PortalHistory {
  return {
    back: () => {
      if (history.canGoBack()) history.goBack()
      else beyond()
    },
    backAtFirstPage: () => {
      if (!history.canGoBack()) beyond()
    },
    forward: () => {
      if (history.canGoForward()) history.goForward()
    },
    forget: () => history.clear()
  }
}
