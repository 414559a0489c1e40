import { join } from 'node:path'
import { projectDir } from './project.mjs'

const inPackages = (...path) => join(projectDir, 'node_modules', ...path)

/** The development tools, each as the arguments for Node that run it: without npx, which costs half a second and may ask the network. */
export const tools = {
  types: [inPackages('typescript', 'bin', 'tsc'), '-b'],
  lint: [inPackages('oxlint', 'bin', 'oxlint'), '--type-aware'],
  unit: [inPackages('vitest', 'vitest.mjs'), 'run'],
  endToEnd: [inPackages('@playwright', 'test', 'cli.js'), 'test', '--config', join(projectDir, 'e2e', 'playwright.config.ts')]
}
