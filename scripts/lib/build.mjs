import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { filesBelow } from './files.mjs'
import { checkFirstChunk, checkMainPieces } from './firstChunk.mjs'
import { alone } from './lock.mjs'
import { projectDir } from './project.mjs'
import { run } from './run.mjs'
import { say, sayWhile, Stop } from './say.mjs'

const inputs = ['electron', 'renderer', 'electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json']
const stampFile = join(projectDir, 'out', 'build-stamp')

/** Builds main, preload, renderer and the practice cloud into `out/`. */
export async function build() {
  await alone(lockFile(), buildNow)
}

/** Builds only where a source has changed since the last finished build. */
export async function ensureBuilt() {
  if (isCurrent()) return
  await alone(lockFile(), async () => {
    if (!isCurrent()) await buildNow()
  })
}

function isCurrent() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === keyOfSources()
}

/** The stamp is taken before and written after: a source that changes during the build makes it out of date, as it should. */
async function buildNow() {
  const key = keyOfSources()
  rmSync(stampFile, { force: true })
  const tool = join(projectDir, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const begun = Date.now()
  const { code, output } = await sayWhile('Building the application', run(process.execPath, [tool, 'build', '--logLevel', 'warn'], { cwd: projectDir, timeoutMs: 10 * 60_000 }))
  if (code !== 0) throw new Stop(`Building the application failed:\n${stripVTControlCharacters(output).trim()}`)
  const bytes = checkFirstChunk(join(projectDir, 'out', 'renderer'))
  checkMainPieces(join(projectDir, 'out', 'main'))
  mkdirSync(join(projectDir, 'out'), { recursive: true })
  writeFileSync(stampFile, key)
  say(`Built in ${((Date.now() - begun) / 1000).toFixed(1)} s (first chunk ${(bytes / 1024).toFixed(1)} KiB)`)
}

function keyOfSources() {
  const hash = createHash('sha256')
  const files = inputs.flatMap((path) => filesBelow(join(projectDir, path))).filter((file) => !/\.test\.tsx?$/.test(file))
  for (const file of files) {
    hash.update(`${relative(projectDir, file)}\0`)
    hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}

function lockFile() {
  return join(tmpdir(), `partner-desk-build-${createHash('sha256').update(projectDir).digest('hex').slice(0, 12)}.lock`)
}
