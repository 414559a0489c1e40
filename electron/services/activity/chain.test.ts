import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActivityRecord } from '../../contract/activity'
import { createSlices } from '../../lib/slices'
import { canonical, chainStart, checkChain, hashOf, linked, type ChainPoint } from './chain'

const plain = fc.record({
  action: fc.constantFrom('offer.issue', 'actingAs.start', 'signIn'),
  who: fc.string({ maxLength: 20 }),
  detail: fc.dictionary(fc.string({ maxLength: 8 }).filter((key) => key !== '__proto__'), fc.oneof(fc.string({ maxLength: 12 }), fc.integer(), fc.boolean()), { maxKeys: 4 })
})
const someRecords = fc.array(plain, { minLength: 3, maxLength: 25 }).map((entries) => {
  const records: (ActivityRecord & { readonly hash: string })[] = []
  let before: ChainPoint = chainStart
  for (const [index, entry] of entries.entries()) {
    const record = linked({ ...entry, id: String(index + 1).padStart(12, '0'), at: '2026-11-21T12:00:00.000Z', result: 'ok' }, before)
    records.push(record)
    before = { number: index + 1, hash: record.hash }
  }
  return records
})
const check = (records: readonly ActivityRecord[], anchor?: ChainPoint) => checkChain(records, anchor, createSlices())
const anchorOf = (records: readonly ActivityRecord[]): ChainPoint => ({ number: records.length, hash: records.at(-1)?.hash ?? '' })
/** A position in the chain, from any number. */
const place = (records: readonly unknown[], choice: number): number => choice % records.length

describe('the chain', () => {
  it('is whole as it was written', async () => {
    await fc.assert(fc.asyncProperty(someRecords, async (records) => {
      expect(await check(records, anchorOf(records))).toEqual({ checked: records.length, problems: [], more: false, head: records.at(-1)?.hash, anchored: true })
    }))
  })

  it('shows any edited record, whatever was edited', async () => {
    const edits: readonly ((record: ActivityRecord) => ActivityRecord)[] = [
      (record) => ({ ...record, who: `${record.who ?? ''}x` }),
      (record) => ({ ...record, result: 'failed' }),
      (record) => ({ ...record, at: '2026-11-21T12:00:00.001Z' }),
      (record) => ({ ...record, detail: { ...record.detail, added: true } }),
      ({ who: _who, ...record }) => record,
      ({ hash: _hash, ...record }) => record,
      (record) => ({ ...record, previous: '1'.repeat(64) })
    ]
    await fc.assert(fc.asyncProperty(someRecords, fc.nat(), fc.constantFrom(...edits), async (records, choice, edit) => {
      const at = place(records, choice)
      expect((await check(records.map((record, index) => (index === at ? edit(record) : record)), anchorOf(records))).problems).not.toEqual([])
    }))
  })

  it('shows a record that was edited and given a fitting hash again', async () => {
    await fc.assert(fc.asyncProperty(someRecords, fc.nat(), async (records, choice) => {
      const at = place(records, choice)
      const forged = records.map((record, index) => {
        if (index !== at) return record
        const { hash: _hash, ...rest } = { ...record, who: `${record.who ?? ''}x` }
        return { ...rest, hash: hashOf(rest) }
      })
      expect((await check(forged, anchorOf(records))).problems).not.toEqual([])
    }))
  })

  it('shows any removed record', async () => {
    await fc.assert(fc.asyncProperty(someRecords, fc.nat(), async (records, choice) => {
      expect((await check(records.toSpliced(place(records, choice), 1), anchorOf(records))).problems).not.toEqual([])
    }))
  })

  it('shows any two records that changed places', async () => {
    await fc.assert(fc.asyncProperty(someRecords, fc.nat(), fc.nat(), async (records, one, two) => {
      const [a, b] = [place(records, one), place(records, two)]
      fc.pre(a !== b)
      const moved = records.map((record, index) => records[index === a ? b : index === b ? a : index] ?? record)
      expect((await check(moved, anchorOf(records))).problems).not.toEqual([])
      // The same with their numbers exchanged, so that they stand in order again.
      const renumbered = moved.map((record, index) => Object.assign({}, record, { id: records[index]?.id ?? record.id }))
      expect((await check(renumbered, anchorOf(records))).problems).not.toEqual([])
    }))
  })

  it('shows a cut end', async () => {
    await fc.assert(fc.asyncProperty(someRecords, fc.integer({ min: 1, max: 3 }), async (records, gone) => {
      expect((await check(records.slice(0, -gone), anchorOf(records))).problems).toContainEqual({ kind: 'cut', number: records.length })
    }))
  })

  it('shows a cut beginning, and one that says that it was given up', async () => {
    await fc.assert(fc.asyncProperty(someRecords, async (records) => {
      const rest = records.slice(1)
      expect((await check(rest, anchorOf(records))).problems).toEqual([{ kind: 'missing', number: 2 }])
      const prune = linked({ id: String(records.length + 1).padStart(12, '0'), at: '2026-11-21T13:00:00.000Z', action: 'activity.prune', result: 'ok', detail: { upTo: 1, hash: records[0]?.hash ?? '' } }, anchorOf(records))
      expect((await check([...rest, prune], anchorOf(records))).problems).toEqual([])
      expect((await check([...rest.slice(1), prune], anchorOf(records))).problems).not.toEqual([])
    }))
  })

  it('writes the same text whatever the order of keys', () => {
    expect(canonical({ b: [1, { d: undefined, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x"}]}')
    expect(canonical({ a: true, b: [1, { c: 'x' }] })).toBe(canonical({ b: [1, { c: 'x' }], a: true }))
  })

  it('lists no more problems than can be read, and says that there are more', async () => {
    const records = Array.from({ length: 80 }, (_, index): ActivityRecord => ({ id: String(index + 1).padStart(12, '0'), at: 'x', action: 'a', result: 'ok', previous: 'x', hash: 'x' }))
    expect(await check(records)).toMatchObject({ more: true, anchored: false })
  })
})
