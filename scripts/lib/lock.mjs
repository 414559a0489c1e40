import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { say, Stop } from './say.mjs'

const longest = 20 * 60_000

/**
 * Lets only one process at a time do `work`; another one waits for it, at most 20 minutes. A lock whose owner is gone is taken over.
 */
export async function alone(lockFile, work) {
  mkdirSync(dirname(lockFile), { recursive: true })
  const begun = Date.now()
  let told = false
  while (!take(lockFile)) {
    if (Date.now() - begun > longest) throw new Stop(`Another set-up seems to hang (it holds ${lockFile}). End it, or delete that file, and run the command again.`)
    if (!told) say('Another set-up is at work, waiting for it')
    told = true
    await pause(500)
  }
  try {
    return await work()
  } finally {
    rmSync(lockFile, { force: true })
  }
}

function take(lockFile) {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (ownerLives(lockFile)) return false
    rmSync(lockFile, { force: true })
    return take(lockFile)
  }
}

function ownerLives(lockFile) {
  const pid = ownerOf(lockFile)
  if (pid === undefined) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** A lock without a number was made this very moment, or by a process that was killed while it made it. */
function ownerOf(lockFile) {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'))
    if (pid > 0) return pid
    return Date.now() - statSync(lockFile).mtimeMs < 2000 ? process.pid : undefined
  } catch {
    return undefined
  }
}
