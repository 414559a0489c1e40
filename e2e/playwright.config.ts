import { defineConfig } from '@playwright/test'
import type { DeskOptions } from './fixtures/desk'

/**
 * End to end in real Electron. Tests wait for what they need and never for a time, so the limits below only end what hangs.
 * No retries: a test that needs a second try has found something.
 */
export default defineConfig<DeskOptions>({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  // As many as the smallest machine has processors: three took longer there than two.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  outputDir: '../test-results',
  use: { trace: 'off', screenshot: 'off', video: 'off' }
})
