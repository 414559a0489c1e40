import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { putInPlace } from '../lib/files.mjs'
import { projectDir } from '../lib/project.mjs'

/**
 * happy-dom in one file. Each file of the pages' unit tests has modules of its own, and reading happy-dom's 600 took a quarter of its time.
 * It is made from the installed package, once for each version, and lies with what other tools keep in node_modules.
 */
const { version } = JSON.parse(readFileSync(join(projectDir, 'node_modules/happy-dom/package.json'), 'utf8'))
const folder = join(projectDir, 'node_modules/.cache/partner-desk')
const file = join(folder, `happy-dom-${version}.mjs`)

/** Where a test reads it. */
export const domFile = pathToFileURL(file).href

/** Called once by Vitest, before the first of the pages' test files. */
export async function setup() {
  if (existsSync(file)) return
  // Not at the top: each test reads this file for the name, and Vite is large.
  const { build } = await import('vite')
  mkdirSync(folder, { recursive: true })
  const work = join(folder, `making-${process.pid}`)
  try {
    await build({
      configFile: false,
      root: projectDir,
      logLevel: 'warn',
      ssr: { noExternal: true },
      // Nothing is left out or renamed: the tests are to have the package as it is.
      build: { ssr: 'node_modules/happy-dom/lib/index.js', target: 'esnext', outDir: work, minify: false, rolldownOptions: { treeshake: false, output: { entryFileNames: 'happy-dom.mjs', codeSplitting: false } } }
    })
    putInPlace(join(work, 'happy-dom.mjs'), file)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
