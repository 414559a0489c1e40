import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { redact, redactText } from './redact'

export interface Log {
  info(message: string, details?: Readonly<Record<string, unknown>>): void
  warn(message: string, details?: Readonly<Record<string, unknown>>): void
  error(message: string, details?: Readonly<Record<string, unknown>>): void
  /** The last lines of the file, the oldest first. */
  recent(lines: number): Promise<readonly string[]>
  /** Resolves when what was logged so far is in the file. */
  flush(): Promise<void>
}

/** One megabyte and one older file: enough for a week of trouble, never a full disk. */
export const logLimit = 1_000_000

/**
 * A log of one JSON object a line, in the data folder. Written behind the work, never in its way: a disk that refuses
 * loses lines, not the application.
 */
export function createLog(folder: string, limit = logLimit): Log {
  const file = join(folder, 'partner-desk.log')
  let waiting: string[] = []
  let writing: Promise<void> = Promise.resolve()

  const write = async (): Promise<void> => {
    const lines = waiting
    waiting = []
    if (lines.length === 0) return
    await mkdir(dirname(file), { recursive: true })
    if ((await sizeOf(file)) > limit) await rename(file, `${file}.1`)
    await appendFile(file, lines.join(''), { mode: 0o600 })
  }
  const add = (level: 'info' | 'warn' | 'error', message: string, details?: Readonly<Record<string, unknown>>): void => {
    waiting.push(formatLine(level, message, details))
    if (waiting.length === 1) writing = writing.then(write).catch(() => undefined)
  }
  return {
    info: (message, details) => add('info', message, details),
    warn: (message, details) => add('warn', message, details),
    error: (message, details) => add('error', message, details),
    recent: async (lines) => {
      await writing
      const text = await readFile(file, 'utf8').catch(() => '')
      return text.split('\n').filter((line) => line !== '').slice(-lines)
    },
    flush: () => writing
  }
}

function formatLine(level: string, message: string, details: Readonly<Record<string, unknown>> = {}): string {
  const safe = redact(details) as Record<string, unknown>
  return `${JSON.stringify({ at: new Date().toISOString(), level, message: redactText(message), ...safe })}\n`
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(({ size }) => size, () => 0)
}
