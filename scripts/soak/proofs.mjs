import { join } from 'node:path'
import { projectDir } from '../lib/project.mjs'
import { runAttached } from '../lib/run.mjs'
import { tools } from '../lib/tools.mjs'
import { killStore } from './killStore.mjs'
import { refreshFaults } from './refreshFaults.mjs'

const soakConfig = join(projectDir, 'e2e', 'soak', 'playwright.config.ts')

/** Each proof: how often it runs in full and in short, and how it is run; `run` answers whether it held. */
export const proofs = {
  mail: { title: 'Messages from hostile text', full: 1_000_000, short: 5_000, run: (count) => unit(['electron/domain/mail'], { MAIL_FUZZ_RUNS: count }) },
  links: { title: 'Hostile links', full: 1_000_000, short: 5_000, run: (count) => unit(['electron/domain/deepLinkFuzz.test.ts'], { LINK_FUZZ_RUNS: count }) },
  store: { title: 'Processes killed while they edit the store', full: 1_000, short: 10, run: killStore },
  refresh: { title: 'Customers read on a bad day of the cloud', full: 100_000, short: 2_000, run: refreshFaults },
  kills: { title: 'The application killed while somebody types', full: 200, short: 2, run: (count) => endToEnd(['e2e/crash/kill', '--grep', 'while somebody types'], { PARTNER_DESK_TEST_KILLS: count }) },
  quotes: { title: 'Killed between an offer’s request and its answer', full: 5_000, short: 200, run: (count) => unit(['electron/services/quotes/quoteCrash.test.ts'], { QUOTE_KILLS: count }) },
  visits: { title: 'Visits at customers, one after the other', full: 500, short: 5, run: (count) => soak('visits', count) },
  windows: { title: 'Customers open at once', full: 20, short: 4, run: (count) => soak('windows', count) },
  calls: { title: 'Hostile calls of a page', full: 1_000_000, short: 5_000, run: (count) => soak('calls', count) },
  cancels: { title: 'Sign-ins given up', full: 100, short: 3, run: (count) => soak('cancels', count) }
}

/** The limit of a unit test is for its short form. */
async function unit(args, env) {
  return (await node([...tools.unit, ...args, '--testTimeout=0'], env)) === 0
}

async function endToEnd(args, env) {
  return (await node([...tools.endToEnd, '--reporter=line', ...args], env)) === 0
}

async function soak(name, count) {
  const playwright = tools.endToEnd[0]
  return (await node([playwright, 'test', '--config', soakConfig, `${name}.soak`], { PARTNER_DESK_SOAK: count })) === 0
}

function node(args, env) {
  const texts = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]))
  return runAttached(process.execPath, args, { cwd: projectDir, env: { ...process.env, ...texts } })
}
