import { describe, expect, it } from 'vitest'
import { AppFailure } from '../contract/errors'
import { contents, noteFolder, openNotes } from './testing/recordStore'
import { SimulatedDisk } from './testing/simulatedDisk'

const failureCode = async (work: Promise<unknown>): Promise<string> => {
  const thrown: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause
  )
  return thrown instanceof AppFailure ? `${thrown.error.kind}/${thrown.error.code}` : String(thrown)
}

/** An upgrade that can be told from others, and drops one record. */
const step = (factor: number) => (_table: string, record: unknown) => {
  const note = record as { id: string; value: number }
  return note.id === 'drop' ? undefined : { ...note, value: note.value * factor + 1, words: `W${factor}` }
}

describe('openStore', () => {
  it('gives back after closing what was put, deleted and cleared', async () => {
    const disk = new SimulatedDisk()
    const first = await openNotes(disk)
    await first.update(({ notes, more }) => {
      notes.put({ id: 'a', value: 1, words: 'Alpha' })
      notes.put({ id: 'b', value: 2 })
      more.put({ id: 'x', value: 9 })
    })
    await first.update(({ notes, more }) => {
      notes.delete('b')
      notes.put({ id: 'tab\tfeed\n"é\ud800', value: 3 })
      more.clear()
      more.put({ id: 'y', value: 8 })
    })
    await first.close()
    const second = await openNotes(disk)
    expect(contents(second)).toEqual({ 'notes/a': 1, 'notes/tab\tfeed\n"é\ud800': 3, 'more/y': 8 })
    expect([...second.read('notes').searchTexts()][0]).toEqual(['a', 'alpha'])
    expect(second.recovery).toMatchObject({ quarantined: [], restoredOlder: false })
    expect(second.recovery.restoredTo).toMatch(/^20\d\d-/)
  })

  it('leaves nothing of what was deleted in its files after a purge, and keeps the rest', async () => {
    const disk = new SimulatedDisk()
    const first = await openNotes(disk, { rotateAfterBytes: 200 })
    for (const words of ['secret one', 'secret two', 'secret three']) await first.update(({ notes }) => notes.put({ id: words, value: 1, words }))
    await first.update(({ notes }) => {
      notes.clear()
      notes.put({ id: 'kept', value: 2 })
    })
    const standsThere = (): readonly string[] => disk.paths().filter((path) => disk.content(path)?.includes('secret') === true)
    expect(standsThere()).not.toEqual([])
    const purged = first.purge()
    const later = first.update(({ notes }) => notes.put({ id: 'later', value: 3 }))
    await Promise.all([purged, later])
    expect(standsThere()).toEqual([])
    await first.close()
    expect(contents(await openNotes(disk))).toEqual({ 'notes/kept': 2, 'notes/later': 3 })
  })

  it('purges again by itself after the disk refused', async () => {
    const disk = new SimulatedDisk()
    const store = await openNotes(disk)
    await store.update(({ notes }) => notes.put({ id: 'a', value: 1, words: 'secret' }))
    await store.update(({ notes }) => notes.clear())
    let refusals = 1
    const { remove } = disk
    disk.remove = async (path) => {
      if (refusals > 0) {
        refusals -= 1
        throw Object.assign(new Error('busy'), { code: 'EBUSY' })
      }
      await remove.call(disk, path)
    }
    expect(await failureCode(store.purge())).toMatch(/^storage\//)
    await store.update(({ notes }) => notes.put({ id: 'b', value: 2 }))
    expect(disk.paths().filter((path) => disk.content(path)?.includes('secret') === true)).toEqual([])
    await store.close()
    expect(contents(await openNotes(disk))).toEqual({ 'notes/b': 2 })
  })

  it('hands out frozen records, deep down', async () => {
    const store = await openNotes(new SimulatedDisk())
    await store.update(({ notes }) => notes.put({ id: 'a', value: 1 }))
    const note = store.read('notes').get('a')
    expect(Object.isFrozen(note)).toBe(true)
  })

  it('takes a whole transaction back when its function throws', async () => {
    const store = await openNotes(new SimulatedDisk())
    await store.update(({ notes }) => notes.put({ id: 'a', value: 1 }))
    const failed = store.update(({ notes, more }) => {
      notes.put({ id: 'a', value: 2 })
      more.put({ id: 'z', value: 1 })
      notes.clear()
      notes.put({ id: 'n', value: 3 })
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(contents(store)).toEqual({ 'notes/a': 1 })
  })

  it('refuses a change outside of update', async () => {
    const store = await openNotes(new SimulatedDisk())
    let leaked: { put(note: { id: string; value: number }): void } | undefined
    await store.update(({ notes }) => {
      leaked = notes
    })
    expect(() => leaked?.put({ id: 'a', value: 1 })).toThrow(/within update/)
  })

  it('shares a sync between changes that are made together', async () => {
    const disk = new SimulatedDisk()
    const store = await openNotes(disk)
    let syncs = 0
    disk.fate = (_step, operation) => {
      if (operation === 'sync') syncs += 1
      return undefined
    }
    await Promise.all(Array.from({ length: 200 }, (_, value) => store.update(({ notes }) => notes.put({ id: `n${value}`, value }))))
    expect(store.read('notes').size).toBe(200)
    expect(syncs).toBeLessThanOrEqual(2)
  })

  it('starts a new generation when the journal is full, and keeps just one before it', async () => {
    const disk = new SimulatedDisk()
    const store = await openNotes(disk, { rotateAfterBytes: 600 })
    for (let value = 0; value < 60; value += 1) await store.update(({ notes }) => notes.put({ id: `n${value % 7}`, value }))
    await store.close()
    const snapshots = disk.paths().filter((path) => path.includes('snap-'))
    expect(snapshots).toHaveLength(2)
    expect(snapshots[1]).not.toContain('00000001')
    const again = await openNotes(disk)
    expect(contents(again)).toEqual(contents(store))
    expect(again.recovery.restoredOlder).toBe(false)
  })

  it('reads what was put the same before and after it is on the disk, in every script', async () => {
    const disk = new SimulatedDisk()
    const store = await openNotes(disk)
    const words = 'Zürich 東京 \u{1f600} \t \n "quoted" \ud800'
    let [now, durable] = [false, false]
    const saved = store.update(({ notes }) => {
      notes.put({ id: 'a', value: 1, words })
      notes.put({ id: 'é', value: 2, words: 'second' })
      now = notes.get('a')?.words === words
    })
    await saved
    durable = store.read('notes').get('a')?.words === words && store.read('notes').get('é')?.words === 'second'
    expect([now, durable]).toEqual([true, true])
    await store.purge()
    await store.close()
    expect((await openNotes(disk)).read('notes').get('a')).toEqual({ id: 'a', value: 1, words })
  })

  it('upgrades older records through every step and refuses newer ones untouched', async () => {
    const disk = new SimulatedDisk()
    const first = await openNotes(disk)
    await first.update(({ notes }) => {
      notes.put({ id: 'a', value: 1 })
      notes.put({ id: 'drop', value: 0 })
    })
    await first.close()
    const upgraded = await openNotes(disk, { version: 3, upgrades: { 1: step(10), 2: step(100) } })
    expect(upgraded.read('notes').get('a')).toEqual({ id: 'a', value: 1101, words: 'W100' })
    expect([...upgraded.read('notes').searchTexts()]).toEqual([['a', 'w100']])
    await upgraded.update(({ notes }) => notes.put({ id: 'b', value: 5 }))
    await upgraded.close()
    const before = disk.paths().map((path) => [path, disk.content(path)?.toString('hex')])
    expect(await failureCode(openNotes(disk, { version: 2 }))).toBe('storage/storage.newerVersion')
    expect(disk.paths().map((path) => [path, disk.content(path)?.toString('hex')])).toEqual(before)
    expect(contents(await openNotes(disk, { version: 3 }))).toEqual({ 'notes/a': 1101, 'notes/b': 5 })
  })

  it('lets one process write: a living holder is respected, a dead one replaced at once', async () => {
    const disk = new SimulatedDisk()
    const holder = await openNotes(disk)
    const living = { self: () => Promise.resolve({ pid: 2, started: 'x' }), isAlive: () => Promise.resolve(true) }
    expect(await failureCode(openNotes(disk, { processes: living }))).toBe('storage/storage.inUse')
    await openNotes(disk)
    await holder.close().catch(() => undefined)
    disk.put(`${noteFolder}/lock`, Buffer.from('not json'))
    await expect(openNotes(disk, { processes: living })).resolves.toBeDefined()
  })
})
