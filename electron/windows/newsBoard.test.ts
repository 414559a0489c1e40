import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { VisitNews } from '../contract/visitNews'
import { NewsBoard } from './newsBoard'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function atWork() {
  const told: VisitNews[] = []
  return { told, board: new NewsBoard((news) => told.push(news)) }
}

test('a refusal is said at once, counted when it comes again, and told ten times a second at most', () => {
  const { told, board } = atWork()
  board.refuse('popup')
  expect(told).toEqual([{ word: { what: 'popup', times: 1 } }])
  for (let index = 0; index < 10_000; index += 1) board.refuse('popup')
  expect(told).toHaveLength(1)
  vi.advanceTimersByTime(100)
  expect(told.at(-1)).toEqual({ word: { what: 'popup', times: 10_001 } })
  vi.advanceTimersByTime(1_000)
  expect(told).toHaveLength(2)
})

test('another refusal takes its place, and a dismissed one begins anew', () => {
  const { told, board } = atWork()
  for (const about of ['mailto:', 'mailto:', 'ms-word:']) {
    board.refuse('program', about)
    vi.advanceTimersByTime(100)
  }
  expect(told.map(({ word }) => word)).toEqual([
    { what: 'program', about: 'mailto:', times: 1 }, { what: 'program', about: 'mailto:', times: 2 }, { what: 'program', about: 'ms-word:', times: 1 }
  ])
  board.forget()
  vi.advanceTimersByTime(100)
  expect(told.at(-1)).toEqual({ word: undefined })
  board.refuse('program', 'ms-word:')
  vi.advanceTimersByTime(100)
  expect(told.at(-1)?.word?.times).toBe(1)
})

test('after the end nothing is told', () => {
  const { told, board } = atWork()
  board.downloads([{ id: 0, name: 'a', received: 1, state: 'running' }])
  board.refuse('popup')
  board.stop()
  board.refuse('popup')
  vi.advanceTimersByTime(1_000)
  expect(told).toHaveLength(1)
})
