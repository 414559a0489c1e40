import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createSequence } from './sequence'
import { createSlices, Turns } from './slices'
import { sortInSlices } from './sortInSlices'
import { filterInSlices, lookEvery, walkInSlices } from './walkInSlices'

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

  it('are given one turn each, however many pieces of work wait', async () => {
    const turns = new Turns()
    let [turn, going] = [0, true]
    const count = (): void => {
      turn += 1
      if (going) setImmediate(count)
    }
    setImmediate(count)
    const used: number[] = []
    const work = async (): Promise<void> => {
      const slices = createSlices(0, turns)
      for (let step = 0; step < 5; step += 1) {
        await slices.pause()
        used.push(turn)
      }
    }
    await Promise.all([work(), work(), work(), work()])
    going = false
    expect(used).toHaveLength(20)
    expect(new Set(used).size).toBe(20)
  })

  it('begun in one turn are one slice together', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      const turns = new Turns()
      const first = createSlices(6, turns)
      vi.advanceTimersByTime(5)
      const second = createSlices(6, turns)
      expect(second.pause()).toBeUndefined()
      vi.advanceTimersByTime(1)
      expect(first.pause()).toBeDefined()
      expect(second.pause()).toBeDefined()
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('walkInSlices', () => {
  it('visits each item once, in order, and looks at the clock between a few', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(9), { maxLength: 300, size: 'max' }), async (items) => {
        let looks = 0
        const counting = { pause: () => void (looks += 1) }
        const seen: number[] = []
        await walkInSlices(items, (item) => seen.push(item), counting)
        expect(seen).toEqual(items)
        expect(looks).toBe(Math.floor(items.length / lookEvery))
        expect(await filterInSlices(items, (item) => item > 4, createSlices(0))).toEqual(items.filter((item) => item > 4))
      }),
      { numRuns: 20 }
    )
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
