import { describe, expect, it } from 'vitest'
import { done } from '../../testing/fakeBridge'
import { row } from '../../testing/samples'
import { moved, rowHeight } from './gridKeys'
import { noRows, pagesFor, pageSize, rowAt, withAnswer, type Ordering } from './pagedRows'
import { rowsInSight } from './useFixedRows'

const ordering: Ordering = { text: '', sort: 'name', descending: false }

describe('paged rows', () => {
  it('asks for the pages that hold what is seen', () => {
    expect(pagesFor(0, 30)).toEqual([0])
    expect(pagesFor(pageSize - 1, pageSize)).toEqual([0, 1])
  })

  it('finds a row in its page, and knows which are missing', () => {
    const rows = withAnswer(noRows(ordering), ordering, 2, done({ rows: [row(200), row(201)], total: 50_000 }))
    expect(rowAt(rows, 201)?.name).toBe('Customer 201')
    expect(rowAt(rows, 0)).toBeUndefined()
    expect(rows.total).toBe(50_000)
  })

  it('drops an answer for another ordering', () => {
    const rows = noRows(ordering)
    expect(withAnswer(rows, { ...ordering }, 0, done({ rows: [row(1)], total: 1 }))).toBe(rows)
  })
})

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
