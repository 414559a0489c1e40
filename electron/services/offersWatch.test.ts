import { describe, expect, it } from 'vitest'
import { AppFailure } from '../contract/errors'
import { unreachable, noOffer, offersAtWork } from './testing/offersAtWork'
import { watchOffers } from './offersWatch'

/** Runs a watch for some rounds and tells the pauses it made and how often it asked. */
async function rounds(count: number, answers: readonly (AppFailure | 'ok' | 'offline')[], ids = [noOffer]) {
  const stop = new AbortController()
  const pauses: number[] = []
  let asked = 0
  const now = () => answers[pauses.length - 1] ?? 'ok'
  await watchOffers(
    {
      open: () => ids,
      online: () => now() !== 'offline',
      refresh: async () => {
        asked += 1
        const answer = now()
        if (answer instanceof AppFailure) throw answer
      },
      wait: async (ms) => {
        pauses.push(ms)
        if (pauses.length > count) stop.abort()
      }
    },
    1_000,
    stop.signal
  )
  return { pauses, asked }
}

describe('watchOffers', () => {
  it('asks at each interval, for every open offer', async () => {
    expect(await rounds(3, [], [noOffer, noOffer])).toEqual({ pauses: [1_000, 1_000, 1_000, 1_000], asked: 6 })
  })

  it('backs off while the cloud cannot be reached, and asks only once a round', async () => {
    const answers = [...Array.from({ length: 6 }, unreachable), 'ok' as const]
    const { pauses, asked } = await rounds(7, answers, [noOffer, noOffer])
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 16_000, 16_000, 1_000])
    expect(asked).toBe(8)
  })

  it('waits as long as the service asks for', async () => {
    const { pauses } = await rounds(2, [new AppFailure({ kind: 'throttled', code: 'throttled', retryAfterMs: 60_000 })])
    expect(pauses).toEqual([1_000, 60_000, 1_000])
  })

  it('asks nothing offline', async () => {
    expect(await rounds(2, ['offline', 'ok'])).toEqual({ pauses: [1_000, 1_000, 1_000], asked: 1 })
  })

  it('ends at once when it is told to, and sees an acceptance by itself', async () => {
    const { offers, relationships } = await offersAtWork()
    const { id } = await offers.createDelegated()
    await offers.issue(id)
    const stop = new AbortController()
    const watching = offers.watch(1, stop.signal)
    relationships.become('r1', { status: 'active' })
    await expect.poll(() => offers.get(id).state, { timeout: 5_000 }).toBe('accepted')
    const idle = offers.watch(1_000_000, stop.signal)
    stop.abort()
    await Promise.all([watching, idle])
    expect(relationships.asked.filter((one) => one === 'get')).toHaveLength(1)
  })
})
