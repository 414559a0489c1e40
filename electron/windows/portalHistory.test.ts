import { expect, test, vi } from 'vitest'
import { portalHistory } from './portalHistory'

function setUp(back: boolean, forward: boolean) {
  const history = { canGoBack: () => back, goBack: vi.fn<() => void>(), canGoForward: () => forward, goForward: vi.fn<() => void>(), clear: vi.fn<() => void>() }
  const beyond = vi.fn<() => void>()
  return { history, beyond, ways: portalHistory(history, beyond) }
}

test('Back and Forward stay inside of the portal where there is a page', () => {
  const { history, beyond, ways } = setUp(true, true)
  ways.back()
  ways.backAtFirstPage()
  ways.forward()
  expect([history.goBack.mock.calls.length, history.goForward.mock.calls.length, beyond.mock.calls.length]).toEqual([1, 1, 0])
})

test('at the first page Back is the way out, and Forward is none', () => {
  const { history, beyond, ways } = setUp(false, false)
  ways.back()
  ways.backAtFirstPage()
  ways.forward()
  expect([history.goBack.mock.calls.length, history.goForward.mock.calls.length, beyond.mock.calls.length]).toEqual([0, 0, 2])
})
