import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectDir } from '../lib/project.mjs'
import { say } from '../lib/say.mjs'

const portion = 50

/** Kills processes in the middle of their edits (electron/store/testing/killLoop.ts). Answers whether nothing acknowledged was lost. */
export async function killStore(kills) {
  const folder = mkdtempSync(join(tmpdir(), 'partner-desk-soak-'))
  const { createServer } = await import('vite')
  // Node 20 cannot run TypeScript by itself.
  const server = await createServer({ configFile: false, root: projectDir, logLevel: 'error', server: { middlewareMode: true, hmr: false, watch: null, ws: false }, appType: 'custom' })
  try {
    const { killLoop } = await server.ssrLoadModule('/electron/store/testing/killLoop.ts')
    return await inPortions(kills, (count, index) => killLoop({ kills: count, folder: join(folder, String(index)) }))
  } finally {
    await server.close()
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
