import { describe, expect, it } from 'vitest'
import { moved, rowHeight } from './gridKeys'
import { rowsInSight } from './useFixedRows'

describe('grid', () => {
  it('draws few rows, wherever one is', () => {
    for (const top of [0, 25_000 * rowHeight, 49_990 * rowHeight]) {
      const { from, to } = rowsInSight(top, 640, 50_000)
      expect(to - from).toBeLessThan(50)
      expect(from).toBeLessThanOrEqual(top / rowHeight)
      expect(to).toBeLessThan(50_000)
    }
    expect(rowsInSight(0, 640, 0)).toEqual({ from: 0, to: -1 })
  })

  it.each([['ArrowDown', 5, 6], ['ArrowUp', 0, 0], ['PageDown', 5, 15], ['PageUp', 5, 0], ['Home', 50, 0], ['End', 5, 99], ['ArrowDown', 99, 99]] as const)('moves by %s from %i to %i', (key, from, to) => {
    expect(moved(key, from, 100, 10)).toBe(to)
  })

  it('leaves other keys alone', () => {
    expect(moved('a', 5, 100, 10)).toBeUndefined()
  })
})
