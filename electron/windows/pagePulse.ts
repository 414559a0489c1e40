import { withLimit } from './withLimit'

export interface PulseTimes {
  /** Between two questions. */
  readonly pauseMs: number
  /** So long without an answer, and it is said that the page hangs. */
  readonly patienceMs: number
  /** So long after that it is over. */
  readonly limitMs: number
}

export const pulseTimes: PulseTimes = { pauseMs: 5_000, patienceMs: 15_000, limitMs: 10_000 }

export interface PulseParts {
  /** Resolves when the page answers; never rejects. */
  readonly answers: () => Promise<unknown>
  /** The page does not answer, or answers again. */
  readonly hangs: (hangs: boolean) => void
  readonly over: () => void
  /** Whether it need not answer now: it waits for a person. */
  readonly excused: () => boolean
}

/**
 * Asks a customer's page again and again whether it is there. Chromium's own watch on hanging pages notices only
 * what somebody clicked on. Counts by waits and not by the clock, so that a computer that slept finds nothing hanging.
 * @returns stops it
 */
export function watchPulse(parts: PulseParts, { pauseMs, patienceMs, limitMs }: PulseTimes = pulseTimes): () => void {
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = async (): Promise<void> => {
    const answer = parts.answers()
    const isThere = (await withLimit(answer, patienceMs)) || parts.excused()
    if (isStopped) return
    if (isThere || (await isBack(answer))) {
      again()
      return
    }
    if (!isStopped) parts.over()
  }
  /** Said first; who has said no to a hanging page by then can still end the session, or wait. */
  const isBack = async (answer: Promise<unknown>): Promise<boolean> => {
    parts.hangs(true)
    const came = (await withLimit(answer, limitMs)) || parts.excused()
    if (came && !isStopped) parts.hangs(false)
    return came
  }
  const again = (): void => {
    if (!isStopped) timer = setTimeout(() => void ask(), pauseMs)
  }
  again()
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}
