import { chownSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { deskUser } from './desk-user.mjs'

/**
 * The folder for what is made once and kept outside of node_modules: `~/.cache/partner-desk` of the user that runs Electron.
 */
export function cacheDir() {
  const user = deskUser()
  if (user !== undefined) return join(user.home, '.cache', 'partner-desk')
  if (process.platform === 'win32') return join(process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'partner-desk', 'cache')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'partner-desk')
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'partner-desk')
}

/** Makes the folder. Its home part belongs to the user, its content to root, so that Electron cannot change what it is made of. */
export function ensureCacheDir() {
  const user = deskUser()
  const folder = cacheDir()
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  if (user !== undefined) chownSync(join(user.home, '.cache'), user.uid, user.gid)
  return folder
}
