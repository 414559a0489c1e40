import { describe, expect, it } from 'vitest'
import { AppFailure } from '../contract/errors'
import { contents, openNotes } from './testing/recordStore'
import { applyEdit, mixedScript, modelStates, runScript, smallJournal, stateOnDisk } from './testing/script'
import { SimulatedDisk } from './testing/simulatedDisk'

const edits = mixedScript(40)
const states = modelStates(edits)

async function stepsOfAWholeRun(): Promise<number> {
  const disk = new SimulatedDisk()
  await runScript(disk, edits)
  return disk.steps
}

describe('a disk that refuses', () => {
  for (const code of ['ENOSPC', 'EIO']) {
    it(`${code} once, at any step: the edit is told or done, and nothing is missing in the end`, async () => {
      const steps = await stepsOfAWholeRun()
      for (let bad = 0; bad < steps; bad += 1) {
        const disk = new SimulatedDisk()
        const opened = await openNotes(disk, smallJournal)
        const from = disk.steps
        disk.fate = (step) => (step === from + bad ? code : undefined)
        for (const edit of edits) {
          await applyEdit(opened, edit).catch((cause: unknown) => expect(cause).toMatchObject({ error: { kind: 'storage' } }))
        }
        disk.fate = () => undefined
        expect(contents(opened)).toEqual(states.at(-1))
        await opened.close()
        expect(await stateOnDisk(disk, states), `step ${bad}`).toBe(states.length - 1)
      }
    })
  }

  it('for good, from any step on: acknowledged edits stay, refused ones were told', async () => {
    const steps = await stepsOfAWholeRun()
    for (let bad = 0; bad < steps; bad += 3) {
      const disk = new SimulatedDisk()
      disk.fate = (step, operation) => (step >= bad && ['write', 'sync', 'open'].includes(operation) ? 'ENOSPC' : undefined)
      const acknowledged = await runScript(disk, edits)
      disk.fate = () => undefined
      expect(await stateOnDisk(disk, states), `from step ${bad}`).toBeGreaterThanOrEqual(acknowledged)
    }
  })

  it('says so, keeps the edit, tries again by itself and tells when all is saved', async () => {
    const disk = new SimulatedDisk()
    const unsaved: number[] = []
    const store = await openNotes(disk, { onUnsaved: (count) => unsaved.push(count) })
    disk.fate = (_step, operation) => (operation === 'write' ? 'ENOSPC' : undefined)
    const refused: unknown = await store.update(({ notes }) => notes.put({ id: 'a', value: 1 })).catch((cause: unknown) => cause)
    expect(refused instanceof AppFailure && refused.error.code).toBe('storage.full')
    expect(store.read('notes').get('a')).toEqual({ id: 'a', value: 1 })
    disk.fate = () => undefined
    await expect.poll(() => unsaved, { timeout: 2_000 }).toEqual([1, 0])
    expect(contents(await openNotes(disk))).toEqual({ 'notes/a': 1 })
  })

  it('does not trust a file after a failed sync: everything goes to a new generation', async () => {
    const disk = new SimulatedDisk()
    const store = await openNotes(disk)
    await store.update(({ notes }) => notes.put({ id: 'a', value: 1 }))
    disk.fate = (_step, operation) => (operation === 'sync' ? 'EIO' : undefined)
    await expect(store.update(({ notes }) => notes.put({ id: 'b', value: 2 }))).rejects.toMatchObject({ error: { code: 'storage.failed' } })
    disk.fate = () => undefined
    await store.update(({ notes }) => notes.put({ id: 'c', value: 3 }))
    expect(disk.paths().some((path) => path.endsWith('snap-00000002.ndjson'))).toBe(true)
    const lost = disk.afterPowerCut(() => 0)
    expect(contents(await openNotes(lost))).toEqual({ 'notes/a': 1, 'notes/b': 2, 'notes/c': 3 })
  })

  it('leaves no edit without an answer at closing', async () => {
    const disk = new SimulatedDisk()
    const store = await openNotes(disk)
    disk.fate = (_step, operation) => (operation === 'write' ? 'ENOSPC' : undefined)
    const attempts = Array.from({ length: 20 }, async (_, value) => {
      for (let turn = 0; turn < value; turn += 1) await Promise.resolve()
      await store.update(({ notes }) => notes.put({ id: `n${value}`, value }))
    })
    const outcomes = Promise.allSettled(attempts)
    await new Promise((resolve) => setImmediate(resolve))
    await store.close().catch(() => undefined)
    expect((await outcomes).every(({ status }) => status === 'rejected')).toBe(true)
  })

  it('tells at closing when something could not be brought to the disk, and lets go of the folder', async () => {
    const disk = new SimulatedDisk()
    const store = await openNotes(disk)
    disk.fate = (_step, operation) => (operation === 'write' ? 'ENOSPC' : undefined)
    await expect(store.update(({ notes }) => notes.put({ id: 'a', value: 1 }))).rejects.toBeInstanceOf(AppFailure)
    await expect(store.close()).rejects.toMatchObject({ error: { code: 'storage.full' } })
    expect(disk.paths().some((path) => path.endsWith('/lock'))).toBe(false)
  })
})
