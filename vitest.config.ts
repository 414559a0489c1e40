import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/**
 * Rules and small tools, which keep nothing between two calls: their files share the modules, whose reading takes longer than the tests. All others
 * have modules of their own: what a file leaves at work (a limit that passes later) would be told of another one.
 */
const rules = [
  ...['contract', 'domain', 'lib'].map((room) => `electron/${room}/**/*.test.ts`),
  ...['clouds/httpErrors', 'clouds/graph/types', 'clouds/records/records', 'services/customerRanking', 'services/portalMenu', 'store/liveRows', 'windows/arrangement', 'windows/places'].map((name) => `electron/${name}.test.ts`),
  'renderer/i18n/*.test.ts', 'renderer/ui/grid/*.test.ts', 'renderer/features/**/listAddress.test.ts'
]
const testTimeout = 30_000

export default defineConfig({
  test: {
    // Vitest itself leaves one processor to whoever watches, which is half of a machine with two.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { name: 'rules', environment: 'node', include: rules, isolate: false, testTimeout } },
      { test: { name: 'electron', environment: 'node', include: ['electron/**/*.test.ts', 'scripts/**/*.test.ts'], exclude: rules, testTimeout } },
      {
        test: {
          name: 'renderer',
          environment: './scripts/unit/domEnvironment.mjs',
          globalSetup: './scripts/unit/dom.mjs',
          // A thread for each file begins sooner than a process, and the pages need nothing of a process of their own.
          pool: 'threads',
          include: ['renderer/**/*.test.{ts,tsx}'],
          exclude: rules,
          testTimeout
        }
      }
    ]
  }
})
