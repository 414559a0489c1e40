import { randomUUID } from 'node:crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tokenFor } from '../world/testTokens'
import { World } from '../world/world'

const KILLS = 8
const body = JSON.stringify({ kind: 'purchase', country: 'US', partnerId: '4567890', items: [{ offerId: '05E9A617-0261-4CEE-BB44-138D3EF5D965', quantity: 2 }] })
let folder: string
let program: string
let headers: Readonly<Record<string, string>>
const started: ChildProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-quotes-killed-'))
  program = join(folder, 'program', 'killedServer.js')
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('./killedServer.ts', import.meta.url)),
      outDir: join(folder, 'program'),
      rolldownOptions: { output: { entryFileNames: 'killedServer.js', format: 'es' } }
    },
    ssr: { noExternal: true }
  })
  // Ids of the seed are the same in every world of it, so that this one's token is good for the other process.
  const world = await World.open({ customers: 0 })
  headers = tokenFor(world, 'full@fabrikam.com', 'fabrikam.com', { audience: 'partnerCenter', scopes: ['user_impersonation'], expiresAt: Date.now() + 600_000 })
})

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function start(data: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const call = `import(${JSON.stringify(pathToFileURL(program).href)}).then((m) => m.serveUntilKilled(${JSON.stringify(data)}))`
  const child = spawn(process.execPath, ['-e', call], { stdio: ['ignore', 'pipe', 'inherit'], timeout: 20_000, killSignal: 'SIGKILL' })
  started.push(child)
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, url: `http://127.0.0.1:${port.toString().trim()}` }
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'close')
  child.kill('SIGKILL')
  await gone
}

const post = (url: string, requestId: string): Promise<Response> =>
  fetch(`${url}/quotes`, { method: 'POST', headers: { ...headers, 'ms-requestid': requestId, 'content-type': 'application/json' }, body, signal: AbortSignal.timeout(10_000) })

it('makes exactly one quote of a request that is repeated after every kill', async () => {
  const data = join(folder, 'data')
  const requests = [randomUUID(), randomUUID()]
  const answered = new Map<string, string>()
  for (let round = 0; round < KILLS; round += 1) {
    const { child, url } = await start(data)
    const requestId = requests[round % requests.length] ?? ''
    const answer = post(url, requestId).then(async (response) => ((await response.json()) as { id: string }).id).catch(() => undefined)
    await wait(round * 3)
    await kill(child)
    const id = await answer
    // What was answered once stays the answer.
    if (id !== undefined) expect(answered.get(requestId) ?? id).toBe(id)
    if (id !== undefined) answered.set(requestId, id)
  }
  const { child, url } = await start(data)
  for (const requestId of requests) {
    const read = (await (await fetch(`${url}/quotes?requestId=${requestId}`, { headers })).json()) as { items: { id: string }[] }
    const response = await post(url, requestId)
    const { id } = (await response.json()) as { id: string }
    expect(response.status).toBe(201)
    expect([...read.items.map((item) => item.id), ...(answered.has(requestId) ? [answered.get(requestId)] : []), id].every((one) => one === id)).toBe(true)
  }
  const all = (await (await fetch(`${url}/quotes`, { headers })).json()) as { totalCount: number; items: unknown[] }
  expect([all.totalCount, all.items.length]).toEqual([requests.length, requests.length])
  await kill(child)
}, 120_000)
