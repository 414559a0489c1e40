import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const testTimeout = 30_000

/** What a test file puts in the place of a module or a global would reach the files after it. */
const replacing = /\bvi\.(?:mock|doMock|resetModules|stubEnv|stubGlobal)\(/

/** These get modules of their own, as the pages' tests do. All others share them within a worker: to read them again for each file takes longer than most tests. */
const replacers = readdirSync('electron', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('electron', file).replaceAll('\\', '/'))
  .filter((file) => replacing.test(readFileSync(file, 'utf8')))

export default defineConfig({
  test: {
    // Vitest itself leaves one processor to whoever watches, which is half of a machine with two.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { name: 'electron', environment: 'node', include: ['electron/**/*.test.ts', 'scripts/**/*.test.ts'], exclude: replacers, isolate: false, testTimeout } },
      { test: { name: 'replacing', environment: 'node', include: replacers, testTimeout } },
      { test: { name: 'renderer', environment: 'happy-dom', include: ['renderer/**/*.test.{ts,tsx}'], setupFiles: 'renderer/testing/leaveClean.ts', testTimeout } }
    ]
  }
})
