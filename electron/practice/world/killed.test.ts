import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Records } from './storage/records'
import { World } from './world'

const KILLS = 6
let folder: string
let program: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-killed-'))
  program = join(folder, 'program', 'killedWriter.js')
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('./killedWriter.ts', import.meta.url)),
      outDir: join(folder, 'program'),
      rolldownOptions: { output: { entryFileNames: 'killedWriter.js', format: 'es' } }
    }
  })
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** Lets a process write some rounds, and kills it outright a moment later. @returns the last round that it said was on disk */
async function writeAndKill(writer: 'writeUntilKilled' | 'rewriteUntilKilled', data: string, firstRound: number, afterMilliseconds: number, rounds = 1): Promise<number> {
  const call = `import(${JSON.stringify(pathToFileURL(program).href)}).then((m) => m.${writer}(${JSON.stringify(data)}, ${firstRound}))`
  const child = spawn(process.execPath, ['-e', call], { stdio: ['ignore', 'pipe', 'inherit'], timeout: 20_000, killSignal: 'SIGKILL' })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  // Rounds, not only time: on a busy machine the writer may not get far in any time.
  while (said.split('\n').length <= rounds) await once(child.stdout, 'data')
  const closed = once(child, 'close')
  setTimeout(() => child.kill('SIGKILL'), afterMilliseconds)
  await closed
  return Number(said.split('\n').slice(0, -1).at(-1))
}

it('has everything that was answered after each kill, and nothing half', async () => {
  const data = join(folder, 'data')
  let round = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    round = await writeAndKill('writeUntilKilled', data, round + 2, 20 + kill * 23)
    const world = await World.open({ dataDir: data })
    expect(world.kv.get('rounds', `round-${round}`)).toEqual({ round, padding: 'x'.repeat(500) })
    expect(Number(world.kv.get('rounds', 'last'))).toBeGreaterThanOrEqual(round)
    expect(world.relationships.byName(`Round ${round}`)?.status).toBe('created')
    expect(world.directory.tenantByDomain(`round-${round}.example`)?.displayName).toBe('Contoso')
    expect(world.settings.customers).toBe(3)
    await world.close()
  }
  expect(round).toBeGreaterThan(KILLS)
})

it('has whole rounds after a kill in the middle of a rewrite', async () => {
  const data = join(folder, 'rewritten')
  let round = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    round = await writeAndKill('rewriteUntilKilled', data, round + 2, 15 + kill * 17, 60)
    const records = await Records.open(data)
    expect(Number(records.get('halves', 'left'))).toBeGreaterThanOrEqual(round)
    expect(records.get('halves', 'right')).toBe(records.get('halves', 'left'))
    await records.close()
  }
  expect(await readdir(data)).not.toContain('world-0.log')
})
