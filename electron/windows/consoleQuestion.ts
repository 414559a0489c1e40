import type { WebContents } from 'electron'
import { createPatience } from './patience'

export interface ConsoleQuestionParts {
  readonly contents: Pick<WebContents, 'on'>
  /** Asks the technician; aborted when the visit ends. @returns whether they want to go there */
  readonly ask: (url: string, signal: AbortSignal) => Promise<boolean>
  readonly open: (url: string) => Promise<void>
  readonly refused: (what: string, url: string) => void
  readonly now: () => number
}

export interface ConsoleQuestion {
  /** The page wants to go to a console of the technician's own company. Never rejects. */
  wanted(url: string): Promise<void>
  /** Takes back an open question. */
  stop(): void
}

/**
 * Says that a console is the technician's own company's, and opens it outside (capabilities 6.4). A script cannot make a
 * storm of questions: one at a time, and after an answer only a person's input, or some quiet, allows another.
 */
export function createConsoleQuestion({ contents, ask, open, refused, now }: ConsoleQuestionParts): ConsoleQuestion {
  const stopped = new AbortController()
  let asking = false
  const patience = createPatience(contents, now, () => !asking)
  const isRefused = (): boolean => asking || stopped.signal.aborted || patience.isTried()
  return {
    wanted: async (url) => {
      if (isRefused()) {
        refused('own console', url)
        return
      }
      asking = true
      try {
        if ((await ask(url, stopped.signal)) && !stopped.signal.aborted) await open(url)
      } catch {
        refused('own console', url)
      } finally {
        asking = false
        patience.answered()
      }
    },
    stop: () => stopped.abort()
  }
}
