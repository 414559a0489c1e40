import { describe, expect, it } from 'vitest'
import type { Settings } from '../../contract/settings'
import { keepActivity } from './retention'

describe('how long the activity record is kept', () => {
  it('is looked at each day, by the setting as it is then', async () => {
    const stop = new AbortController()
    const pruned: string[] = []
    let days: Settings['keepActivity'] = 'forever'
    let looks = 0
    await keepActivity({
      activity: { prune: async (before) => pruned.push(before) },
      keep: () => days,
      clock: { now: () => Date.parse('2026-11-21T12:00:00.000Z') },
      wait: async () => {
        looks += 1
        if (looks === 2) days = '90'
        if (looks === 3) stop.abort()
      }
    }, stop.signal)
    expect(pruned).toEqual(['2026-08-23T12:00:00.000Z'])
  })
})
