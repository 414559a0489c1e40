import { AppFailure } from '../contract/errors'

const cancelled = (signal: AbortSignal): AppFailure =>
  new AppFailure({ kind: 'cancelled', code: 'cancelled' }, { cause: signal.reason })

/** Resolves after `ms` milliseconds; rejects with AppFailure `cancelled` as soon as the signal aborts. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(cancelled(signal))
      return
    }
    const stop = (): void => {
      clearTimeout(timer)
      if (signal) reject(cancelled(signal))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

/**
 * Runs a task that must end within `ms` milliseconds. The task gets a signal that aborts at the limit or when the outer
 * signal does. Rejects with AppFailure `timedOut` or `cancelled`, even when the task ignores its signal. The time for which a person is
 * waited for ({@link waitForPerson}) does not count, here and in every limit around it.
 */
export async function withTimeLimit<T>(ms: number, task: (signal: AbortSignal) => Promise<T>, outer?: AbortSignal): Promise<T> {
  const work = new AbortController()
  const limit = limitOf(ms, work.signal, outer)
  const stopWork = limit.passed.catch((reason: unknown) => {
    work.abort(reason)
    throw reason
  })
  try {
    return await Promise.race([task(work.signal), stopWork])
  } finally {
    limit.stop()
    stopWork.catch(() => undefined)
  }
}

const [personAsked, personAnswered] = ['personAsked', 'personAnswered'] as const

/**
 * Waits for a person, with a limit and a cancel of its own. Whoever gave the signal is told by it, so that their limits stand still
 * meanwhile: what somebody reads and types takes as long as it takes.
 */
export async function waitForPerson<T>(signal: AbortSignal | undefined, wait: () => Promise<T>): Promise<T> {
  signal?.dispatchEvent(new Event(personAsked))
  try {
    return await wait()
  } finally {
    signal?.dispatchEvent(new Event(personAnswered))
  }
}

export interface PersonWatch {
  /** From the first that is waited for to the last one's answer. */
  readonly asked: () => void
  readonly answered: () => void
}

/** Hears when work with this signal waits for a person. @returns stops it; who is still waited for counts as having answered */
export function whilePersonIsAsked(signal: AbortSignal, { asked, answered }: PersonWatch): () => void {
  let open = 0
  const begin = (): void => {
    open += 1
    if (open === 1) asked()
  }
  const end = (): void => {
    open -= 1
    if (open === 0) answered()
  }
  signal.addEventListener(personAsked, begin)
  signal.addEventListener(personAnswered, end)
  return () => {
    signal.removeEventListener(personAsked, begin)
    signal.removeEventListener(personAnswered, end)
    if (open > 0) answered()
  }
}

interface Limit {
  readonly passed: Promise<never>
  stop(): void
}

/** A limit that stands still while a person is waited for. */
function limitOf(ms: number, work: AbortSignal, outer: AbortSignal | undefined): Limit {
  let left = ms
  let since = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let fail: ((failure: AppFailure) => void) | undefined
  const passed = new Promise<never>((_resolve, reject) => {
    fail = reject
  })
  let ended = false
  const stop = (): void => {
    if (ended) return
    ended = true
    clearTimeout(timer)
    outer?.removeEventListener('abort', giveUp)
    stopHearing()
  }
  const end = (failure: AppFailure): void => {
    stop()
    fail?.(failure)
  }
  const giveUp = (): void => {
    if (outer !== undefined) end(cancelled(outer))
  }
  const run = (): void => {
    since = performance.now()
    timer = setTimeout(() => end(new AppFailure({ kind: 'timedOut', code: 'timedOut' })), left)
  }
  const stopHearing = whilePersonIsAsked(work, {
    asked: () => {
      clearTimeout(timer)
      left = Math.max(0, left - (performance.now() - since))
      outer?.dispatchEvent(new Event(personAsked))
    },
    answered: () => {
      if (!ended) run()
      outer?.dispatchEvent(new Event(personAnswered))
    }
  })
  if (outer?.aborted === true) giveUp()
  else {
    outer?.addEventListener('abort', giveUp, { once: true })
    run()
  }
  return { passed, stop }
}
