import { AppFailure, type ErrorKind } from '../contract/errors'
import { Gate } from '../lib/gate'
import { sleep } from '../lib/wait'
import type { CustomerLists } from './customerListPort'
import type { CustomerCache } from './customersPorts'
import { customersLog, Sweep, type SweepParts, type SweepRelationships } from './customersSweep'
import type { Clock, Tell, WorkBoard } from './ports'

/** How the reading of relationships, which comes first, is held and stopped with that of the customers. */
export interface HeldRelationships extends SweepRelationships {
  hold(): void
  resume(): void
  stop(): void
}

export interface RefreshOptions {
  readonly directory: CustomerLists
  readonly knownRelationships: HeldRelationships
  readonly cache: CustomerCache
  readonly work: WorkBoard
  readonly tell: Tell
  readonly clock: Clock
  /** Whose customers they are: cloud and account. */
  readonly scope: () => string
  readonly rest?: SweepParts['rest']
}

/** The page reads its list again at each event; half a second keeps that from being the whole work. */
const tellEveryMs = 500

/** The page says by itself that the network is away or that nobody is signed in. */
const saidAnyhow: ReadonlySet<ErrorKind> = new Set(['unreachable', 'signedOut'])

interface Running {
  readonly stop: AbortController
  readonly gate: Gate
  readonly sweep: Sweep
  readonly done: Promise<void>
}

/**
 * Reads the whole list again in the background (capabilities 3.5), with progress, a pause and a stop. What is unchanged is not
 * written; what is gone is removed only after a complete reading, so that a stop or a failure removes nobody. A reading that did not
 * reach its end goes on where it was, also after a restart.
 */
export const createCustomersRefresh = ({ directory, knownRelationships, cache, work, tell, clock, scope, rest = sleep }: RefreshOptions) => {
  let running: Running | undefined
  const log = customersLog(cache)

  const begin = (): Running => {
    const [stop, gate] = [new AbortController(), new Gate()]
    let toldAt = clock.now()
    const sweep = new Sweep({ lists: directory, relationships: knownRelationships, cache, clock, scope, rest }, {
      signal: stop.signal, gate,
      report: (state) => {
        if (!stop.signal.aborted) work.report({ kind: 'refreshCustomers', ...state, ...(gate.isShut && { paused: true }) })
      },
      changed: () => {
        if (clock.now() - toldAt < tellEveryMs) return
        toldAt = clock.now()
        tell('customers.changed', { tenantIds: 'all', count: cache.size })
      }
    })
    // A turn later, so that a pause or a stop finds it from its first page on.
    const done = Promise.resolve()
      .then(() => sweep.run())
      .then(() => tell('customers.read', {}), (error: unknown) => {
        if (error instanceof AppFailure && error.error.kind === 'cancelled') return
        if (error instanceof AppFailure && !saidAnyhow.has(error.error.kind)) tell('customers.read', { failure: error.error })
        throw error
      })
      .finally(() => {
        running = undefined
        work.finish('refreshCustomers')
        tell('customers.changed', { tenantIds: 'all', count: cache.size })
      })
    return { stop, gate, sweep, done }
  }

  return {
    refresh: (): Promise<void> => {
      running ??= begin()
      return running.done
    },
    /** Whether a reading was begun, now or before a restart, and did not reach its end. */
    unfinished: (): boolean => log.unfinished,
    cancelRefresh: (): void => {
      if (running === undefined) return
      running.stop.abort()
      knownRelationships.stop()
    },
    /** After the page that is under way nothing more is asked for, until it is resumed. */
    pauseRefresh: (): void => {
      if (running === undefined) return
      running.gate.shut()
      knownRelationships.hold()
      running.sweep.report()
    },
    resumeRefresh: (): void => {
      if (running === undefined) return
      running.gate.open()
      knownRelationships.resume()
      running.sweep.report()
    }
  }
}
