import { parseArgs } from 'node:util'
import { ensureBuilt } from '../lib/build.mjs'
import { withDisplay } from '../lib/display.mjs'
import { say, Stop } from '../lib/say.mjs'
import { setUp } from '../lib/setup.mjs'
import { proofs } from '../soak/proofs.mjs'

/**
 * `npm run soak -- [--short] [--only store,mail] [--store N] …`: the long proofs, each of which has a short form in `npm test`.
 * A number for a proof sets its count. The last line is `N passed, N failed`.
 */
export async function main(args) {
  const numbers = Object.fromEntries(Object.keys(proofs).map((name) => [name, { type: 'string' }]))
  const { values } = parseArgs({ args, options: { short: { type: 'boolean', default: false }, only: { type: 'string' }, ...numbers } })
  const wanted = values.only?.split(',') ?? Object.keys(proofs)
  const unknown = wanted.filter((name) => proofs[name] === undefined)
  if (unknown.length > 0) throw new Stop(`There is no proof ${unknown.join(', ')}. Proofs: ${Object.keys(proofs).join(', ')}`)
  await setUp()
  await ensureBuilt()
  const failed = await withDisplay(() => prove(wanted, (name) => Number(values[name] ?? proofs[name][values.short ? 'short' : 'full'])), { always: true })
  process.stdout.write(`${wanted.length - failed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

/** Answers how many failed; one that fails does not keep the others from running. */
async function prove(names, countOf) {
  let failed = 0
  for (const name of names) {
    const { title, run } = proofs[name]
    const count = countOf(name)
    const begun = Date.now()
    say(`${title}: ${count.toLocaleString('en')} …`)
    const passed = await run(count).catch((error) => {
      say(String(error?.stack ?? error))
      return false
    })
    if (!passed) failed += 1
    say(`${title}: ${passed ? 'passed' : 'FAILED'} (${((Date.now() - begun) / 1000).toFixed(0)} s)`)
  }
  return failed
}
