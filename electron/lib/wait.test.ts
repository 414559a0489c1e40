import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sleep, waitForPerson, withTimeLimit } from './wait'

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

  const after = (ms: number) => () => sleep(ms)

  it('does not count the time for which a person is waited for, in any limit around it', async () => {
    const work = withTimeLimit(60, (outer) => withTimeLimit(50, async (signal) => {
      await sleep(30, signal)
      await waitForPerson(signal, after(10_000))
      await sleep(15, signal)
      return 'done'
    }, outer))
    await vi.advanceTimersByTimeAsync(10_045)
    expect(await work).toBe('done')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('goes on counting when the last of several has answered', async () => {
    const work = withTimeLimit(50, async (signal) => {
      await Promise.all([waitForPerson(signal, after(100)), waitForPerson(signal, after(300))])
      await sleep(51, signal)
    })
    const ended = expect(work).rejects.toMatchObject({ error: { kind: 'timedOut' } })
    await vi.advanceTimersByTimeAsync(350)
    await ended
  })

  it('a cancel ends it while a person is waited for; and who is not waited for any more holds nothing', async () => {
    const stop = new AbortController()
    const work = withTimeLimit(1_000, (outer) => withTimeLimit(50, (signal) => waitForPerson(signal, never), outer), stop.signal)
    const ended = expect(work).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    await vi.advanceTimersByTimeAsync(5_000)
    stop.abort()
    await ended
    const left = withTimeLimit(100, async (outer) => {
      await withTimeLimit(50, (signal) => Promise.race([waitForPerson(signal, never), Promise.resolve()]), outer)
      await sleep(101, outer)
    })
    const passed = expect(left).rejects.toMatchObject({ error: { kind: 'timedOut' } })
    await vi.advanceTimersByTimeAsync(100)
    await passed
    expect(vi.getTimerCount()).toBe(0)
  })
})
