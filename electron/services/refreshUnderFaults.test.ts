import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { readyMessage } from '../practice/server/ready'
import { startTestCloud, type TestCloud } from '../practice/server/testCloud'
import { refreshUnderFaults } from './testing/refreshUnderFaults'

let cloud: TestCloud | undefined
let folder: string | undefined
afterEach(async () => {
  await cloud?.end()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

it('reads 2,000 customers of a practice cloud that refuses, fails, drops, is slow and forgets, while customers change and the reading is ended: at the end the store is what the cloud has', async () => {
  cloud = await startTestCloud({ control: true, customers: 2_000 })
  folder = await mkdtemp(join(tmpdir(), 'partner-desk-refresh-'))
  const { differences, customers, requests, refused, failed, resumed } = await refreshUnderFaults({ ready: readyMessage(cloud.at, cloud.world, false), folder, everyAnswers: 3, retryAfter: 0, hurried: true })
  expect(differences).toEqual([])
  expect(customers).toBeGreaterThan(2_000)
  expect([requests > 40, refused > 3, failed > 2, resumed > 0]).toEqual([true, true, true, true])
}, 120_000)
