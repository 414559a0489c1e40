import { describe, expect, it } from 'vitest'
import type { ActingSession, SessionLimit } from '../contract/acting'
import { recordIdSchema, tenantIdSchema } from '../contract/ids'
import { tenantMark } from '../domain/tenantMark'
import { ActingTime, type ActingTimeParts } from './actingAsTime'
import type { ActivityEntry } from './ports'

const minute = 60_000
const start = Date.parse('2026-11-21T12:00:00.000Z')
const tenantId = tenantIdSchema.parse('11111111-2222-4333-8444-555555555555')
const session: ActingSession = {
  id: recordIdSchema.parse('00000000-0000-4000-8000-000000000001'), tenantId, company: 'Contoso', defaultDomain: 'contoso.com', role: 'full',
  mark: tenantMark(tenantId, 'Contoso'), startedAt: new Date(start).toISOString()
}

function atWork(settings: Partial<ReturnType<ActingTimeParts['settings']>> = {}) {
  const world = { now: start, idleMs: 0, open: [session], settings: { actingLimit: '60', actingIdle: 'none', actingEndOnLock: true, ...settings } as ReturnType<ActingTimeParts['settings']> }
  const told: SessionLimit[] = []
  const ended: string[] = []
  const entries: Omit<ActivityEntry, 'id' | 'at'>[] = []
  const time = new ActingTime({
    acting: { list: () => world.open, endAll: async (cause) => void ended.push(`all ${cause}`) },
    windows: { showLimit: (_tenant, limit) => void told.push(limit), end: async (_tenant, cause) => void ended.push(cause) },
    activity: { record: async (entry) => void entries.push(entry) },
    clock: { now: () => world.now },
    settings: () => world.settings,
    systemIdleMs: () => world.idleMs
  })
  const after = (ms: number) => {
    world.now = start + ms
    time.check()
  }
  return { world, time, told, ended, entries, after }
}

describe('the time limit', () => {
  it('warns at five minutes and at one, each once, and ends the session at its moment', () => {
    const { after, told, ended } = atWork()
    for (const ms of [0, 1_000, 55 * minute - 1]) after(ms)
    expect(told).toEqual([{ endsAt: '2026-11-21T13:00:00.000Z', warning: 'none' }])
    for (const ms of [55 * minute, 57 * minute, 59 * minute, 59.5 * minute]) after(ms)
    expect(told.slice(1).map(({ warning }) => warning)).toEqual(['fiveMinutes', 'oneMinute'])
    after(60 * minute - 1)
    expect(ended).toEqual([])
    after(60 * minute)
    expect(ended).toEqual(['timeLimit'])
  })

  it('begins anew when it is extended, which is on record', async () => {
    const { after, time, told, ended, entries } = atWork()
    after(58 * minute)
    await time.extend(tenantId)
    expect(told.at(-1)).toEqual({ endsAt: '2026-11-21T13:58:00.000Z', warning: 'none' })
    expect(entries).toEqual([{ action: 'actingAs.extend', tenantId, result: 'ok', detail: { sessionId: session.id, endsAt: '2026-11-21T13:58:00.000Z' } }])
    after(117 * minute)
    expect(ended).toEqual([])
    after(118 * minute)
    expect(ended).toEqual(['timeLimit'])
  })

  it('cannot be extended before the warning, after the end, or for nobody', async () => {
    const { after, time, entries, world } = atWork()
    after(54 * minute)
    await time.extend(tenantId)
    world.now = start + 60 * minute
    await time.extend(tenantId)
    expect(entries).toEqual([])
    world.open = []
    await expect(time.extend(tenantId)).rejects.toMatchObject({ error: { kind: 'notFound', code: 'acting.noSession' } })
  })

  it('is that of the setting when the session was opened; none is none', () => {
    const limited = atWork({ actingLimit: '30' })
    limited.after(0)
    limited.world.settings = { ...limited.world.settings, actingLimit: 'none' }
    limited.after(30 * minute)
    expect(limited.ended).toEqual(['timeLimit'])
    const free = atWork({ actingLimit: 'none' })
    free.after(100 * 60 * minute)
    expect([free.ended, free.told]).toEqual([[], []])
  })

  it('of a session that is gone is forgotten: the next one has its whole time', () => {
    const { after, world, told, ended } = atWork()
    after(0)
    world.open = []
    after(minute)
    world.open = [{ ...session, startedAt: new Date(start + 59 * minute).toISOString() }]
    after(61 * minute)
    expect([told.at(-1)?.endsAt, ended]).toEqual(['2026-11-21T13:59:00.000Z', []])
  })
})

describe('nobody is there', () => {
  it('ends a session when the computer was not used for the set time, and not before the session itself is as old', () => {
    const { after, world, ended } = atWork({ actingIdle: '15' })
    world.idleMs = 600 * minute
    after(15 * minute - 1)
    expect(ended).toEqual([])
    world.idleMs = 15 * minute - 1
    after(20 * minute)
    expect(ended).toEqual([])
    world.idleMs = 15 * minute
    after(20 * minute)
    expect(ended).toEqual(['idle'])
  })

  it('ends all when the screen is locked or the computer sleeps, if the setting says so', async () => {
    const { time, ended, world } = atWork()
    await time.away('screenLocked')
    await time.away('suspended')
    world.settings = { ...world.settings, actingEndOnLock: false }
    await time.away('screenLocked')
    expect(ended).toEqual(['all screenLocked', 'all suspended'])
  })
})
