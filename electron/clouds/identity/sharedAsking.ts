/** Asks once for everybody who wants the same at the same time. */
export type SharedAsking<T> = (key: string, ask: (signal: AbortSignal) => Promise<T>, signal: AbortSignal) => Promise<T>

interface Asking<T> {
  readonly answer: Promise<T>
  readonly signal: AbortSignal
}

/**
 * A page reads several things of a customer at once; all are challenged, and one sign-in answers all. Whoever comes while it is asked waits for
 * the same answer, a cancel included, unless it was stopped only because the first one's work was given up: then the next one asks.
 */
export const createSharedAsking = <T>(): SharedAsking<T> => {
  const asking = new Map<string, Asking<T>>()
  const once: SharedAsking<T> = async (key, ask, signal) => {
    const running = asking.get(key)
    if (running !== undefined) {
      try {
        return await running.answer
      } catch (error) {
        if (!running.signal.aborted || signal.aborted) throw error
        return once(key, ask, signal)
      }
    }
    const answer = ask(signal)
    asking.set(key, { answer, signal })
    try {
      return await answer
    } finally {
      asking.delete(key)
    }
  }
  return once
}
