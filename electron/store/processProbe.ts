import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { systemErrorCode } from './fileSystem'

/** Which process: an id alone is not enough, because systems give it to somebody else later. */
export interface ProcessIdentity {
  readonly pid: number
  /** What tells this process from a later one with the same id. */
  readonly started: string
}

/** Tells whether a process is still there; a seam for tests. */
export interface ProcessProbe {
  self(): Promise<ProcessIdentity>
  isAlive(other: ProcessIdentity): Promise<boolean>
}

const run = promisify(execFile)
const limitMs = 5_000
/** Clocks are corrected while a process runs, and systems round its start. */
const toleranceMs = 10_000

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return systemErrorCode(cause) === 'EPERM'
  }
}

/** Boot and clock ticks since then: exact, whatever happens to the wall clock. */
async function linuxStart(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([readFile(`/proc/${pid}/stat`, 'utf8'), readFile('/proc/sys/kernel/random/boot_id', 'utf8')])
    // The second field is the program's name in brackets and may hold anything; the 22nd is the start.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return ticks && `${boot.trim()}/${ticks}`
  } catch {
    return undefined
  }
}

async function otherStartMs(pid: number, platform: NodeJS.Platform): Promise<number | undefined> {
  const [command, parameters] =
    platform === 'win32'
      ? ['powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`]]
      : ['/bin/ps', ['-o', 'lstart=', '-p', String(pid)]]
  try {
    const { stdout } = await run(command, parameters, { timeout: limitMs, windowsHide: true, env: { ...process.env, LC_ALL: 'C' } })
    const moment = Date.parse(stdout.trim())
    return Number.isNaN(moment) ? undefined : moment
  } catch {
    return undefined
  }
}

/** The system's own processes. */
export function systemProcesses(platform: NodeJS.Platform = process.platform): ProcessProbe {
  return {
    self: async () => ({
      pid: process.pid,
      started: (platform === 'linux' ? await linuxStart(process.pid) : undefined) ?? String(Math.round(Date.now() - process.uptime() * 1000))
    }),
    isAlive: async ({ pid, started }) => {
      if (!exists(pid)) return false
      if (platform === 'linux') return (await linuxStart(pid)) === started
      const now = await otherStartMs(pid, platform)
      return now === undefined || Math.abs(now - Number(started)) < toleranceMs
    }
  }
}
