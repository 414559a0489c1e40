import { describe, expect, it, vi } from 'vitest'
import { createSharedAsking } from './sharedAsking'

const never = new AbortController().signal

describe('asking once for all', () => {
  it('gives everybody the same answer, and asks anew for the next time', async () => {
    const shared = createSharedAsking<number>()
    const ask = vi.fn(() => Promise.resolve(ask.mock.calls.length))
    expect(await Promise.all([shared('a', ask, never), shared('a', ask, never), shared('b', ask, never)])).toEqual([1, 1, 2])
    expect(await shared('a', ask, never)).toBe(3)
  })

  it('lets the technician’s no count for everybody', async () => {
    const shared = createSharedAsking<number>()
    const ask = vi.fn(() => Promise.reject(new Error('no')))
    const results = await Promise.allSettled([shared('a', ask, never), shared('a', ask, never)])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(ask).toHaveBeenCalledTimes(1)
  })

  it('asks for whoever still waits when the first one’s work was given up', async () => {
    const shared = createSharedAsking<string>()
    const first = new AbortController()
    const untilStopped = (signal: AbortSignal): Promise<string> => new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('stopped')))
    })
    const given = shared('a', untilStopped, first.signal)
    const waiting = shared('a', () => Promise.resolve('second'), never)
    first.abort()
    await expect(given).rejects.toThrow('stopped')
    expect(await waiting).toBe('second')
  })
})
