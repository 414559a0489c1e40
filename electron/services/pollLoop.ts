import { AppFailure } from '../contract/errors'
import { sleep } from '../lib/wait'
import type { Clock } from './ports'

/** Milliseconds between two polls. */
export interface PollPauses {
  /** While the application's window is in front. */
  readonly front: number
  readonly behind: number
  /** However many failed. */
  readonly longest: number
}

export interface PollLoopParts {
  /** Asks the cloud. Rejects with an AppFailure when that failed. */
  readonly poll: (signal: AbortSignal) => Promise<void>
  /** Whether there is any sense in asking now. */
  readonly wanted: () => boolean
  readonly pauses: PollPauses
  readonly clock: Clock
  /** Replaces the wait in tests; milliseconds. */
  readonly wait?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined
}

/** Asks again and again: more often while somebody looks; after failures the pauses double, and are never shorter than the service asks for. */
export class PollLoop {
  readonly #parts: PollLoopParts
  #front = true
  #failures = 0
  #wake: AbortController | undefined

  constructor(parts: PollLoopParts) {
    this.#parts = parts
  }

  /** Whether the application's window is in front: then the cloud is asked more often, and at once. */
  setFront(front: boolean): void {
    if (front && !this.#front) this.#wake?.abort()
    this.#front = front
  }

  /** The network, or the sign-in, is back: no reason to wait any longer. */
  nudge(): void {
    this.#failures = 0
    this.#wake?.abort()
  }

  /** Until the signal aborts. */
  async watch(signal: AbortSignal): Promise<void> {
    const { clock, wanted, pauses } = this.#parts
    let notBefore = 0
    while (!signal.aborted) {
      const usual = this.#front ? pauses.front : pauses.behind
      await this.#pause(Math.max(notBefore - clock.now(), Math.min(usual * 2 ** this.#failures, pauses.longest)), signal)
      if (signal.aborted) return
      if (clock.now() < notBefore || !wanted()) continue
      const failure = await this.#try(signal)
      this.#failures = failure === undefined ? 0 : this.#failures + 1
      notBefore = clock.now() + (failure?.error.retryAfterMs ?? 0)
    }
  }

  async #try(signal: AbortSignal): Promise<AppFailure | undefined> {
    try {
      await this.#parts.poll(signal)
      return undefined
    } catch (cause) {
      if (cause instanceof AppFailure) return cause
      throw cause
    }
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    const wake = new AbortController()
    this.#wake = wake
    // Only the window coming to the front, a nudge, or the end cuts a pause short.
    await (this.#parts.wait ?? sleep)(ms, AbortSignal.any([signal, wake.signal])).catch(() => undefined)
  }
}
