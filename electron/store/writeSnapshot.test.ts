import { describe, expect, it } from 'vitest'
import { createSlices } from '../lib/slices'
import { readSnapshot } from './readSnapshot'
import { Tables } from './tables'
import type { Note, NoteTables } from './testing/recordStore'
import { SimulatedDisk } from './testing/simulatedDisk'
import { writeSnapshot } from './writeSnapshot'

const header = { kind: 'snapshot', format: 1, version: 1, generation: 1, sequence: 7, at: 0 } as const
const note = (number: number, value: number): Note => ({ id: `n${number}`, value, words: 'x'.repeat(700) })

const inSnapshot = async (disk: SimulatedDisk, table: string): Promise<Record<string, number>> => {
  const content = await readSnapshot(disk.content('/data/snap-00000001.ndjson') ?? Buffer.alloc(0), createSlices())
  expect(content?.whole).toBe(true)
  const rows = content?.rows.get(table) ?? new Map<string, { json(): string }>()
  return Object.fromEntries([...rows].map(([id, row]) => [id, (JSON.parse(row.json()) as Note).value]))
}

describe('a snapshot', () => {
  it('holds the moment at which it was begun, whatever is edited while it is written', async () => {
    const disk = new SimulatedDisk()
    const tables = new Tables<NoteTables>({ notes: {}, more: {} })
    tables.transact(({ notes, more }) => {
      for (let number = 0; number < 1_000; number += 1) notes.put(note(number, number))
      more.put({ id: 'm', value: 1 })
    })
    const captured = tables.capture()
    let written = 0
    disk.fate = (_step, operation) => {
      if (operation !== 'write') return undefined
      written += 1
      tables.transact(({ notes, more }) => {
        notes.put(note(999 - written, -1))
        notes.put(note(written, -2))
        notes.delete(`n${500 + written}`)
        notes.put(note(2_000 + written, -3))
        if (written === 2) more.clear()
        more.put({ id: 'later', value: 2 })
      })
      return undefined
    }
    await writeSnapshot(disk, '/data', header, captured)
    expect(written).toBeGreaterThan(3)
    expect(await inSnapshot(disk, 'notes')).toEqual(Object.fromEntries(Array.from({ length: 1_000 }, (_, number) => [`n${number}`, number])))
    expect(await inSnapshot(disk, 'more')).toEqual({ m: 1 })
    expect([tables.all.notes.get('n1')?.value, tables.all.more.has('m')]).toEqual([-2, false])
  })

  it('lets go of the moment also when the disk refuses', async () => {
    const disk = new SimulatedDisk()
    const tables = new Tables<NoteTables>({ notes: {}, more: {} })
    tables.transact(({ notes }) => notes.put(note(1, 1)))
    let released = 0
    disk.fate = (_step, operation) => (operation === 'sync' ? 'ENOSPC' : undefined)
    const captured = tables.capture().map(({ name, rows, release }) => ({ name, rows, release: () => {
      released += 1
      release()
    } }))
    await expect(writeSnapshot(disk, '/data', header, captured)).rejects.toThrow('ENOSPC')
    expect(released).toBe(2)
  })
})
