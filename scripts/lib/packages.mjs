import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { npm } from './run.mjs'
import { say, sayWhile } from './say.mjs'
import { requireSpace, trouble } from './trouble.mjs'

/**
 * Makes node_modules what package-lock.json says. npm writes `node_modules/.package-lock.json` as its very last act,
 * so comparing the two also finds an installation that was interrupted.
 */
export async function ensurePackages(projectDir) {
  if (packagesMatch(projectDir)) return
  requireSpace(projectDir, 900, 'Installing the packages')
  for (let attempt = 1; ; attempt += 1) {
    const { code, output } = await sayWhile('Installing the packages (npm ci)', npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: projectDir, timeoutMs: 15 * 60_000 }))
    if (code === 0) return
    if (attempt === 3 || !inUse.test(output)) throw trouble('Installing the packages (npm ci)', output)
    say('Something still writes into node_modules, waiting for it')
    await pause(5000)
  }
}

/** An installation that was interrupted a moment ago may still be at work, or a virus scanner looks at what it left. */
const inUse = /ENOTEMPTY|EBUSY/

/** Whether everything that the lock file asks for on every system is there in that version. */
export function packagesMatch(projectDir) {
  const wanted = packagesOf(join(projectDir, 'package-lock.json'))
  const present = packagesOf(join(projectDir, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || present === undefined) return false
  return Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional === true || entry.link === true || present[path]?.version === entry.version)
}

function packagesOf(file) {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}
