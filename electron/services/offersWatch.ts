import { AppFailure } from '../contract/errors'
import type { RecordId } from '../contract/ids'
import { sleep } from '../lib/wait'

export interface WatchedOffers {
  /** Offers whose answer is awaited. */
  open(): readonly RecordId[]
  refresh(offerId: RecordId, signal: AbortSignal): Promise<unknown>
  online(): boolean
  /** Replaces the wait in tests; milliseconds. */
  wait?(ms: number, signal: AbortSignal): Promise<void>
}

const slowestFactor = 16

/**
 * Asks for the answers to open offers every `intervalMs` milliseconds until the signal aborts (capabilities 4.8). After a
 * failure the pause doubles up to 16 times, or is as long as the service asks for; offline nothing is asked.
 */
export async function watchOffers(offers: WatchedOffers, intervalMs: number, signal: AbortSignal): Promise<void> {
  const wait = offers.wait ?? sleep
  let pause = intervalMs
  while (!signal.aborted) {
    // Only the end of the watch ends a wait early.
    await wait(pause, signal).catch(() => undefined)
    if (signal.aborted) return
    const failure = offers.online() ? await refreshAll(offers, signal) : undefined
    pause = failure === undefined ? intervalMs : Math.max(Math.min(pause * 2, intervalMs * slowestFactor), failure.retryAfterMs)
  }
}

/** Stops at the first failure: when the cloud cannot answer for one it is not asked for the next. */
async function refreshAll(offers: WatchedOffers, signal: AbortSignal): Promise<{ readonly retryAfterMs: number } | undefined> {
  for (const offerId of offers.open()) {
    if (signal.aborted) return undefined
    try {
      await offers.refresh(offerId, signal)
    } catch (cause) {
      return { retryAfterMs: cause instanceof AppFailure ? (cause.error.retryAfterMs ?? 0) : 0 }
    }
  }
  return undefined
}
