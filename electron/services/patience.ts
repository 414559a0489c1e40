import { AppFailure } from '../contract/errors'

/** A service that has refused all tries is left alone for so long, then twice as long, but never longer than five minutes. */
const restMs = 30_000
const longestRestMs = 300_000
const mostRests = 12

/** The service does not know the place in its list any more. */
export const isLost = (error: unknown): boolean => error instanceof AppFailure && (error.error.kind === 'invalid' || error.error.kind === 'notFound')

/**
 * How long a long reading leaves a service alone that has refused or failed all tries of one request; `undefined`: it gives up.
 * @param rests how often it has rested for this request
 */
export const restFor = (error: unknown, rests: number): number | undefined => {
  if (!(error instanceof AppFailure) || rests >= mostRests) return undefined
  const { kind, code, retryAfterMs } = error.error
  if (kind !== 'throttled' && code !== 'service.unavailable' && code !== 'network.timedOut') return undefined
  return Math.min(retryAfterMs ?? restMs * 2 ** rests, longestRestMs)
}
