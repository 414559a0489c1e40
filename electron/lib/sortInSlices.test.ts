import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSequence } from './sequence'
import { createSlices } from './slices'
import { sortInSlices } from './sortInSlices'

describe('sortInSlices', () => {
  it('sorts like the built-in sort, stably, and leaves its input alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(50), { maxLength: 3_000, size: 'max' }), async (numbers) => {
        const items = numbers.map((key, place) => ({ key, place }))
        const before = [...items]
        expect(await sortInSlices(items, (a, b) => a.key - b.key, createSlices())).toEqual(items.toSorted((a, b) => a.key - b.key))
        expect(items).toEqual(before)
      }),
      { numRuns: 30 }
    )
  })
})

describe('slices', () => {
  it('pause when the budget is used up, and let others run', async () => {
    const slices = createSlices(0)
    let ran = false
    setImmediate(() => {
      ran = true
    })
    await slices.pause()
    expect(ran).toBe(true)
    expect(createSlices(10_000).pause()).toBeUndefined()
  })
})

describe('sequence', () => {
  it('runs tasks one after another, over failures', async () => {
    const sequence = createSequence()
    const log: string[] = []
    const task = (name: string) => async () => {
      log.push(`${name} begins`)
      await new Promise((resolve) => setImmediate(resolve))
      log.push(`${name} ends`)
      if (name === 'b') throw new Error('b failed')
      return name
    }
    const [a, b, c] = await Promise.allSettled(['a', 'b', 'c'].map((name) => sequence.run(task(name))))
    expect([a?.status, b?.status, c?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
    await sequence.idle()
  })
})
