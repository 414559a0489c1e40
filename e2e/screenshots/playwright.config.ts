import { defineConfig } from '@playwright/test'
import type { DeskOptions } from '../fixtures/desk'

/** Pictures of the running application, taken by `npm run screenshots`; one at a time, so that no window lies over another. */
export default defineConfig<DeskOptions>({
  testDir: '.',
  testMatch: '**/*.shots.ts',
  workers: 1,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: '../../test-results/screenshots',
  use: { customers: 60 }
})
