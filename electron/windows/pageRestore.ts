import type { WebContents } from 'electron'

/** A page that crashes again within this time crashes because of what it does, and not by chance. */
export const restoreAgainAfterMs = 10_000

export interface PageRestoreParts {
  readonly contents: Pick<WebContents, 'on' | 'isDestroyed'>
  /** The page's process is gone; nothing of the page is on the screen any more. */
  readonly gone?: () => void
  /** Loads the page anew. */
  readonly restore: () => void
  /** The page was restored a moment ago and is gone again; absent: it is restored once more, after a pause. */
  readonly giveUp?: () => void
  readonly now?: () => number
}

/** Brings one of our own pages back whose process was lost: by a fault of the browser engine, by the system, for lack of memory. */
export function restorePage({ contents, gone, restore, giveUp, now = () => performance.now() }: PageRestoreParts): void {
  let restoredAt = Number.NEGATIVE_INFINITY
  const again = (): void => {
    if (contents.isDestroyed()) return
    restoredAt = now()
    restore()
  }
  contents.on('render-process-gone', () => {
    gone?.()
    const soon = now() - restoredAt < restoreAgainAfterMs
    if (soon && giveUp !== undefined) giveUp()
    // Not within the event: the engine is still putting the old process away.
    else setTimeout(again, soon ? restoreAgainAfterMs : 0)
  })
}
