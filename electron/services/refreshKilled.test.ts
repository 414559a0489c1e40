import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { readyMessage } from '../practice/server/ready'
import { startTestCloud, type TestCloud } from '../practice/server/testCloud'
import { bundleChild } from '../store/testing/bundleChild'
import { differencesOf, openReader, signedIn, truthOf } from './testing/customersReading'
import type { ReadingWord } from './testing/readingChild'

let cloud: TestCloud | undefined
let folder: string | undefined
afterEach(async () => {
  await cloud?.end()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

const relationships = /\/delegatedAdminRelationships\?/u
const customers = /\/v1\/customers\?/u

interface Life {
  readonly pages: readonly string[]
  readonly begun: readonly string[]
  readonly finished: boolean
  readonly signal: NodeJS.Signals | null
}

/** Lets a process read until that many pages of a list were answered, and kills it then; absent: until it has read everything. */
async function live(script: string, data: string, ready: string, kill?: { readonly list: RegExp; readonly after: number }): Promise<Life> {
  const child = spawn(process.execPath, [script, data, ready], { stdio: ['ignore', 'pipe', 'inherit'] })
  const limit = setTimeout(() => child.kill('SIGKILL'), 60_000)
  const pages: string[] = []
  const begun: string[] = []
  let finished = false
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  for await (const line of createInterface({ input: child.stdout })) {
    const word = JSON.parse(line) as ReadingWord
    if ('page' in word) pages.push(word.page)
    if ('begun' in word) begun.push(word.begun)
    if ('finished' in word) finished = true
    if (kill !== undefined && pages.filter((page) => kill.list.test(page)).length >= kill.after) child.kill('SIGKILL')
  }
  const [, signal] = await closed
  clearTimeout(limit)
  return { pages, begun, finished, signal }
}

it('a process that is killed in the middle of a reading of all customers goes on where it was: no page that is on record is asked for again, and nobody is missed', async () => {
  cloud = await startTestCloud({ control: true, customers: 1_500 })
  folder = await mkdtemp(join(tmpdir(), 'partner-desk-killed-'))
  const ready = readyMessage(cloud.at, cloud.world, false)
  const script = await bundleChild(join(folder, 'script'), fileURLToPath(new URL('testing/readingChild.ts', import.meta.url)), 'readCustomers')
  const data = join(folder, 'data')

  const first = await live(script, data, JSON.stringify(ready), { list: relationships, after: 3 })
  expect([first.signal, first.finished]).toEqual(['SIGKILL', false])
  const second = await live(script, data, JSON.stringify(ready), { list: customers, after: 2 })
  expect([second.signal, second.finished]).toEqual(['SIGKILL', false])
  const last = await live(script, data, JSON.stringify(ready))
  expect([last.signal, last.finished]).toEqual([null, true])
  expect([second.begun.includes('refreshRelationships resumed'), last.begun.includes('refreshCustomers resumed')]).toEqual([true, true])

  // The page that was answered last may have died with the process; every other one was on record before the next was asked for.
  const repeated = second.pages.filter((page) => first.pages.slice(0, -1).includes(page))
  expect(repeated).toEqual([])
  // What was read to its end is asked only for what changed since; a list that goes on by a header has one address for all of its pages but the first.
  expect(last.pages.filter((page) => (relationships.test(page) && !page.includes('$filter')) || (customers.test(page) && !page.includes('seekOperation')))).toEqual([])
  const { plain, token } = await signedIn(ready, true, () => undefined)
  const { store } = await openReader(plain, data, () => undefined)
  try {
    expect(store.read('customers').size).toBeGreaterThan(1_500)
    expect(differencesOf(store, await truthOf(plain, ready, token))).toEqual([])
  } finally {
    await store.close()
  }
}, 200_000)
