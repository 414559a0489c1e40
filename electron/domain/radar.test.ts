import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { radarDays } from '../contract/relationship'
import { dueReminders, endsByItself, isRenewed, windowOf, type RadarFacts, type Told } from './radar'
import { directoryRoles } from './directoryRoles'

const now = Date.parse('2026-11-21T12:00:00.000Z')
const day = 86_400_000
const at = (days: number): string => new Date(now + days * day).toISOString()
const one = (more: Partial<RadarFacts> = {}): RadarFacts & { readonly endsAt: string } => ({ id: 'r', status: 'active', roles: ['a'], ...more, endsAt: more.endsAt ?? at(12) })

describe('the windows of the radar', () => {
  it.each([[91, undefined], [90, 90], [30.1, 90], [30, 30], [7.5, 30], [7, 7], [1.01, 7], [1, 1], [0.001, 1], [0, undefined], [-3, undefined]])('%s days ahead is in %s', (days, window) => {
    expect(windowOf(at(days), now)).toBe(window)
  })

  it('leave out what extends itself, what Microsoft made and what is not in force', () => {
    expect(endsByItself(one(), now)).toBe(true)
    for (const more of [{ autoExtend: true }, { origin: 'microsoft' }, { status: 'terminated' }, { status: 'approvalPending' }, { endsAt: at(-1) }]) expect(endsByItself(one(more), now)).toBe(false)
    expect(endsByItself({ id: 'r', status: 'active', roles: [] }, now)).toBe(false)
  })

  it('know a relationship that another one follows', () => {
    const later = one({ id: 'later', endsAt: at(400), roles: ['b', 'A'] })
    expect(isRenewed(one(), [one(), later], now)).toBe(true)
    expect(isRenewed(one({ roles: ['a', 'c'] }), [later], now)).toBe(false)
    expect(isRenewed(one({ roles: ['a', 'c'] }), [{ ...later, roles: [directoryRoles.globalAdministrator] }], now)).toBe(true)
    expect(isRenewed(one(), [{ ...later, status: 'approvalPending' }], now)).toBe(false)
    expect(isRenewed(one(), [one({ id: 'earlier', endsAt: at(3) })], now)).toBe(false)
    expect(isRenewed(one(), [one({ id: 'extends', endsAt: at(3), autoExtend: true })], now)).toBe(true)
  })
})

describe('reminders', () => {
  const minutes = (most: number) => fc.integer({ min: 0, max: most * 1_440 }).map((count) => count / 1_440)
  const ends = minutes(119).map((days) => days + 1)
  /** Days from now at which somebody looks, in order: a computer is not always on. */
  const looks = fc.array(minutes(130), { minLength: 1, maxLength: 40 }).map((days) => days.toSorted((a, b) => a - b))

  it('come once for each window at most, in the order in which the end comes nearer, and never after it', () => {
    fc.assert(fc.property(looks, ends, (days, end) => {
      const told = new Map<string, Told>()
      const heard: number[] = []
      for (const look of days) {
        for (const due of dueReminders([{ id: 'r', endsAt: at(end) }], told, now + look * day)) {
          expect(look).toBeLessThan(end)
          expect(end - look).toBeLessThanOrEqual(due.window + 1e-6)
          told.set(due.id, due)
          heard.push(due.window)
        }
      }
      expect(heard).toEqual([...new Set(heard)].toSorted((a, b) => b - a))
    }))
  })

  it('miss no window in which somebody looked', () => {
    fc.assert(fc.property(looks, ends, (days, end) => {
      const told = new Map<string, Told>()
      for (const look of days) {
        for (const due of dueReminders([{ id: 'r', endsAt: at(end) }], told, now + look * day)) told.set(due.id, due)
        const window = windowOf(at(end), now + look * day)
        if (window !== undefined) expect(told.get('r')?.window).toBe(window)
      }
    }))
  })

  it('begin anew when the end has moved', () => {
    const told = new Map<string, Told>([['r', { id: 'r', endsAt: at(5), window: 7 }]])
    expect(dueReminders([{ id: 'r', endsAt: at(5) }], told, now)).toEqual([])
    expect(dueReminders([{ id: 'r', endsAt: at(80) }], told, now)).toEqual([{ id: 'r', endsAt: at(80), window: 90 }])
    expect(radarDays).toEqual([90, 30, 7, 1])
  })
})
