import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleChild } from './bundleChild'
import { faultsOf, openKillStore } from './killChild'

export interface KillLoopResult {
  readonly kills: number
  /** Edits that the killed processes had acknowledged. */
  readonly acknowledged: number
  /** Openings that found a torn end or an older generation. */
  readonly restored: number
  readonly faults: readonly string[]
}

const longestLifeMs = 150
const startLimitMs = 15_000

/** Lets a process edit for a while, kills it, and returns the last edit that it acknowledged. */
async function liveAndDie(script: string, data: string, lifeMs: number): Promise<number> {
  const child = spawn(process.execPath, [script, data], { stdio: ['ignore', 'pipe', 'inherit'] })
  const limit = setTimeout(() => child.kill('SIGKILL'), startLimitMs)
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), lifeMs))
  await once(child, 'close')
  clearTimeout(limit)
  const whole = output.slice(0, output.lastIndexOf('\n') + 1).split('\n')
  return Math.max(0, ...whole.map(Number))
}

/**
 * Kills a process with SIGKILL in the middle of its edits, again and again, and looks at the store after each kill.
 * @param chance from 0 to 1, decides when each kill comes
 */
export async function killLoop(options: { readonly kills: number; readonly folder: string; readonly chance?: () => number }): Promise<KillLoopResult> {
  const { kills, folder, chance = Math.random } = options
  const script = await bundleChild(join(folder, 'script'), fileURLToPath(new URL('killChild.ts', import.meta.url)), 'editForever')
  const data = join(folder, 'data')
  const faults: string[] = []
  let [last, restored] = [0, 0]
  for (let kill = 1; kill <= kills; kill += 1) {
    last = Math.max(last, await liveAndDie(script, data, Math.floor(chance() * longestLifeMs)))
    const store = await openKillStore(data)
    if (store.recovery.restoredOlder) restored += 1
    faults.push(...faultsOf(store, last).map((fault) => `kill ${kill}: ${fault}`))
    await store.close()
  }
  return { kills, acknowledged: last, restored, faults }
}
