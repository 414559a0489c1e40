import { describe, expect, it } from 'vitest'
import { openNotes, contents } from './testing/recordStore'
import { mixedScript, modelStates, runScript, smallJournal, stateOnDisk } from './testing/script'
import { PowerCut, SimulatedDisk } from './testing/simulatedDisk'

const edits = mixedScript(50)
const states = modelStates(edits)
const last = states.length - 1

async function writtenDisk(): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk()
  await runScript(disk, edits)
  return disk
}

function copyOf(disk: SimulatedDisk, change: (path: string, bytes: Buffer) => Buffer | undefined): SimulatedDisk {
  const copy = new SimulatedDisk()
  for (const path of disk.paths()) {
    const bytes = change(path, Buffer.from(disk.content(path) ?? []))
    if (bytes) copy.put(path, bytes)
  }
  return copy
}

const flip = (bytes: Buffer, at: number, bit: number): Buffer => {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
  return bytes
}

describe('a damaged file', () => {
  it('any one snapshot gone, cut, zeroed or with a flipped bit: nothing is lost, and the bad file is set aside', async () => {
    const disk = await writtenDisk()
    const snapshots = disk.paths().filter((path) => path.includes('/snap-'))
    expect(snapshots).toHaveLength(2)
    for (const victim of snapshots) {
      const length = disk.content(victim)?.length ?? 0
      const damages: ((bytes: Buffer) => Buffer | undefined)[] = [
        () => undefined,
        () => Buffer.alloc(0),
        () => Buffer.alloc(length),
        (bytes) => bytes.subarray(0, length - 1),
        (bytes) => bytes.subarray(0, Math.floor(length / 2)),
        ...Array.from({ length }, (_, at) => (bytes: Buffer) => flip(bytes, at, at % 8))
      ]
      for (const damage of damages) {
        const copy = copyOf(disk, (path, bytes) => (path === victim ? damage(bytes) : bytes))
        expect(await stateOnDisk(copy, states)).toBe(last)
        // Once more: the damage is out of the way.
        expect(await stateOnDisk(copy, states)).toBe(last)
      }
    }
  })

  it('any one bit of the journal flipped, or its end cut or zeroed: the store opens, and only what was hit is older', async () => {
    const disk = await writtenDisk()
    const journal = disk.paths().findLast((path) => path.includes('/wal-')) ?? ''
    const bytesThere = disk.content(journal) ?? Buffer.alloc(0)
    for (let at = 0; at < bytesThere.length; at += 5) {
      const cut = copyOf(disk, (path, bytes) => (path === journal ? bytes.subarray(0, at) : bytes))
      expect(await stateOnDisk(cut, states), `cut at ${at}`).toBeGreaterThanOrEqual(0)
      const zeroed = copyOf(disk, (path, bytes) => (path === journal ? bytes.fill(0, at) : bytes))
      expect(await stateOnDisk(zeroed, states), `zeroed from ${at}`).toBeGreaterThanOrEqual(0)
      const flipped = copyOf(disk, (path, bytes) => (path === journal ? flip(bytes, at, at % 8) : bytes))
      const store = await openNotes(flipped, smallJournal)
      expect(store.recovery.quarantined.length + (store.recovery.restoredOlder ? 1 : 0), `bit at ${at}`).toBeGreaterThan(0)
      for (const path of store.recovery.quarantined) expect(flipped.content(path)).toBeDefined()
      await store.close()
    }
  })

  it('applies good transactions behind a damaged line, and never a part of one', async () => {
    const disk = new SimulatedDisk()
    const store = await openNotes(disk)
    await store.update(({ notes }) => notes.put({ id: 'a', value: 1 }))
    await store.update(({ notes, more }) => {
      notes.put({ id: 'b', value: 22_222 })
      more.put({ id: 'b', value: 33_333 })
    })
    await store.update(({ notes }) => notes.put({ id: 'c', value: 4 }))
    await store.close()
    const damaged = copyOf(disk, (path, bytes) => (path.includes('/wal-') ? flip(bytes, bytes.indexOf('22222'), 0) : bytes))
    const opened = await openNotes(damaged)
    expect(contents(opened)).toEqual({ 'notes/a': 1, 'notes/c': 4 })
    expect(opened.recovery).toMatchObject({ restoredOlder: true, quarantined: [expect.stringContaining('quarantine')] })
  })

  it('all snapshots damaged and the journals too: what can still be read is there', async () => {
    const disk = new SimulatedDisk()
    const store = await openNotes(disk)
    await store.update(({ notes }) => Array.from({ length: 10 }, (_, value) => notes.put({ id: `n${value}`, value })))
    await store.close()
    // A new version of the schema writes a new generation at once.
    await (await openNotes(disk, { version: 2 })).close()
    const damaged = copyOf(disk, (path, bytes) => {
      if (path.includes('/wal-')) return Buffer.from('x\n')
      const at = bytes.indexOf('"value"')
      return at < 0 ? bytes.subarray(0, 10) : flip(bytes, at, 1)
    })
    const opened = await openNotes(damaged, { version: 2 })
    expect(opened.read('notes').size).toBe(9)
    expect(opened.recovery.restoredOlder).toBe(true)
    expect(opened.recovery.quarantined.length).toBeGreaterThanOrEqual(2)
  })

  it('a damaged last snapshot is not lost when the power goes while it is being saved from', async () => {
    const disk = new SimulatedDisk()
    const store = await openNotes(disk)
    await store.update(({ notes }) => Array.from({ length: 10 }, (_, value) => notes.put({ id: `n${value}`, value })))
    await store.close()
    await (await openNotes(disk, { version: 2 })).close()
    const damaged = copyOf(disk, (path, bytes) => (path.includes('-00000001') ? undefined : path.includes('/snap-') ? flip(bytes, bytes.indexOf('"value"'), 1) : bytes))
    for (let cut = 0; cut < 60; cut += 1) {
      const once = copyOf(damaged, (_path, bytes) => bytes)
      once.fate = (step) => (step === cut ? new PowerCut() : undefined)
      await openNotes(once, { version: 2 }).catch(() => undefined)
      const opened = await openNotes(once.afterPowerCut(() => 0.5), { version: 2 })
      expect(opened.read('notes').size, `cut at ${cut}`).toBe(9)
    }
  })
})
