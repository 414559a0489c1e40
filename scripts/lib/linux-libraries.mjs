import { existsSync, readdirSync } from 'node:fs'
import { onPath, run } from './run.mjs'
import { say, sayWhile, Stop } from './say.mjs'
import { trouble } from './trouble.mjs'

const packages = [
  ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0', 'libcups2', 'libdrm2', 'libxkbcommon0', 'libxcomposite1', 'libxdamage1', 'libxrandr2'],
  ['xvfb', 'xauth', 'fonts-liberation']
].flat()
/** Claws Mail, and what brings a `mailto:` link to it. */
const mailPackages = ['claws-mail', 'xdg-utils']

/**
 * Installs the shared libraries that Electron needs, a font, and the virtual display, where they are missing: as root or with sudo
 * that asks for no password; otherwise stops with the one command to run.
 * @param executable the Electron binary, which is asked for what it misses
 */
export async function ensureLibraries(executable) {
  if (process.platform !== 'linux') return
  const missing = await missingParts(executable)
  if (missing.length === 0) return
  const what = `Electron misses: ${missing.join(', ')}.`
  if (!onPath('apt-get')) throw new Stop(`${what} Install them with your system’s package manager and run the command again.`)
  const prefix = await rootPrefix()
  if (prefix === undefined) {
    throw new Stop(`${what} They need an administrator once. Run this, then the command again:\n\n  sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`)
  }
  await install(prefix, packages)
  const still = await missingParts(executable)
  if (still.length > 0) throw new Stop(`Still missing after the installation: ${still.join(', ')}. Install them with your system’s package manager and run the command again.`)
}

/**
 * Installs the mail program into which the tests open messages, where it is missing. Where that is not possible everything else can still
 * be tested, so it only says so; the test that needs it fails.
 */
export async function ensureMailProgram() {
  if (process.platform !== 'linux' || (onPath('claws-mail') && onPath('xdg-email'))) return
  const prefix = onPath('apt-get') ? await rootPrefix() : undefined
  if (prefix === undefined) return say(`The tests open a message in a real mail program. Install it once: ${mailPackages.join(', ')}`)
  await install(prefix, mailPackages).catch((error) => {
    if (!(error instanceof Stop)) throw error
    say(error.message)
  })
}

async function missingParts(executable) {
  const { code, output } = await run('ldd', [executable])
  const libraries = code === 0 ? [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]) : []
  if (!hasFonts()) libraries.push('a font')
  if (needsVirtualDisplay() && !onPath('Xvfb')) libraries.push('Xvfb (a virtual display)')
  return [...new Set(libraries)]
}

function hasFonts() {
  return ['/usr/share/fonts', '/usr/local/share/fonts'].some((folder) => existsSync(folder) && readdirSync(folder).length > 0)
}

/** Without a display of its own a machine gets a virtual one. */
export function needsVirtualDisplay() {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
}

async function rootPrefix() {
  if (process.getuid() === 0) return []
  const { code } = await run('sudo', ['-n', 'true'])
  return code === 0 ? ['sudo', '-n'] : undefined
}

async function install(prefix, wanted) {
  const quiet = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300']
  const update = await sayWhile('Looking up system packages (apt-get update)', runAll([...quiet, 'update']))
  if (update.code !== 0) throw trouble('Looking up system packages (apt-get update)', update.output)
  const names = await namesHere(wanted)
  const result = await sayWhile(`Installing ${wanted === mailPackages ? 'a mail program for the tests' : 'system libraries and the virtual display'} (apt-get install)`, runAll([...quiet, 'install', '-y', '--no-install-recommends', ...names]))
  if (result.code !== 0) throw trouble('Installing system packages (apt-get install)', result.output)
}

function runAll([program, ...args]) {
  return run(program, args, { timeoutMs: 20 * 60_000 })
}

/** Newer Debian and Ubuntu call some libraries `…t64`. */
async function namesHere(wanted) {
  const { output } = await run('apt-cache', ['pkgnames', 'lib'])
  const known = new Set(output.split('\n'))
  return wanted.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name))
}
