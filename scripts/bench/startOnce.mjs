import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { electronRuntime } from '../lib/electron.mjs'
import { measureTree } from './processTree.mjs'

const startLimitMs = 60_000
/** What a start still does behind the first page belongs to its cost. */
const settleMs = 1500

/**
 * Starts one variant, measures it, and kills it.
 * @param variant `{ app, mark, env, args, scripts }`: folder of the application, the mark that says it is ready for the user
 * @param options `stalls`: watch the main process instead of timing it
 * @returns times in ms from the start of the process; memory, CPU and processes when it has settled
 */
export async function startOnce({ app, mark, env = {}, args = [], scripts }, { stalls = false } = {}) {
  const given = ['--lang=en-US', ...args, ...scripts.flatMap((file) => ['-r', file]), app]
  const begun = Date.now()
  const child = spawn(electronRuntime().executablePath, given, {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...env, LANG: 'en_US.UTF-8', BENCH_MARK: mark, ...(stalls ? { BENCH_STALLS: '1' } : {}) }
  })
  const ended = once(child, 'close')
  try {
    const lines = jsonLines(child.stdout)
    const times = await lines.next()
    const cpuAtInteractive = measureTree(child.pid)?.cpuMs
    await pause(settleMs)
    if (!stalls) return { ...sinceStart(times, begun), ...measureTree(child.pid), cpuAtInteractive }
    process.kill(child.pid, 'SIGUSR2')
    return await lines.next()
  } finally {
    killAll(child)
    await ended
  }
}

/** The whole group: helpers of a killed application would live on for a moment, and disturb the next run. */
function killAll({ pid }) {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL')
}

/** Other output than our lines of JSON is passed over. */
function jsonLines(stream) {
  const lines = createInterface({ input: stream })[Symbol.asyncIterator]()
  return {
    async next() {
      const limit = AbortSignal.timeout(startLimitMs)
      const late = once(limit, 'abort').then(() => Promise.reject(new Error('The application that is measured did not become ready in time.')))
      for (;;) {
        const { value, done } = await Promise.race([lines.next(), late])
        if (done) throw new Error('The application that is measured ended by itself.')
        if (value.startsWith('{"')) return JSON.parse(value)
      }
    }
  }
}

function sinceStart({ main, ready, window, page, paint, interactive, nodes, scripts }, begun) {
  return { main: main - begun, ready: ready - begun, window: window - begun, page: page - begun, paint: paint - begun, interactive: interactive - begun, nodes, requests: scripts }
}
