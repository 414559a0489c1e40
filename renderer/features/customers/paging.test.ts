import { describe, expect, it } from 'vitest'
import { done } from '../../testing/fakeBridge'
import { row } from '../../testing/samples'
import { noRows, pagesFor, pageSize, rowAt, withAnswer, type Ordering } from './pagedRows'

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
