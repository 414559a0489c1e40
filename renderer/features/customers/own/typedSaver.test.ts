import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deferred } from '../../../testing/deferred'
import { saveDelay, TypedSaver } from './typedSaver'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

describe('what is typed', () => {
  it('is kept while somebody goes on typing, and once more after the last key', async () => {
    const save = vi.fn(async (_text: string) => true)
    const done = vi.fn()
    const saver = new TypedSaver(save, done)
    for (const text of ['a', 'ab', 'abc']) {
      saver.type(text)
      await vi.advanceTimersByTimeAsync(saveDelay / 2)
    }
    await vi.advanceTimersByTimeAsync(saveDelay)
    expect(save.mock.calls.map(([text]) => text)).toEqual(['ab', 'abc'])
    expect(saver.pending).toBe(false)
    expect(done).toHaveBeenCalledTimes(2)
    await saver.flush()
    expect(done).toHaveBeenCalledTimes(2)
  })

  it('is written one after the other, the newest last, and a flush waits for it', async () => {
    const first = deferred<boolean>()
    const save = vi.fn((text: string) => (text === 'a' ? first.promise : Promise.resolve(true)))
    const saver = new TypedSaver(save)
    saver.type('a')
    const kept = saver.flush()
    saver.type('ab')
    saver.type('abc')
    expect(save).toHaveBeenCalledTimes(1)
    first.resolve(true)
    expect(await kept).toBe(true)
    expect(save.mock.calls.map(([text]) => text)).toEqual(['a', 'abc'])
  })

  it('that could not be kept stays due, and is tried again', async () => {
    const save = vi.fn<(text: string) => Promise<boolean>>().mockResolvedValueOnce(false).mockResolvedValue(true)
    const saver = new TypedSaver(save)
    saver.type('a')
    expect(await saver.flush()).toBe(false)
    expect(saver.pending).toBe(true)
    expect(await saver.flush()).toBe(true)
    expect(save.mock.calls.map(([text]) => text)).toEqual(['a', 'a'])
  })
})
