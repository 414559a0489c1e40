import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Vitest itself leaves one processor to whoever watches, which is half of a machine with two.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { name: 'electron', environment: 'node', include: ['electron/**/*.test.ts', 'scripts/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'renderer', environment: 'happy-dom', include: ['renderer/**/*.test.{ts,tsx}'], testTimeout: 30_000 } }
    ]
  }
})
