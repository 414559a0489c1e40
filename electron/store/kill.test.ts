import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openKillStore } from './testing/killChild'
import { killLoop } from './testing/killLoop'

describe('on the real disk', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partner-desk-kill-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('a process killed in the middle of its edits loses none that it acknowledged', async () => {
    const result = await killLoop({ kills: 24, folder })
    expect(result.faults).toEqual([])
    expect(result.acknowledged).toBeGreaterThan(24)
  }, 60_000)

  it('a second opening by a living process is refused', async () => {
    const path = join(folder, 'twice')
    const store = await openKillStore(path)
    await expect(openKillStore(path)).rejects.toMatchObject({ error: { kind: 'storage', code: 'storage.inUse', params: { pid: process.pid } } })
    await store.close()
    await (await openKillStore(path)).close()
  })
})
