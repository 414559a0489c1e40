import { chownSync, cpSync, lchownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deskUser } from '../lib/desk-user.mjs'

/** What the application itself keeps; the rest of a data folder is Chromium's profile, which every measured start makes anew, as the bare one does. */
const kept = new Set(['personal', 'customers', 'vault', 'window.json', 'practice-cloud.json'])

/** A new folder of the user who runs Electron. */
export function makeFolder(purpose) {
  const user = deskUser()
  const folder = mkdtempSync(join(user === undefined ? tmpdir() : '/tmp', `partner-desk-bench-${purpose}-`))
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  return folder
}

/** A new data folder with what a prepared one holds. */
export function copyOfData(prepared) {
  const folder = makeFolder('data')
  for (const name of readdirSync(prepared).filter((one) => kept.has(one))) cpSync(join(prepared, name), join(folder, name), { recursive: true })
  giveAway(folder)
  return folder
}

/** Hands everything below a folder to the user who runs Electron. */
export function giveAway(folder) {
  const user = deskUser()
  if (user === undefined) return
  for (const name of ['', ...readdirSync(folder, { recursive: true })]) lchownSync(join(folder, name), user.uid, user.gid)
}

export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
