import type { AppState } from '../contract/app'
import type { Tell } from './ports'

export type Connection = AppState['connection']

/** Whether the cloud answers, told from the outcomes of requests; a system's own "online" only says that there is a cable. */
export interface ConnectionService {
  readonly state: Connection
  /** An answer of any kind is "online", even a refusal. */
  outcome(outcome: 'answered' | 'unreachable'): void
  /** The system's hint. "Offline" is believed at once; "online" only means that asking makes sense again. */
  hint(online: boolean): void
  stop(): void
}

interface ConnectionOptions {
  readonly tell: Tell
  /** Asks the cloud whether it is there, with a time limit of its own; its outcome comes back through `outcome`. */
  readonly probe: () => Promise<void>
  /** Pauses between probes while offline, in milliseconds; the last one repeats. */
  readonly probeAfterMs?: readonly number[]
}

const usualPauses = [2_000, 5_000, 15_000, 30_000, 60_000]

export const createConnectionService = ({ tell, probe, probeAfterMs = usualPauses }: ConnectionOptions): ConnectionService => {
  let state: Connection = 'unknown'
  let probes = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const ask = (): void => {
    // The answer arrives through `outcome`; a probe that fails says nothing new.
    void probe().catch(() => undefined)
  }
  const schedule = (): void => {
    clearTimeout(timer)
    if (stopped || state !== 'offline') return
    const pause = probeAfterMs[Math.min(probes, probeAfterMs.length - 1)] ?? 60_000
    probes += 1
    timer = setTimeout(() => {
      ask()
      schedule()
    }, pause)
    timer.unref()
  }
  const become = (next: Connection): void => {
    if (next === state) return
    state = next
    probes = 0
    tell('connection.changed', state)
    schedule()
  }
  return {
    get state() {
      return state
    },
    outcome(outcome) {
      become(outcome === 'answered' ? 'online' : 'offline')
    },
    hint(online) {
      if (!online) become('offline')
      else if (state === 'offline') ask()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    }
  }
}
