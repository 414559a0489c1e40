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
 * signal does. Rejects with AppFailure `timedOut` or `cancelled`, even when the task ignores its signal.
 */
export async function withTimeLimit<T>(ms: number, task: (signal: AbortSignal) => Promise<T>, outer?: AbortSignal): Promise<T> {
  const inner = new AbortController()
  const guard = sleep(ms, outer ? AbortSignal.any([outer, inner.signal]) : inner.signal).then(() => {
    throw new AppFailure({ kind: 'timedOut', code: 'timedOut' })
  })
  const work = new AbortController()
  const stopWork = guard.catch((reason: unknown) => {
    work.abort(reason)
    throw reason
  })
  try {
    return await Promise.race([task(work.signal), stopWork])
  } finally {
    inner.abort()
    stopWork.catch(() => undefined)
  }
}
