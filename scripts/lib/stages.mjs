import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { withDisplay } from './display.mjs'
import { projectDir } from './project.mjs'
import { runAttached } from './run.mjs'
import { say, Stop } from './say.mjs'
import { tools } from './tools.mjs'

const one = { passed: 1, failed: 0, skipped: 0 }
const none = { passed: 0, failed: 1, skipped: 0 }

/**
 * What `npm test` proves, in order. Each stage answers how many checks passed, failed and were skipped; types, lint and build are one each.
 */
export const stages = {
  types: { title: 'Types', run: async () => ((await tool(tools.types)) === 0 ? one : none) },
  lint: { title: 'Lint', run: async () => ((await tool(tools.lint)) === 0 ? one : none) },
  unit: { title: 'Unit tests', run: () => reported(unitTests, unitCounts) },
  build: { title: 'Build', run: buildOnce },
  e2e: { title: 'End to end in real Electron', needs: 'build', run: () => reported(endToEndTests, endToEndCounts) }
}

function tool(args, env = {}) {
  return runAttached(process.execPath, args, { cwd: projectDir, env: { ...process.env, ...env } })
}

async function buildOnce() {
  try {
    await build()
    return one
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    say(error.message)
    return none
  }
}

function unitTests(report) {
  return tool([...tools.unit, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
}

function endToEndTests(report) {
  return withDisplay(() => tool([...tools.endToEnd, '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: report }), { always: true })
}

/** Runs a test tool and counts by its report. A tool that failed without a failed test (or wrote no report) counts as one failure, so it never looks green. */
async function reported(start, countsOf) {
  const folder = mkdtempSync(join(tmpdir(), 'partner-desk-report-'))
  try {
    const file = join(folder, 'report.json')
    const code = await start(file)
    const counts = readCounts(file, countsOf)
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readCounts(file, countsOf) {
  try {
    return countsOf(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    say(`There is no readable report (${error.code ?? error.message})`)
    return none
  }
}

/** A test file that could not even be loaded has no tests of its own in Vitest's report. */
export function unitCounts(report) {
  const notLoaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  return { passed: report.numPassedTests, failed: report.numFailedTests + notLoaded, skipped: report.numPendingTests + report.numTodoTests }
}

/** A test that needed a second try is a failed one. */
export function endToEndCounts({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
}
