import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sleep, withTimeLimit } from './wait'

const never = () => new Promise<never>(() => undefined)

describe('waiting', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('sleeps as long as told', async () => {
    let awake = false
    const slept = sleep(100).then(() => (awake = true))
    await vi.advanceTimersByTimeAsync(99)
    expect(awake).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await slept).toBe(true)
  })

  it('wakes at once when cancelled, also when that was before', async () => {
    const stop = new AbortController()
    const slept = expect(sleep(100, stop.signal)).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    stop.abort()
    await slept
    await expect(sleep(100, stop.signal)).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends a task at its limit, tells it, and leaves no timer', async () => {
    let told: AbortSignal | undefined
    const work = withTimeLimit(50, (signal) => {
      told = signal
      return never()
    })
    const ended = expect(work).rejects.toMatchObject({ error: { kind: 'timedOut' } })
    await vi.advanceTimersByTimeAsync(50)
    await ended
    expect(told?.aborted).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('hands on a result or a failure, and then leaves no timer', async () => {
    expect(await withTimeLimit(50, () => Promise.resolve(7))).toBe(7)
    await expect(withTimeLimit(50, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await vi.advanceTimersByTimeAsync(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends a task when the outer signal aborts', async () => {
    const stop = new AbortController()
    const ended = expect(withTimeLimit(50, never, stop.signal)).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    stop.abort()
    await ended
    expect(vi.getTimerCount()).toBe(0)
  })
})
