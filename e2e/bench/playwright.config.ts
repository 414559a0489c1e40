import { defineConfig } from '@playwright/test'

/** Measurements inside the running application, started by `npm run bench`; one at a time, so that they do not disturb each other. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.bench.ts',
  workers: 1,
  retries: 0,
  timeout: 300_000,
  reporter: [['line']],
  use: { actionTimeout: 30_000 },
  outputDir: '../../test-results/bench'
})
