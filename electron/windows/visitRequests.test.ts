import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { oneAtATime } from './oneAtATime'
import { watchRequests } from './visitRequests'

function atWork() {
  const webRequest = { onHeadersReceived: vi.fn(), onCompleted: vi.fn() }
  const denied = vi.fn()
  watchRequests({ webRequest }, { isPortal: (origin) => origin === 'https://portal.example', denied })
  return { denied, headers: webRequest.onHeadersReceived.mock.calls[0] ?? [], completed: webRequest.onCompleted.mock.calls[0]?.[1] }
}

test.each([
  [{ 'Content-Type': ['text/html'] }, { 'Content-Type': ['text/html'], 'permissions-policy': ['picture-in-picture=()'] }],
  [{ 'Permissions-Policy': ['camera=(self)'] }, { 'Permissions-Policy': ['camera=(self)', 'picture-in-picture=()'] }],
  [undefined, { 'permissions-policy': ['picture-in-picture=()'] }]
])('every document does without windows of pictures', (responseHeaders, expected) => {
  const answer = vi.fn()
  const { headers: [filter, listener] } = atWork()
  listener({ responseHeaders }, answer)
  expect(filter).toMatchObject({ types: ['mainFrame', 'subFrame'] })
  expect(answer).toHaveBeenCalledExactlyOnceWith({ responseHeaders: expected })
})

test('what a page reads can tell that access has ended, where it is the portal that refuses', () => {
  const { denied, completed } = atWork()
  for (const [url, statusCode] of [['https://portal.example/api', 200], ['https://portal.example/api', 404], ['https://elsewhere.example/api', 403]] as const) completed({ url, statusCode })
  expect(denied).not.toHaveBeenCalled()
  completed({ url: 'https://portal.example/api', statusCode: 403 })
  completed({ url: 'https://portal.example/api', statusCode: 401 })
  expect(denied).toHaveBeenCalledTimes(2)
})

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('what is asked for a thousand times is done at once, and once more for all the others', async () => {
  const act = vi.fn(async () => undefined)
  const ask = oneAtATime(act, 5_000)
  for (let index = 0; index < 1_000; index += 1) ask()
  expect(act).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(act).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(act).toHaveBeenCalledTimes(2)
  ask()
  expect(act).toHaveBeenCalledTimes(3)
})
