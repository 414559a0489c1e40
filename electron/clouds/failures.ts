import { AppFailure } from '../contract/errors'

export const cancelled = (): AppFailure => new AppFailure({ kind: 'cancelled', code: 'cancelled' })

const certificateProblem = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_SSL|ERR_TLS/
const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  const { code } = error as Error & { code?: unknown }
  return typeof code === 'string' ? code : error.message
}

/** What a rejected `fetch` means. `limited` is our own time limit's signal, `caller` the technician's. */
export const networkFailure = (error: unknown, limited: AbortSignal, caller?: AbortSignal): AppFailure => {
  if (error instanceof AppFailure) return error
  if (caller?.aborted === true) return cancelled()
  if (limited.aborted) return new AppFailure({ kind: 'unreachable', code: 'network.timedOut' }, { cause: error })
  const inner = error instanceof Error && error.cause !== undefined ? codeOf(error.cause) : codeOf(error)
  const code = certificateProblem.test(inner) ? 'network.certificate' : 'network.unreachable'
  return new AppFailure({ kind: 'unreachable', code }, { cause: error })
}

/**
 * Ends with the signal even where a `fetch` does not: not every engine passes an abort on to a body that is being read.
 * Rejects with the signal's reason.
 */
export const untilAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  const aborted = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  return Promise.race([work, aborted])
}

/** A page of HTML where JSON belongs: a hotel's or a proxy's sign-in page stands in between. */
export const captivePortal = (): AppFailure => new AppFailure({ kind: 'unreachable', code: 'network.captivePortal' })

export const isFailure = (error: unknown, ...kinds: readonly AppFailure['error']['kind'][]): error is AppFailure =>
  error instanceof AppFailure && kinds.includes(error.error.kind)
