import { defineConfig } from '@playwright/test'
import type { DeskOptions } from '../fixtures/desk'

/** The long proofs, started by `npm run soak`. A count decides how long they take, so they have hours. */
export default defineConfig<DeskOptions>({
  testDir: '.',
  testMatch: '**/*.soak.ts',
  workers: 1,
  retries: 0,
  timeout: 6 * 3_600_000,
  expect: { timeout: 15_000 },
  reporter: [['line']],
  use: { actionTimeout: 30_000 },
  outputDir: '../../test-results/soak'
})
