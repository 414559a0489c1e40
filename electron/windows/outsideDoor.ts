import type { OutsidePortal } from '../services/ports'
import { placeOf } from './visitOrigins'

export interface OutsideDoorParts {
  /** Says that it opens in the technician's own browser; aborted when the visit ends. @returns whether to go there */
  readonly ask: (portal: OutsidePortal, signal: AbortSignal) => Promise<boolean>
  readonly open: (url: string) => Promise<void>
  readonly opened: (what: OutsidePortal['opens'], place: string) => void
}

export interface OutsideDoor {
  /** A portal that is administered elsewhere was chosen. Rejects with AppFailure when it could not be opened. */
  go(portal: OutsidePortal): Promise<void>
  /** Takes back an open question. */
  stop(): void
}

/** The way from a visit to what is administered elsewhere: says so before it opens, one question at a time (capabilities 6.4). */
export function createOutsideDoor({ ask, open, opened }: OutsideDoorParts): OutsideDoor {
  const stopped = new AbortController()
  let asking = false
  return {
    go: async (portal) => {
      if (asking || stopped.signal.aborted) return
      asking = true
      try {
        const wanted = await ask(portal, stopped.signal)
        if (!wanted || stopped.signal.aborted) return
        await open(portal.url)
        opened(portal.opens, placeOf(portal.url) ?? '')
      } finally {
        asking = false
      }
    },
    stop: () => stopped.abort()
  }
}
