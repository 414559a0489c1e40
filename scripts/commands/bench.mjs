import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { giveAway, makeFolder, removeFolder } from '../bench/folders.mjs'
import { runInside } from '../bench/inside.mjs'
import { startPractice } from '../bench/practice.mjs'
import { reportInside, reportStarts } from '../bench/report.mjs'
import { runInTurn, stageScripts, startVariants } from '../bench/startUp.mjs'
import { ensureBuilt } from '../lib/build.mjs'
import { withDisplay } from '../lib/display.mjs'
import { electronRuntime } from '../lib/electron.mjs'
import { projectDir } from '../lib/project.mjs'
import { say } from '../lib/say.mjs'
import { setUp } from '../lib/setup.mjs'

const signedIn = { paint: 1.15, interactive: 1.2, cpuMs: 1.25, memoryMB: 1.05 }
/** Ratios to bare. The sign-in page is no target of its own, and is held to the same. */
const targets = {
  'first start (sign-in page)': signedIn,
  'technician, 60 customers': signedIn,
  'technician, 50,000 customers': { ...signedIn, interactive: 1.25, memoryMB: 1.2 }
}

/** `npm run bench -- [--runs N] [--customers N] [--only start|inside]`: what the application costs, as ratios to a bare one of the same run. */
export async function main(args) {
  const { values } = parseArgs({ args, options: { runs: { type: 'string', default: '10' }, customers: { type: 'string', default: '50000' }, only: { type: 'string' } } })
  await setUp()
  await ensureBuilt()
  const results = await withDisplay(() => measure({ runs: Number(values.runs), customers: Number(values.customers), only: values.only }), { always: true })
  const file = join(projectDir, 'bench-results', `${new Date().toISOString().replaceAll(':', '-')}.json`)
  mkdirSync(join(projectDir, 'bench-results'), { recursive: true })
  writeFileSync(file, JSON.stringify(results, undefined, 2))
  process.stdout.write(`${[...reportStarts(results.starts, targets), ...stallLines(results.stalls), ...reportInside(results.inside)].join('\n')}\n\nRaw figures: ${file}\n`)
}

async function measure({ runs, customers, only }) {
  const folder = makeFolder('work')
  const scripts = stageScripts(folder)
  const small = await startPractice(60)
  const large = await startPractice(customers)
  const prepared = {}
  try {
    prepared['technician, 60 customers'] = await prepare({ folder, scripts, cloud: small, customers: 60 })
    prepared['technician, 50,000 customers'] = await prepare({ folder, scripts, cloud: large, customers })
    const [, { dataDir, url }] = Object.values(prepared)
    const starts = only === 'inside' ? { starts: {}, stalls: {} } : await measureStarts({ folder, scripts, empty: small, prepared }, runs)
    const inside = only === 'start' ? [] : await measureInside({ folder, scripts, customers, dataDir, url })
    return { at: new Date().toISOString(), machine: machine(), runs, customers, ...starts, inside }
  } finally {
    await Promise.all([small.stop(), large.stop()])
    for (const one of [folder, ...Object.values(prepared).map(({ dataDir }) => dataDir)]) removeFolder(one)
  }
}

async function prepare({ folder, scripts, cloud, customers }) {
  const dataDir = makeFolder('prepared')
  say(`Preparing a data folder with ${customers} customers`)
  await runInside('@prepare', { dataDir, practiceUrl: cloud.url, keyStore: scripts.keyStore, customers, figures: join(folder, 'unused') })
  giveAway(dataDir)
  return { dataDir, url: cloud.url }
}

async function measureStarts(parts, runs) {
  const { variants, remove } = startVariants(parts)
  try {
    // The first start of each reads everything from a cold disk; it warms up and does not count.
    await runInTurn(variants, 1)
    const starts = await runInTurn(variants, runs)
    return { starts, stalls: await runInTurn(variants, Math.min(runs, 5), { stalls: true }) }
  } finally {
    remove()
  }
}

function measureInside({ folder, scripts, customers, dataDir, url }) {
  const figures = join(folder, 'figures.jsonl')
  say('Measuring inside the application')
  return runInside('@inside', { dataDir, practiceUrl: url, keyStore: scripts.keyStore, customers, figures })
}

function stallLines(stalls) {
  const names = Object.keys(stalls)
  if (names.length === 0) return []
  const worst = (name, key) => Math.max(...stalls[name].map((run) => run[key])).toFixed(0)
  return ['\nlongest stall of the main process, ms: from the begin / from the first page on (target ≤ 50)', ...names.map((name) => `  ${name.padEnd(34)} ${worst(name, 'longest')} / ${worst(name, 'afterWindow')}`)]
}

function machine() {
  const { version, official } = electronRuntime()
  return { platform: process.platform, arch: process.arch, cores: cpus().length, processor: cpus()[0]?.model, electron: version, official }
}
