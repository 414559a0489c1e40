import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { restoreAgainAfterMs, restorePage, type PageRestoreParts } from './pageRestore'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function page(parts: Partial<PageRestoreParts> = {}) {
  const contents = Object.assign(new EventEmitter(), { isDestroyed: (): boolean => false })
  const seen: string[] = []
  const now = () => Date.now()
  restorePage({ contents: contents as unknown as PageRestoreParts['contents'], gone: () => seen.push('gone'), restore: () => seen.push('restored'), now, ...parts })
  return { contents, seen, crash: () => contents.emit('render-process-gone', {}, { reason: 'crashed' }) }
}

test('a page whose process is lost is loaded anew, after the event', () => {
  const { seen, crash } = page()
  crash()
  expect(seen).toEqual(['gone'])
  vi.advanceTimersByTime(0)
  expect(seen).toEqual(['gone', 'restored'])
})

test('a page that crashes at once again is given up, one that crashes much later is not', () => {
  const given = vi.fn()
  const { seen, crash } = page({ giveUp: given })
  crash()
  vi.advanceTimersByTime(restoreAgainAfterMs)
  crash()
  vi.advanceTimersByTime(0)
  expect([seen.filter((one) => one === 'restored').length, given.mock.calls.length]).toEqual([2, 0])
  crash()
  vi.advanceTimersByTime(2 * restoreAgainAfterMs)
  expect([seen.filter((one) => one === 'restored').length, given.mock.calls.length]).toEqual([2, 1])
})

test('where nobody takes over, it is tried again after a pause', () => {
  const { seen, crash } = page()
  crash()
  vi.advanceTimersByTime(0)
  crash()
  vi.advanceTimersByTime(restoreAgainAfterMs - 1)
  expect(seen).toEqual(['gone', 'restored', 'gone'])
  vi.advanceTimersByTime(1)
  expect(seen.at(-1)).toBe('restored')
})

test('a page that was closed meanwhile is left alone', () => {
  const { contents, seen, crash } = page()
  crash()
  contents.isDestroyed = () => true
  vi.advanceTimersByTime(0)
  expect(seen).toEqual(['gone'])
})
