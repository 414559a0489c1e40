import { describe, expect, it } from 'vitest'
import { AppFailure } from '../contract/errors'
import { deferStore } from './deferredStore'
import { contents, openNotes, type NoteTables } from './testing/recordStore'
import { PowerCut, SimulatedDisk } from './testing/simulatedDisk'
import type { Store } from './types'

/** Several turns of the event loop: whatever does not wait has been done by then. */
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate)
}

const held = () => {
  let release = (_store: Promise<Store<NoteTables>>): void => undefined
  const opening = new Promise<Store<NoteTables>>((resolve) => {
    release = resolve
  })
  return { store: deferStore(opening), release }
}

const filled = async (): Promise<SimulatedDisk> => {
  const disk = new SimulatedDisk()
  const store = await openNotes(disk)
  await store.update(({ notes }) => notes.put({ id: 'a', value: 1 }))
  await store.close()
  return disk
}

describe('a store that is opened while others work', () => {
  it('lets changes wait for its opening, in their order', async () => {
    const { store, release } = held()
    const done: string[] = []
    const first = store.update(({ notes }) => notes.put({ id: 'b', value: 2 })).then(() => done.push('first'))
    const second = store.update(({ notes }) => notes.put({ id: 'b', value: 3 })).then(() => done.push('second'))
    await turns()
    expect([done, store.isOpen, store.recovery.quarantined]).toEqual([[], false, []])
    release(openNotes(await filled()))
    await Promise.all([first, second, store.opened])
    expect(done).toEqual(['first', 'second'])
    expect(store.isOpen).toBe(true)
    expect([...store.read('notes').values()]).toEqual([{ id: 'a', value: 1 }, { id: 'b', value: 3 }])
    expect(store.recovery.restoredTo).toMatch(/^20\d\d-/)
  })

  it('does not answer what is read too early as if there were nothing', () => {
    expect(() => held().store.read('notes')).toThrow(/before its store was open/)
  })

  it('closes what is still being opened, when it is open: nobody else finds a lock', async () => {
    const disk = await filled()
    const { store, release } = held()
    const closed = store.close()
    await turns()
    release(openNotes(disk))
    await closed
    expect(disk.paths().filter((path) => path.endsWith('/lock'))).toEqual([])
    const living = { self: () => Promise.resolve({ pid: 2, started: 'x' }), isAlive: () => Promise.resolve(true) }
    expect(contents(await openNotes(disk, { processes: living }))).toEqual({ 'notes/a': 1 })
  })

  it('tells everybody who waits why it could not be opened, and closes all the same', async () => {
    const { store, release } = held()
    const failure = new AppFailure({ kind: 'storage', code: 'storage.full' })
    const waiting = [store.opened, store.update(({ notes }) => notes.clear()), store.purge()]
    release(Promise.reject(failure))
    expect(await Promise.allSettled(waiting)).toEqual(waiting.map(() => ({ status: 'rejected', reason: failure })))
    expect(store.isOpen).toBe(false)
    await store.close()
  })

  it('an end of the machine at any step of the opening loses nothing', async () => {
    const whole = await filled()
    const counted = whole.afterPowerCut(() => 0.5)
    await (await openNotes(counted)).close()
    expect(counted.steps).toBeGreaterThan(5)
    for (let cut = 0; cut < counted.steps; cut += 1) {
      const disk = whole.afterPowerCut(() => 0.5)
      disk.fate = (step) => (step === cut ? new PowerCut() : undefined)
      const store = deferStore(openNotes(disk))
      await store.opened.catch(() => undefined)
      await store.close().catch(() => undefined)
      expect(contents(await openNotes(disk.afterPowerCut(() => 0.5))), `cut at step ${cut}`).toEqual({ 'notes/a': 1 })
    }
  })
})
