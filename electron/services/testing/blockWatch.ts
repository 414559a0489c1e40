import { monitorEventLoopDelay } from 'node:perf_hooks'

export interface LongestBlock {
  /** Milliseconds for which the one thread could do nothing else, at most; on a busy machine mostly those for which it was not let run. */
  readonly longestBlockMs: number
  /** Milliseconds of work of the whole process within such a time, at most: what a block is on a machine with nothing else to do, or less. */
  readonly longestWorkMs: number
}

const everyMs = 5

/** Watches for how long the event loop is held up, until it is asked. */
export function watchBlocks(): () => LongestBlock {
  const delay = monitorEventLoopDelay({ resolution: everyMs })
  delay.enable()
  const now = (): number => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  }
  let [before, most] = [now(), 0]
  const timer = setInterval(() => {
    const used = now()
    most = Math.max(most, used - before)
    before = used
  }, everyMs)
  return () => {
    delay.disable()
    clearInterval(timer)
    return { longestBlockMs: delay.max / 1e6, longestWorkMs: most }
  }
}
