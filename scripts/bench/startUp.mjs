import { chmodSync, copyFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from '../lib/project.mjs'
import { say } from '../lib/say.mjs'
import { writeBareApp } from './bareApp.mjs'
import { copyOfData, giveAway, makeFolder, removeFolder } from './folders.mjs'
import { startOnce } from './startOnce.mjs'

/** Copies the scripts that run in the main process to where the user who runs Electron can read them. */
export function stageScripts(folder) {
  const sources = { probe: join(projectDir, 'scripts', 'bench', 'probe.cjs'), keyStore: join(projectDir, 'e2e', 'fixtures', 'keyStore.cjs') }
  return Object.fromEntries(
    Object.entries(sources).map(([name, source]) => {
      const file = join(folder, `${name}.cjs`)
      copyFileSync(source, file)
      chmodSync(file, 0o644)
      return [name, file]
    })
  )
}

/** A copy of the built application, so that a build in the middle of the run does not change what is measured. */
function copyOfBuild() {
  const folder = makeFolder('app')
  for (const part of ['out/main', 'out/preload', 'out/renderer', 'resources', 'package.json']) {
    cpSync(join(projectDir, part), join(folder, part), { recursive: true, filter: (source) => !source.endsWith('.map') })
  }
  giveAway(folder)
  return folder
}

/**
 * The variants, each as a function that starts it once on a data folder of its own.
 * @param prepared `{ name: { dataDir, url } }`: a technician who has worked before, with that cloud
 */
export function startVariants({ scripts, empty, prepared }) {
  const bare = writeBareApp(makeFolder('bare'))
  giveAway(bare)
  const ours = copyOfBuild()
  const own = (mark, url, makeData) => async (options) => {
    const dataDir = makeData()
    const env = { PARTNER_DESK_DATA_DIR: dataDir, PARTNER_DESK_CLOUD: 'practice', PARTNER_DESK_PRACTICE_URL: url }
    return ended(dataDir, startOnce({ app: ours, mark, env, scripts: [scripts.keyStore, scripts.probe] }, options))
  }
  const startBare = async (options) => {
    const dataDir = makeFolder('bare-data')
    return ended(dataDir, startOnce({ app: bare, mark: 'interactive', args: [`--user-data-dir=${dataDir}`], scripts: [scripts.probe] }, options))
  }
  return {
    variants: {
      bare: startBare,
      'first start (sign-in page)': own('signInReady', empty.url, () => makeFolder('data')),
      ...Object.fromEntries(Object.entries(prepared).map(([name, { dataDir, url }]) => [name, own('interactive', url, () => copyOfData(dataDir))]))
    },
    remove: () => [bare, ours].forEach(removeFolder)
  }
}

async function ended(folder, work) {
  try {
    return await work
  } finally {
    removeFolder(folder)
  }
}

/** Starts every variant in turn, A B C A B C …, so that a slow moment of the machine meets all alike. */
export async function runInTurn(variants, runs, options) {
  const figures = Object.fromEntries(Object.keys(variants).map((name) => [name, []]))
  for (let run = 1; run <= runs; run += 1) {
    for (const [name, start] of Object.entries(variants)) figures[name].push(await start(options))
    say(`Start ${run} of ${runs}${options?.stalls ? ' (stalls)' : ''}`)
  }
  return figures
}
