import { describe, expect, it, vi } from 'vitest'
import { createNotices } from './notices'
import { SecretClipboard } from './secretClipboard'

function atWork(keepMs = 60_000) {
  let held = ''
  let broken = false
  const told = vi.fn()
  const notices = createNotices(told)
  const clipboard = {
    writeSecret: async (text: string) => { held = text },
    readText: async () => {
      if (broken) throw new Error('no clipboard')
      return held
    },
    clear: () => { held = '' }
  }
  const secrets = new SecretClipboard({ clipboard, notices, clock: { now: () => Date.parse('2026-11-01T10:00:00.000Z') }, keepMs })
  return { secrets, notices, held: () => held, somebodyCopies: (text: string) => { held = text }, breakIt: () => { broken = true } }
}

describe('a secret on the clipboard', () => {
  it('is gone after its time, and says when', async () => {
    vi.useFakeTimers()
    try {
      const { secrets, held } = atWork()
      expect(await secrets.copy('Amber-Kite-41')).toEqual({ clearsAt: '2026-11-01T10:01:00.000Z' })
      await vi.advanceTimersByTimeAsync(59_999)
      expect(held()).toBe('Amber-Kite-41')
      await vi.advanceTimersByTimeAsync(1)
      expect(held()).toBe('')
    } finally {
      vi.useRealTimers()
    }
  })

  it('copied again has its whole time again', async () => {
    vi.useFakeTimers()
    try {
      const { secrets, held } = atWork()
      await secrets.copy('first')
      await vi.advanceTimersByTimeAsync(40_000)
      await secrets.copy('second')
      await vi.advanceTimersByTimeAsync(40_000)
      expect(held()).toBe('second')
      await vi.advanceTimersByTimeAsync(20_000)
      expect(held()).toBe('')
    } finally {
      vi.useRealTimers()
    }
  })

  it('is cleared at once when the application ends, and only if it is still there', async () => {
    const { secrets, held, somebodyCopies } = atWork()
    await secrets.copy('secret')
    await secrets.clear()
    expect(held()).toBe('')
    await secrets.copy('secret')
    somebodyCopies('shopping list')
    await secrets.clear()
    expect(held()).toBe('shopping list')
    somebodyCopies('secret')
    await secrets.clear()
    expect(held(), 'a secret that was given up is nobody’s business any more').toBe('secret')
  })

  it('that cannot be taken away is told of, until the next one', async () => {
    const { secrets, notices, breakIt } = atWork()
    await secrets.copy('secret')
    breakIt()
    await secrets.clear()
    expect(notices.list()).toMatchObject([{ severity: 'warning', code: 'clipboard.notCleared' }])
    await secrets.copy('another')
    expect(notices.list()).toEqual([])
    await secrets.clear()
  })
})
