import type { EventEmitter } from 'node:events'
import { hostOf } from './visitOrigins'
import type { Patience } from './patience'

/** A page's `alert` or `confirm`. */
export interface PageQuestion {
  readonly kind: 'alert' | 'confirm'
  readonly words: string
  /** Host of the document that says it. */
  readonly host: string
}

export interface PageDialogsParts {
  readonly contents: Pick<EventEmitter, 'on' | 'removeAllListeners'> & { getURL(): string }
  /** Asks the technician in the customer's name. @returns whether they agreed */
  readonly ask: (question: PageQuestion, signal: AbortSignal) => Promise<boolean>
  /** Keeps a script from asking again and again; must not count input that is meant for an open question. */
  readonly patience: Patience
  /** `typing`: a page wanted something typed; `prompt`: it asks too often, or where it must not. */
  readonly refused: (what: 'typing' | 'prompt') => void
}

export interface PageDialogs {
  /** A page waits for its answer and does nothing else meanwhile. */
  isOpen(): boolean
  /** Takes back what is asked; from here on every question is answered with no. */
  stop(): void
}

interface Wanted {
  readonly frame?: { readonly url?: string } | null
  readonly dialogType: string
  readonly messageText: string
}

type Answer = (agreed: boolean, typed: string) => void

/**
 * Answers the boxes that a page opens by `alert`, `confirm` and `prompt`. Electron's own would stand over the window without a word of whose page
 * asks. Its preferences let us only silence them (`disableDialogs`, which is set), so its listener is replaced by ours; an Electron that no longer
 * tells of them this way shows none. A question of `beforeunload` is answered by the leaveGuard, and never shown.
 */
export function answerPageDialogs({ contents, ask, patience, refused }: PageDialogsParts): PageDialogs {
  const stopped = new AbortController()
  let open: AbortController | undefined

  const run = async (wanted: Wanted, answer: Answer): Promise<void> => {
    if (stopped.signal.aborted) return answer(false, '')
    const { dialogType, messageText } = wanted
    if (dialogType !== 'alert' && dialogType !== 'confirm') {
      refused('typing')
      return answer(false, '')
    }
    if (open !== undefined || patience.isTried()) {
      refused('prompt')
      return answer(false, '')
    }
    const mine = new AbortController()
    open = mine
    try {
      const host = hostOf(wanted.frame?.url ?? '') || hostOf(contents.getURL())
      answer(await ask({ kind: dialogType, words: messageText, host }, AbortSignal.any([mine.signal, stopped.signal])), '')
    } finally {
      open = undefined
      patience.answered()
    }
  }
  contents.removeAllListeners('-run-dialog')
  contents.removeAllListeners('-cancel-dialogs')
  contents.on('-run-dialog', (wanted: Wanted, answer: Answer) => {
    run(wanted, answer).catch(() => settle(answer))
  })
  // The page has gone elsewhere or is gone: nobody waits for the answer.
  contents.on('-cancel-dialogs', () => open?.abort())
  return { isOpen: () => open !== undefined, stop: () => stopped.abort() }
}

/** A question that could not be asked is answered with no; the page may be gone. */
function settle(answer: Answer): void {
  try {
    answer(false, '')
  } catch {
    // It has been answered.
  }
}
