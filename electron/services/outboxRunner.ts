import { AppFailure } from '../contract/errors'
import { sleep } from '../lib/wait'

/** Something that waits for the network. */
export interface OutboxTurn {
  readonly id: string
  readonly writtenAt: string
  /** Resolves when it is out of the outbox; rejects when it waits on. */
  carryOut(signal?: AbortSignal): Promise<void>
}

export interface OutboxRunnerParts {
  /** What waits now, in order. */
  readonly waiting: () => readonly OutboxTurn[]
  /** What is to be tidied up, in any order; a failure keeps nobody waiting. */
  readonly tidy: () => readonly OutboxTurn[]
  readonly online: () => boolean
  /** Replaces the wait in tests; milliseconds. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

const firstPauseMs = 1_000
const longestPauseMs = 60_000
const idlePauseMs = 300_000

/** Carries out what waits, one after the other and in order: the first that cannot go keeps those behind it. */
export class OutboxRunner {
  readonly #parts: OutboxRunnerParts
  #running: Promise<void> | undefined
  #again = false
  #failures = 0
  #pauseMs = idlePauseMs
  #wake: AbortController | undefined

  constructor(parts: OutboxRunnerParts) {
    this.#parts = parts
  }

  /** Carries out all that waits, or as much as goes; joins a run that is under way. Never rejects for a failure of the cloud. */
  run(signal?: AbortSignal): Promise<void> {
    this.#again = true
    if (this.#running !== undefined) return this.#running
    const running = this.#loop(signal).finally(() => {
      if (this.#running === running) this.#running = undefined
    })
    this.#running = running
    return running
  }

  /** Another account is signed in: what runs ends by itself, and what is asked for from now on does not join it. */
  leave(): void {
    this.#running = undefined
    this.nudge()
  }

  /** The network, or the sign-in, is back: no reason to wait any longer. */
  nudge(): void {
    this.#failures = 0
    this.#pauseMs = 0
    this.#wake?.abort()
  }

  /** Tries again by itself until the signal aborts: after growing pauses, after what a service asks for, or when nudged. */
  async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const pauseMs = this.#pauseMs
      this.#pauseMs = idlePauseMs
      await this.#pause(pauseMs, signal)
      if (signal.aborted) return
      // Somebody set another pause meanwhile: it begins now.
      if (this.#pauseMs === idlePauseMs && this.#parts.online()) await this.run(signal)
    }
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    const wake = new AbortController()
    this.#wake = wake
    const wait = this.#parts.wait ?? sleep
    // Only a new pause, a nudge or the end cuts a pause short.
    await wait(ms, AbortSignal.any([signal, wake.signal])).catch(() => undefined)
  }

  async #loop(signal?: AbortSignal): Promise<void> {
    while (this.#again) {
      this.#again = false
      if (!(await this.#inOrder(signal))) return
      await this.#tidy(signal)
    }
  }

  async #inOrder(signal?: AbortSignal): Promise<boolean> {
    for (let next = this.#parts.waiting()[0]; next !== undefined; next = this.#parts.waiting()[0]) {
      if (signal?.aborted) return false
      try {
        await next.carryOut(signal)
        this.#failures = 0
      } catch (cause) {
        if (!(cause instanceof AppFailure)) throw cause
        this.#comeBack(cause)
        return false
      }
    }
    return true
  }

  async #tidy(signal?: AbortSignal): Promise<void> {
    for (const turn of this.#parts.tidy()) {
      if (signal?.aborted) return
      await turn.carryOut(signal).catch((cause: unknown) => {
        if (!(cause instanceof AppFailure)) throw cause
        this.#comeBack(cause)
      })
    }
  }

  #comeBack({ error }: AppFailure): void {
    const backOff = Math.min(firstPauseMs * 2 ** this.#failures, longestPauseMs)
    this.#failures += 1
    this.#pauseMs = Math.max(backOff, error.retryAfterMs ?? 0)
    // The watch may be in a long pause of its own.
    this.#wake?.abort()
  }
}
