import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchLoad } from './loadWatch'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

function setUp() {
  const contents = new EventEmitter()
  const [slow, over] = [vi.fn<(isSlow: boolean) => void>(), vi.fn<() => void>()]
  const stop = watchLoad({ contents: contents as never, slow, over }, { slowMs: 10, limitMs: 30 })
  const begin = (more: object = {}): void => { contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, ...more }) }
  return { contents, slow, over, stop, begin }
}

test('a page that does not come is said to be slow, and given up at the limit', () => {
  const { slow, over, begin } = setUp()
  begin()
  vi.advanceTimersByTime(9)
  expect(slow).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(slow.mock.calls).toEqual([[true]])
  vi.advanceTimersByTime(20)
  expect(over).toHaveBeenCalledOnce()
})

test.each([['did-navigate'], ['did-fail-load', {}, -105, '', 'https://portal.example', true], ['did-fail-provisional-load', {}, -3, '', 'https://portal.example', true]])('%s ends the waiting', (name, ...rest) => {
  const { contents, slow, over, begin } = setUp()
  begin()
  vi.advanceTimersByTime(10)
  contents.emit(name, ...rest)
  vi.advanceTimersByTime(100)
  expect(slow.mock.calls).toEqual([[true], [false]])
  expect(over).not.toHaveBeenCalled()
})

test('what moves inside of the page, or in a frame of it, is not waited for, and does not end the waiting', () => {
  const { contents, slow, over, begin } = setUp()
  begin({ isSameDocument: true })
  begin({ isMainFrame: false })
  vi.advanceTimersByTime(100)
  expect(slow).not.toHaveBeenCalled()
  begin()
  contents.emit('did-fail-load', {}, -105, '', 'https://frame.example', false)
  vi.advanceTimersByTime(30)
  expect(over).toHaveBeenCalledOnce()
})

test('a newer page is waited for anew; what is stopped says nothing more', () => {
  const { over, stop, slow, begin } = setUp()
  begin()
  vi.advanceTimersByTime(9)
  begin()
  vi.advanceTimersByTime(9)
  expect(slow).not.toHaveBeenCalled()
  stop()
  begin()
  vi.advanceTimersByTime(100)
  expect(slow).not.toHaveBeenCalled()
  expect(over).not.toHaveBeenCalled()
})
