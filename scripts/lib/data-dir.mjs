import { existsSync, lchownSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { canWrite } from './desk-user.mjs'
import { say, Stop } from './say.mjs'

/**
 * Makes the folder of `PARTNER_DESK_DATA_DIR` (relative to where the command was started) one that the user who runs Electron can write.
 * @returns its absolute path
 */
export function prepareDataDir(folder, user) {
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), folder)
  const isNew = !existsSync(path)
  mkdirSync(path, { recursive: true })
  if (user === undefined || canWrite(user, path)) return path
  if (!isNew) say(`Handing ${path} over to the user ${user.name}, who runs Electron for root`)
  for (const name of ['', ...readdirSync(path, { recursive: true })]) lchownSync(join(path, name), user.uid, user.gid)
  if (!canWrite(user, path)) throw new Stop(`The data folder ${path} cannot be reached by the user ${user.name}, who runs Electron for root. Choose one that lies in an open folder.`)
  return path
}
