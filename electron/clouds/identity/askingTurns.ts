import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import { untilAborted } from '../failures'

/** Told when a page is open on which somebody is to sign in for work that waits, and how that ended. */
export interface AskingNews {
  begun(tenantId: TenantId): void
  /** `failure`: absent when it was answered. */
  ended(tenantId: TenantId, failure?: unknown): void
}

interface Turn<T> {
  /** The tenant that asks for it; absent for a sign-in that the technician began. */
  readonly tenantId?: TenantId
  readonly signal: AbortSignal
  /** Without a page: tried first by whoever had to wait for another's page, because one sign-in often answers for both. */
  readonly again?: () => Promise<T>
  readonly ask: (signal: AbortSignal) => Promise<T>
}

export interface AskingTurns<T> {
  take(turn: Turn<T>): Promise<T>
  /** Ends the page that is open and whoever waits for a turn behind it. */
  stop(): void
}

/** One sign-in page at a time: two challenges at once are asked one after the other, the second only if the first has not answered it. */
export const createAskingTurns = <T>(news: AskingNews): AskingTurns<T> => {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let round = new AbortController()

  const asked = async ({ tenantId, ask }: Turn<T>, signal: AbortSignal): Promise<T> => {
    if (tenantId === undefined) return ask(signal)
    news.begun(tenantId)
    try {
      const answer = await ask(signal)
      news.ended(tenantId)
      return answer
    } catch (error) {
      news.ended(tenantId, error)
      throw error
    }
  }
  const withoutPage = async ({ again }: Turn<T>): Promise<{ readonly answer: T } | undefined> => {
    try {
      return again && { answer: await again() }
    } catch {
      // Then it is asked for.
      return undefined
    }
  }

  return {
    take(turn) {
      const first = waiting === 0
      if (first) round = new AbortController()
      waiting += 1
      const signal = AbortSignal.any([turn.signal, round.signal])
      const before = last
      const own = (async (): Promise<T> => {
        if (!first) {
          await untilAborted(before, signal).catch(() => {
            throw new AppFailure({ kind: 'cancelled', code: 'signIn.cancelled' })
          })
          const had = await withoutPage(turn)
          if (had !== undefined) return had.answer
        }
        return asked(turn, signal)
      })().finally(() => {
        waiting -= 1
      })
      last = Promise.allSettled([before, own])
      return own
    },
    stop: () => round.abort()
  }
}
