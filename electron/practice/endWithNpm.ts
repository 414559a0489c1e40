import { readFileSync } from 'node:fs'

const CHECK_MS = 500

/** The parent's parent, where the system tells it in a file (Linux); npm stands there when a shell stands between. */
const grandparent = (): string => {
  try {
    return /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${process.ppid}/status`, 'utf8'))?.[1] ?? ''
  } catch {
    return ''
  }
}

const ancestors = (): string => `${process.ppid} ${grandparent()}`

/**
 * Calls `end` when the npm that runs this process is gone: `npm run` does not hand every signal on, and a killed one cannot, so that
 * the cloud would go on and keep its folder locked. Started in any other way it outlives its parent, as a background process is meant to.
 */
export const endWithNpm = (end: () => void): void => {
  if (process.env['npm_lifecycle_event'] !== 'practice') return
  const before = ancestors()
  setInterval(() => {
    if (ancestors() !== before) end()
  }, CHECK_MS).unref()
}
