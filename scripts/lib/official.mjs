import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { say, sayWhile } from './say.mjs'

const retryAfter = 24 * 3600_000
const probeLimit = 4000

/** The official Electron in node_modules: `{ version, dist, executable }`, or `undefined` while its binary is missing. */
export function findOfficial(projectDir) {
  const folder = join(projectDir, 'node_modules', 'electron')
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const dist = chosen ?? join(folder, 'dist')
  const inside = process.platform === 'darwin' ? join('Electron.app', 'Contents', 'MacOS', 'Electron') : process.platform === 'win32' ? 'electron.exe' : 'electron'
  const executable = join(dist, inside)
  const version = distVersion(dist)
  if (!existsSync(executable) || version === undefined) return undefined
  return chosen === undefined && version !== packageVersion(projectDir) ? undefined : { version, dist, executable }
}

function distVersion(dist) {
  const file = join(dist, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined
}

function packageVersion(projectDir) {
  return JSON.parse(readFileSync(join(projectDir, 'node_modules', 'electron', 'package.json'), 'utf8')).version
}

/**
 * Lets the `electron` package name another executable as its own, so that `electron .` and test drivers that ask the package find it.
 * @param executable what to start; it stays where it is
 */
export function lendToPackage(projectDir, executable, version) {
  const folder = join(projectDir, 'node_modules', 'electron')
  const link = join(folder, 'dist', 'electron')
  if (linkTarget(link) === executable && distVersion(join(folder, 'dist')) === version) return
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  mkdirSync(join(folder, 'dist'), { recursive: true })
  symlinkSync(executable, link)
  writeFileSync(join(folder, 'dist', 'version'), version)
  writeFileSync(join(folder, 'path.txt'), 'electron')
}

function linkTarget(link) {
  try {
    return readlinkSync(link)
  } catch {
    return undefined
  }
}

/**
 * Lets the `electron` package fetch its own binary. A server that cannot be reached is remembered in `cache` for a day, so that not every start waits for it.
 * @returns an empty string, or why it did not work
 */
export async function fetchOfficial(projectDir, cache, { insist }) {
  const memory = join(cache, 'official-unreachable')
  if (!insist && isRecent(memory)) return 'GitHub could not be reached a short while ago'
  const unreachable = await probe()
  if (unreachable !== undefined) {
    writeFileSync(memory, unreachable)
    return unreachable
  }
  // What another executable was lent to (lendToPackage), or half of an interrupted download, must not be written into.
  rmSync(join(projectDir, 'node_modules', 'electron', 'dist'), { recursive: true, force: true })
  const work = run(process.execPath, [join(projectDir, 'node_modules', 'electron', 'install.js')], { cwd: projectDir, timeoutMs: 20 * 60_000 })
  const { code, output } = await sayWhile('Downloading Electron (about 110 MB)', work)
  if (code === 0) {
    rmSync(memory, { force: true })
    return ''
  }
  writeFileSync(memory, output)
  return output
}

function isRecent(file) {
  return existsSync(file) && Date.now() - statSync(file).mtimeMs < retryAfter
}

/** The download itself would try for minutes; this finds out in seconds. Behind a proxy only the download can tell. */
async function probe() {
  const env = process.env
  if (env['HTTPS_PROXY'] ?? env['https_proxy'] ?? env['ELECTRON_GET_USE_PROXY']) return undefined
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? 'https://github.com/'
  say('Looking whether the official Electron can be downloaded')
  try {
    await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeLimit) })
    return undefined
  } catch (error) {
    return `${mirror} cannot be reached (${error.cause?.code ?? error.name})`
  }
}
