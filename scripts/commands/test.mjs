import { say, Stop } from '../lib/say.mjs'
import { setUp } from '../lib/setup.mjs'
import { stages } from '../lib/stages.mjs'

/**
 * `npm test`: set-up, then everything that must hold; a failing stage does not hide the next ones. `npm test -- unit lint` runs only those.
 * The last line is `N passed, N failed`, with `, N skipped` if any.
 */
export async function main(args) {
  const wanted = args.length === 0 ? Object.keys(stages) : args
  const unknown = wanted.filter((name) => stages[name] === undefined)
  if (unknown.length > 0) throw new Stop(`There is no stage ${unknown.join(', ')}. Stages: ${Object.keys(stages).join(', ')}`)
  const total = { passed: 0, failed: 0, skipped: 0 }
  if (await ready()) await runStages(wanted, total)
  else total.failed = 1
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`)
  return total.failed === 0 ? 0 : 1
}

async function ready() {
  try {
    await setUp({ tests: true })
    return true
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    process.stderr.write(`\n${error.message}\n`)
    return false
  }
}

async function runStages(names, total) {
  const results = {}
  for (const name of names) {
    const { title, needs, run } = stages[name]
    say(`${title} …`)
    const begun = Date.now()
    const blocked = needs !== undefined && results[needs]?.failed > 0
    const counts = blocked ? { passed: 0, failed: 1, skipped: 0 } : await run()
    results[name] = counts
    for (const key of Object.keys(total)) total[key] += counts[key]
    say(`${title}: ${blocked ? `not run, because “${stages[needs].title}” failed` : `${counts.passed} passed, ${counts.failed} failed`} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
  }
}
