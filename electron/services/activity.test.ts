import { describe, expect, it } from 'vitest'
import { openStore } from '../store/openStore'
import { newProcess } from '../store/testing/recordStore'
import { SimulatedDisk } from '../store/testing/simulatedDisk'
import { ActivityService } from './activity'
import type { ActivityTables } from './activity'

const open = (disk = new SimulatedDisk()) =>
  openStore<ActivityTables>({ folder: '/data/activity', version: 1, tables: { activity: {} }, files: disk, processes: newProcess() })
const clock = { now: () => Date.parse('2026-11-21T12:00:00.000Z') }
const entry = (action: string) => ({ action, result: 'ok' as const })

describe('ActivityService', () => {
  it('appends with number, time and technician, and tells the newest first', async () => {
    const activity = new ActivityService({ store: await open(), clock, who: () => 'full@fabrikam.com' })
    await activity.record(entry('one'))
    await activity.record({ ...entry('two'), who: 'owner@fabrikam.com', detail: { seconds: 3, wiped: true, leftFor: 'x'.repeat(500) } })
    expect(activity.latest(10)).toEqual([
      { id: '000000000002', at: '2026-11-21T12:00:00.000Z', action: 'two', result: 'ok', who: 'owner@fabrikam.com', detail: { seconds: 3, wiped: true, leftFor: 'x'.repeat(300) } },
      { id: '000000000001', at: '2026-11-21T12:00:00.000Z', action: 'one', result: 'ok', who: 'full@fabrikam.com' }
    ])
    expect(activity.latest(1).map((one) => one.action)).toEqual(['two'])
  })

  it('loses none of many at once, and goes on after a restart', async () => {
    const disk = new SimulatedDisk()
    const before = new ActivityService({ store: await open(disk), clock, who: () => undefined })
    await Promise.all(Array.from({ length: 20 }, (_, index) => before.record(entry(`a${index}`))))
    const after = new ActivityService({ store: await open(disk), clock, who: () => undefined })
    await after.record(entry('last'))
    expect(after.latest(100).map((one) => one.id)).toEqual(Array.from({ length: 21 }, (_, index) => String(21 - index).padStart(12, '0')))
    expect(after.latest(1)[0]).not.toHaveProperty('who')
  })

  it('overwrites nothing where a gap is', async () => {
    const store = await open()
    const activity = new ActivityService({ store, clock, who: () => undefined })
    await activity.record(entry('one'))
    await activity.record(entry('two'))
    await store.update((tables) => tables.activity.delete('000000000001'))
    await activity.record(entry('three'))
    expect(activity.latest(5).map((one) => one.action)).toEqual(['three', 'two'])
  })
})
