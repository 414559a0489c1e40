import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import { sleep } from '../../lib/wait'
import type { Clock } from '../ports'
import type { HealthService } from './health'

export interface HealthRoundsParts {
  readonly health: Pick<HealthService, 'refresh' | 'checkedAt' | 'known' | 'forget'>
  /** Customers with a usable relationship, some at a time. */
  readonly customers: () => AsyncIterable<readonly TenantId[]>
  readonly clock: Clock
  /** Whether the cloud can be asked: online, and somebody is signed in. */
  readonly wanted: () => boolean
  /** Replaces the wait in tests; milliseconds. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Milliseconds. */
export const healthPauses = {
  /** The first page, and whatever the technician does first, are let alone. */
  first: 30_000,
  /** Between two customers: four a second, which in one tenant would be just what the service allows. */
  between: 250,
  /** What was read so recently is not read again. */
  fresh: 900_000,
  /** Between two looks for what is due. */
  idle: 60_000,
  longest: 900_000
} as const

/** Keeps the health of all customers' services up to date in the background, kindly: one at a time, slowly, and no more often than is of use. */
export class HealthRounds {
  readonly #parts: HealthRoundsParts
  #wake: AbortController | undefined
  #failures = 0

  constructor(parts: HealthRoundsParts) {
    this.#parts = parts
  }

  /** Looks now for what is due. */
  nudge(): void {
    this.#failures = 0
    this.#wake?.abort()
  }

  /** Until the signal aborts. */
  async watch(signal: AbortSignal): Promise<void> {
    let pause: number = healthPauses.first
    while (!signal.aborted) {
      await this.#pause(pause, signal)
      if (signal.aborted) return
      pause = this.#parts.wanted() ? await this.#round(signal) : healthPauses.idle
    }
  }

  /** Reads every customer that is due. @throws AppFailure of the cloud, at the first that does not answer */
  async round(signal: AbortSignal): Promise<void> {
    const { health, customers, clock, wanted } = this.#parts
    const seen = new Set<TenantId>()
    for await (const some of customers()) {
      for (const tenantId of some) {
        seen.add(tenantId)
        if (signal.aborted || !wanted()) return
        if (clock.now() - (health.checkedAt(tenantId) ?? 0) < healthPauses.fresh) continue
        await health.refresh(tenantId, { signal, background: true })
        await (this.#parts.wait ?? sleep)(healthPauses.between, signal)
      }
    }
    await health.forget(health.known().filter((tenantId) => !seen.has(tenantId)))
  }

  /** @returns the pause after it */
  async #round(signal: AbortSignal): Promise<number> {
    try {
      await this.round(signal)
      this.#failures = 0
      return healthPauses.idle
    } catch (cause) {
      if (!(cause instanceof AppFailure)) throw cause
      this.#failures += 1
      return Math.max(Math.min(healthPauses.idle * 2 ** this.#failures, healthPauses.longest), cause.error.retryAfterMs ?? 0)
    }
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    const wake = new AbortController()
    this.#wake = wake
    // Only a nudge, or the end, cuts a pause short.
    await (this.#parts.wait ?? sleep)(ms, AbortSignal.any([signal, wake.signal])).catch(() => undefined)
  }
}
