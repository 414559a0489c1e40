import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LiveRows } from './liveRows'
import { MadeRow } from './row'

type Edit = readonly [kind: 'set' | 'delete', id: string, value: number]

const edit: fc.Arbitrary<Edit> = fc.tuple(fc.constantFrom('set' as const, 'delete' as const), fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer())

const apply = (rows: LiveRows, [kind, id, value]: Edit): void => {
  if (kind === 'set') rows.set(id, new MadeRow(String(value), ''))
  else rows.delete(id)
}

const contentOf = (rows: Iterable<readonly [string, { json(): string }]>): Record<string, string> => Object.fromEntries([...rows].map(([id, row]) => [id, row.json()]))

describe('rows of a moment', () => {
  it('are what they were, whatever is edited before and between the steps of going through them', () => {
    fc.assert(fc.property(fc.array(edit), fc.array(edit), fc.array(fc.array(edit, { maxLength: 3 })), (before, after, during) => {
      const rows = new LiveRows()
      for (const one of before) apply(rows, one)
      const moment = contentOf(rows.entries())
      const captured = rows.capture()
      for (const one of after) apply(rows, one)
      const seen: (readonly [string, { json(): string }])[] = []
      for (const entry of captured.rows()) {
        seen.push(entry)
        for (const one of during[seen.length - 1] ?? []) apply(rows, one)
      }
      captured.release()
      expect(contentOf(seen)).toEqual(moment)
      // One that comes twice is the same both times.
      for (const [id, row] of seen) expect(row.json()).toBe(moment[id])
    }))
  })

  it('of two moments do not disturb each other', () => {
    const rows = new LiveRows()
    apply(rows, ['set', 'a', 1])
    const first = rows.capture()
    apply(rows, ['set', 'a', 2])
    const second = rows.capture()
    apply(rows, ['delete', 'a', 0])
    expect([contentOf(first.rows()), contentOf(second.rows()), rows.size]).toEqual([{ a: '1' }, { a: '2' }, 0])
  })
})
