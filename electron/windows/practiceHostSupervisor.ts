import { AppFailure } from '../contract/errors'
import { practiceReadySchema, type PracticeReady } from '../contract/practice'
import { sleep, withTimeLimit } from '../lib/wait'

/** A practice cloud that runs as a process of its own. */
export interface PracticeProcess {
  /** What it prints, in pieces of any size. */
  onOutput(listener: (text: string) => void): void
  /** Resolves with the exit code when it is gone. */
  readonly exited: Promise<number>
  /** Asks it to end; where it does not, it is ended. */
  kill(): void
}

/** Keeps the last ready line, so that tokens and caches of the former port stay valid, and a start without a network has a record. */
export interface PracticeMemory {
  read(): Promise<PracticeReady | undefined>
  write(ready: PracticeReady): Promise<void>
}

export interface PracticeSupervisorOptions {
  readonly start: (port: number) => PracticeProcess
  readonly memory: PracticeMemory
  /** Told when it came back somewhere else than before. */
  readonly onMoved: (ready: PracticeReady) => void
  /** Told when it died more often than it is started again. */
  readonly onGone: () => void
  readonly readyLimitMs?: number
  /** Pauses before each restart in a row, in milliseconds. */
  readonly restartAfterMs?: readonly number[]
}

export interface PracticeHost {
  /** Where the practice cloud is; starts it at the first call. Rejects with `practice.notStarted` (kind `unreachable`). */
  ready(signal?: AbortSignal): Promise<PracticeReady>
  stop(): Promise<void>
}

const usualPauses = [500, 1_000, 2_000, 5_000, 10_000]
/** A run this long was a good one: the count of restarts begins again. */
const goodRunMs = 60_000
const killLimitMs = 3_000

const readyIn = (line: string): PracticeReady | undefined => {
  if (!line.startsWith('{')) return undefined
  try {
    return practiceReadySchema.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

/** Resolves with the ready line; rejects when the process ends before it. */
export const readyLine = (process: PracticeProcess): Promise<PracticeReady> =>
  new Promise((resolve, reject) => {
    let rest = ''
    process.onOutput((text) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      const ready = lines.map((line) => readyIn(line.trim())).find((found) => found !== undefined)
      if (ready !== undefined) resolve(ready)
    })
    void process.exited.then((code) => reject(new AppFailure({ kind: 'unreachable', code: 'practice.notStarted', params: { exitCode: code } })))
  })

const portOf = (ready: PracticeReady | undefined): number => Number(ready === undefined ? 0 : new URL(ready.url).port)

/** Passwords of the practice accounts are no secret, but no file of ours needs them. */
export const withoutPasswords = (ready: PracticeReady): PracticeReady => ({
  ...ready,
  accounts: ready.accounts.map(({ userPrincipalName, about }) => ({ userPrincipalName, about }))
})

/** Starts the practice cloud, and starts it again when it dies: at once at first, then with longer pauses, then no more. */
export const createPracticeSupervisor = (options: PracticeSupervisorOptions): PracticeHost => {
  const { start, memory, readyLimitMs = 30_000, restartAfterMs = usualPauses } = options
  const stopping = new AbortController()
  let process: PracticeProcess | undefined
  let current: Promise<PracticeReady> | undefined
  let restarts = 0

  const launch = async (port: number): Promise<PracticeReady> => {
    const started = start(port)
    process = started
    try {
      return await withTimeLimit(readyLimitMs, () => readyLine(started), stopping.signal)
    } catch (error) {
      started.kill()
      if (error instanceof AppFailure && error.error.code === 'timedOut') {
        throw new AppFailure({ kind: 'unreachable', code: 'practice.notStarted' }, { cause: error })
      }
      throw error
    }
  }
  const launchAtUsualPort = async (): Promise<PracticeReady> => {
    const before = await memory.read()
    const port = portOf(before)
    const ready = await launch(port).catch((error: unknown) => {
      // Somebody else may have the port by now; any other will do.
      if (port === 0 || stopping.signal.aborted) throw error
      return launch(0)
    })
    await memory.write(withoutPasswords(ready))
    if (before !== undefined && before.url !== ready.url) options.onMoved(ready)
    return ready
  }
  const watch = (since: number): void => {
    void process?.exited.then(() => {
      if (stopping.signal.aborted) return undefined
      if (Date.now() - since > goodRunMs) restarts = 0
      return comeBack()
    })
  }
  const comeBack = async (): Promise<void> => {
    const pause = restartAfterMs[restarts]
    restarts += 1
    if (pause === undefined) {
      current = undefined
      options.onGone()
      return
    }
    current = sleep(pause, stopping.signal).then(run)
    // Whoever waits for it is told; nobody may be waiting.
    current.catch(() => undefined)
  }
  const run = async (): Promise<PracticeReady> => {
    const since = Date.now()
    try {
      return await launchAtUsualPort()
    } catch (error) {
      current = undefined
      throw error
    } finally {
      if (current !== undefined) watch(since)
    }
  }

  return {
    ready(signal) {
      if (stopping.signal.aborted) return Promise.reject(new AppFailure({ kind: 'cancelled', code: 'cancelled' }))
      if (current === undefined) {
        restarts = 0
        current = run()
      }
      const waiting = current
      return withTimeLimit(readyLimitMs * 2 + 5_000, () => waiting, signal)
    },
    async stop() {
      stopping.abort()
      const ending = process
      if (ending === undefined) return
      ending.kill()
      await withTimeLimit(killLimitMs, () => ending.exited).catch(() => undefined)
    }
  }
}

/** A practice cloud that runs elsewhere (`PARTNER_DESK_PRACTICE_URL`): asked for where it is, and remembered for an offline start. */
export const createOutsidePractice = (url: string, memory: PracticeMemory, fetch: (url: string, init: RequestInit) => Promise<Response>): PracticeHost => {
  const ask = async (signal: AbortSignal): Promise<PracticeReady> => {
    const response = await fetch(`${url.replace(/\/+$/, '')}/.well-known/practice-cloud`, { signal, redirect: 'error', credentials: 'omit' })
    const ready = practiceReadySchema.parse(await response.json())
    await memory.write(withoutPasswords(ready))
    return ready
  }
  return {
    async ready(signal) {
      try {
        return await withTimeLimit(5_000, ask, signal)
      } catch (error) {
        if (error instanceof AppFailure && error.error.kind === 'cancelled') throw error
        const remembered = await memory.read()
        if (remembered?.url.replace(/\/+$/, '') === url.replace(/\/+$/, '')) return remembered
        throw new AppFailure({ kind: 'unreachable', code: 'practice.notReachable', params: { url } }, { cause: error })
      }
    },
    stop: () => Promise.resolve()
  }
}
