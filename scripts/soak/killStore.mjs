import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { say } from '../lib/say.mjs'
import { withSources } from './sources.mjs'

const portion = 50

/** Kills processes in the middle of their edits (electron/store/testing/killLoop.ts). Answers whether nothing acknowledged was lost. */
export async function killStore(kills) {
  const folder = mkdtempSync(join(tmpdir(), 'partner-desk-soak-'))
  try {
    return await withSources('/electron/store/testing/killLoop.ts', ({ killLoop }) => inPortions(kills, (count, index) => killLoop({ kills: count, folder: join(folder, String(index)) })))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function inPortions(kills, loop) {
  const sum = { done: 0, acknowledged: 0, restored: 0, faults: [] }
  for (let index = 0; sum.done < kills; index += 1) {
    const result = await loop(Math.min(portion, kills - sum.done), index)
    sum.done += result.kills
    sum.acknowledged += result.acknowledged
    sum.restored += result.restored
    sum.faults.push(...result.faults)
    say(`${sum.done} kills, ${sum.acknowledged} edits acknowledged, ${sum.restored} torn ends, ${sum.faults.length} faults`)
  }
  for (const fault of sum.faults.slice(0, 20)) say(fault)
  return sum.faults.length === 0 && sum.acknowledged > 0
}
