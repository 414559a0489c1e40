import type { FederatedSignIns } from '../services/ports'
import { originOf } from './visitOrigins'

/** `later`: no, but nothing is remembered. */
export type FederationAnswer = 'allow' | 'refuse' | 'later'

export interface FederationQuestionParts {
  readonly signIns: FederatedSignIns
  /** Asks the technician; aborted when the visit ends. */
  readonly ask: (origin: string, signal: AbortSignal) => Promise<FederationAnswer>
  /** The sign-in ends here, as with every other address that is not the session's. */
  readonly leave: (url: string) => void
}

export interface FederationQuestion {
  /** The sign-in leads to an origin that nobody knows. `goOn` goes there. Never rejects. */
  wanted(url: string, goOn: () => void): Promise<void>
  /** Somebody is asked, and takes the time that it takes. */
  isOpen(): boolean
  /** Takes back an open question. */
  stop(): void
}

/** Asks once for each partner whether its sign-in may go to an origin; everything but a plain yes is a no. */
export function createFederationQuestion({ signIns, ask, leave }: FederationQuestionParts): FederationQuestion {
  const stopped = new AbortController()
  let asking = false
  const answerOf = async (origin: string): Promise<FederationAnswer> => {
    const before = signIns.answerFor(origin)
    if (before !== undefined) return before ? 'allow' : 'refuse'
    const answer = await ask(origin, stopped.signal)
    if (stopped.signal.aborted) return 'later'
    if (answer !== 'later') await signIns.keep(origin, answer === 'allow')
    return answer
  }
  return {
    wanted: async (url, goOn) => {
      if (asking || stopped.signal.aborted) return
      asking = true
      // What cannot be asked or kept is not allowed.
      const answer = await answerOf(originOf(url)).catch(() => 'later' as const)
      asking = false
      if (stopped.signal.aborted) return
      if (answer === 'allow') goOn()
      else leave(url)
    },
    isOpen: () => asking,
    stop: () => stopped.abort()
  }
}
