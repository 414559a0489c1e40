import type { ActingSession, EndCause, SessionLimit } from '../contract/acting'
import { AppFailure } from '../contract/errors'
import type { RecordId, TenantId } from '../contract/ids'
import type { Settings } from '../contract/settings'
import type { ActingWindows, Activity, Clock } from './ports'

export interface ActingTimeParts {
  readonly acting: {
    list(): readonly ActingSession[]
    endAll(cause: EndCause): Promise<void>
  }
  readonly windows: Pick<ActingWindows, 'showLimit' | 'end'>
  readonly activity: Activity
  readonly clock: Clock
  readonly settings: () => Pick<Settings, 'actingLimit' | 'actingIdle' | 'actingEndOnLock'>
  /** Milliseconds since somebody last used the computer. */
  readonly systemIdleMs: () => number
}

interface Running {
  /** Milliseconds since the epoch; moved by an extension. */
  endsAt: number
  readonly limitMs: number
  told: string
}

const minute = 60_000

/**
 * Ends sessions that were forgotten (capabilities 6.7): by their time limit, because nobody uses the computer, or because it
 * was locked or suspended. Works by the clock and not by timers, so that a computer that slept is not late.
 */
export class ActingTime {
  readonly #parts: ActingTimeParts
  /** Sessions with a limit. A change of the setting counts for those that are opened after it. */
  readonly #running = new Map<RecordId, Running | undefined>()

  constructor(parts: ActingTimeParts) {
    this.#parts = parts
  }

  /** Looks at every session: to be called when one was opened, and each second while there is one. */
  check(): void {
    const sessions = this.#parts.acting.list()
    const present = new Set(sessions.map(({ id }) => id))
    for (const id of this.#running.keys()) if (!present.has(id)) this.#running.delete(id)
    for (const session of sessions) this.#checkOne(session)
  }

  /**
   * Gives a session its whole time again, from now on.
   * Before the first warning it does nothing: there is nothing to put off.
   * @throws AppFailure `notFound` `acting.noSession`; `storage` when it cannot be recorded
   */
  async extend(tenantId: TenantId): Promise<void> {
    const session = this.#parts.acting.list().find((one) => one.tenantId === tenantId)
    if (session === undefined) throw new AppFailure({ kind: 'notFound', code: 'acting.noSession' })
    const running = this.#running.get(session.id)
    const now = this.#parts.clock.now()
    if (running === undefined || warningAt(running.endsAt, now) === 'none' || running.endsAt <= now) return
    running.endsAt = now + running.limitMs
    this.#checkOne(session)
    await this.#parts.activity.record({
      action: 'actingAs.extend', tenantId, result: 'ok', detail: { sessionId: session.id, endsAt: new Date(running.endsAt).toISOString() }
    })
  }

  /** The technician has gone from the computer, or the computer sleeps. */
  async away(cause: 'screenLocked' | 'suspended'): Promise<void> {
    if (this.#parts.settings().actingEndOnLock) await this.#parts.acting.endAll(cause)
  }

  #checkOne(session: ActingSession): void {
    const { windows, clock } = this.#parts
    const now = clock.now()
    const running = this.#begin(session)
    if (running !== undefined && running.endsAt <= now) {
      void windows.end(session.tenantId, 'timeLimit')
      return
    }
    if (this.#isIdle(session, now)) {
      void windows.end(session.tenantId, 'idle')
      return
    }
    if (running === undefined) return
    const limit: SessionLimit = { endsAt: new Date(running.endsAt).toISOString(), warning: warningAt(running.endsAt, now) }
    const words = limit.endsAt + limit.warning
    if (running.told === words) return
    running.told = words
    windows.showLimit(session.tenantId, limit)
  }

  #begin(session: ActingSession): Running | undefined {
    if (this.#running.has(session.id)) return this.#running.get(session.id)
    const limitMs = minutesOf(this.#parts.settings().actingLimit)
    const running = limitMs === undefined ? undefined : { endsAt: Date.parse(session.startedAt) + limitMs, limitMs, told: '' }
    this.#running.set(session.id, running)
    return running
  }

  /** Opening it was a use too, whatever the system counts as one. */
  #isIdle({ startedAt }: ActingSession, now: number): boolean {
    const allowed = minutesOf(this.#parts.settings().actingIdle)
    return allowed !== undefined && now - Date.parse(startedAt) >= allowed && this.#parts.systemIdleMs() >= allowed
  }
}

function minutesOf(setting: string): number | undefined {
  return setting === 'none' ? undefined : Number(setting) * minute
}

function warningAt(endsAt: number, now: number): SessionLimit['warning'] {
  if (endsAt - now <= minute) return 'oneMinute'
  return endsAt - now <= 5 * minute ? 'fiveMinutes' : 'none'
}
