/** Something that is started at the first call. */
export interface Lazy<T> {
  (): Promise<T>
  /** What was started so far; `undefined` before the first call and after a failure. Starts nothing. */
  started(): Promise<T> | undefined
}

/**
 * Starts something at the first call and gives everyone the same result. A failed start is tried again at the next call, or,
 * with `keepFailure`, never: for what leaves half of itself behind.
 */
export function lazily<T>(start: () => Promise<T>, { keepFailure = false } = {}): Lazy<T> {
  let running: Promise<T> | undefined
  const get = (): Promise<T> => {
    running ??= start().catch((cause: unknown) => {
      if (!keepFailure) running = undefined
      throw cause
    })
    return running
  }
  return Object.assign(get, { started: () => running })
}
