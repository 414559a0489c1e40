import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pulseTimes, watchPulse } from './pagePulse'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const never = () => new Promise<never>(() => undefined)
const { pauseMs, patienceMs, limitMs } = pulseTimes

function atWork(answers: () => Promise<unknown>) {
  const calls = { answers: vi.fn(answers), hangs: vi.fn(), over: vi.fn(), excused: vi.fn(() => false) }
  return { ...calls, stop: watchPulse(calls) }
}

test('a page that answers is asked again and again, and nothing is said', async () => {
  const { answers, hangs, stop } = atWork(async () => true)
  await vi.advanceTimersByTimeAsync(20 * pauseMs)
  expect(answers).toHaveBeenCalledTimes(20)
  expect(hangs).not.toHaveBeenCalled()
  stop()
  await vi.advanceTimersByTimeAsync(20 * pauseMs)
  expect(answers).toHaveBeenCalledTimes(20)
})

test('a page that does not answer is said to hang, and then it is over', async () => {
  const { hangs, over } = atWork(never)
  await vi.advanceTimersByTimeAsync(pauseMs + patienceMs)
  expect(hangs.mock.calls).toEqual([[true]])
  await vi.advanceTimersByTimeAsync(limitMs - 1)
  expect(over).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(over).toHaveBeenCalledOnce()
})

test('a page that comes back in time goes on', async () => {
  const { answers, hangs, over } = atWork(() => new Promise((resolve) => { setTimeout(resolve, patienceMs + limitMs / 2) }))
  await vi.advanceTimersByTimeAsync(pauseMs + patienceMs + limitMs)
  expect(hangs.mock.calls).toEqual([[true], [false]])
  await vi.advanceTimersByTimeAsync(pauseMs)
  expect(answers).toHaveBeenCalledTimes(2)
  expect(over).not.toHaveBeenCalled()
})

test('a page that waits for a person is not said to hang, however long it takes', async () => {
  const { excused, hangs, over } = atWork(never)
  excused.mockReturnValue(true)
  await vi.advanceTimersByTimeAsync(100 * limitMs)
  expect([hangs.mock.calls, over.mock.calls]).toEqual([[], []])
  excused.mockReturnValue(false)
  await vi.advanceTimersByTimeAsync(pauseMs + 2 * patienceMs + limitMs)
  expect(over).toHaveBeenCalledOnce()
})

test('one that was stopped is never over', async () => {
  const stopped = atWork(never)
  await vi.advanceTimersByTimeAsync(pauseMs + patienceMs)
  stopped.stop()
  await vi.advanceTimersByTimeAsync(10 * limitMs)
  expect(stopped.over).not.toHaveBeenCalled()
})
