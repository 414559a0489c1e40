import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Pace, Paces, usedShare, type Told } from './pace'

const good: Told = { refused: false, failed: false, tookMs: 100 }
const many = (pace: Pace, told: Told, count: number, now = 0): void => {
  for (let number = 0; number < count; number += 1) pace.answered(told, now)
}

describe('the pace of the background', () => {
  it('is without pauses while the service says nothing', () => {
    const pace = new Pace()
    many(pace, good, 20)
    expect([pace.turn(0), pace.turn(0), pace.gapMs, pace.pageSize(300)]).toEqual([0, 0, 0, 300])
  })

  it('slows down before it is refused, the more the nearer the limit is, and gets faster step by step', () => {
    const gaps = [0.5, 0.8, 0.9, 1, 1.8].map((used) => {
      const pace = new Pace()
      pace.answered({ ...good, used }, 0)
      return Math.round(pace.gapMs)
    })
    expect(gaps).toEqual([0, 200, 400, 600, 2_200])
    const pace = new Pace()
    pace.answered({ ...good, used: 1.8 }, 0)
    expect([pace.turn(0), Math.round(pace.turn(0)), Math.round(pace.turn(0))]).toEqual([0, 2_200, 4_400])
    many(pace, good, 4)
    expect(Math.round(pace.gapMs)).toBe(2_200)
    many(pace, good, 1)
    expect(Math.round(pace.gapMs)).toBe(1_540)
    many(pace, good, 60)
    expect(pace.gapMs).toBe(0)
  })

  it('holds still while it was told to, and asks twice as slowly after each storm of refusals, but not slower than one in ten seconds', () => {
    const pace = new Pace()
    pace.answered({ ...good, refused: true, retryAfterMs: 3_000 }, 1_000)
    expect([pace.heldUntil, pace.turn(1_500), pace.gapMs]).toEqual([4_000, 2_500, 50])
    many(pace, { ...good, refused: true }, 20, 1_000)
    expect(pace.gapMs).toBe(50)
    for (let storms = 0; storms < 20; storms += 1) {
      many(pace, good, 1)
      many(pace, { ...good, refused: true }, 3, 1_000)
    }
    expect(pace.gapMs).toBe(10_000)
    // A shorter order does not undo a longer one.
    pace.answered({ ...good, refused: true, retryAfterMs: 100 }, 1_000)
    expect(pace.heldUntil).toBe(4_000)
  })

  it('asks for smaller pages where they take long or fail, and for bigger ones again; fewer at a time, and more again', () => {
    const pace = new Pace()
    pace.answered({ ...good, tookMs: 9_000 }, 0)
    pace.answered({ ...good, failed: true }, 0)
    expect([pace.pageSize(300), pace.atOnce]).toEqual([75, 2])
    many(pace, { ...good, failed: true }, 10)
    expect([pace.pageSize(300), pace.pageSize(20), pace.atOnce]).toEqual([50, 20, 1])
    many(pace, good, 100)
    expect([pace.pageSize(300), pace.atOnce]).toEqual([300, 8])
  })

  it('never goes beyond its bounds, whatever it is told, and is itself again in the end', () => {
    const told = fc.record({ refused: fc.boolean(), failed: fc.boolean(), tookMs: fc.nat(60_000), retryAfterMs: fc.option(fc.nat(300_000), { nil: undefined }), used: fc.option(fc.double({ min: 0, max: 5, noNaN: true }), { nil: undefined }) })
    fc.assert(
      fc.property(fc.array(told, { maxLength: 60 }), (all) => {
        const pace = new Pace()
        for (const one of all) {
          pace.answered(one, 0)
          expect(pace.gapMs).toBeLessThanOrEqual(10_000)
          expect(pace.heldUntil).toBeLessThanOrEqual(300_000)
          expect(pace.pageSize(300)).toBeGreaterThanOrEqual(50)
          expect(pace.atOnce).toBeGreaterThanOrEqual(1)
        }
        many(pace, good, 200)
        expect([pace.gapMs, pace.pageSize(300), pace.atOnce]).toEqual([0, 300, 8])
      })
    )
  })

  it('is one for each service and tenant', () => {
    const paces = new Paces()
    expect(paces.of('graph', 'a')).toBe(paces.of('graph', 'a'))
    expect(paces.of('graph', 'a')).not.toBe(paces.of('partnerCenter', 'a'))
    expect(paces.of('graph', 'a')).not.toBe(paces.of('graph', 'b'))
  })

  it('reads the share of a limit that is used', () => {
    const share = (value?: string) => usedShare(new Headers(value === undefined ? {} : { 'x-ms-throttle-limit-percentage': value }))
    expect([share('0.8'), share('1.8'), share(''), share('much'), share()]).toEqual([0.8, 1.8, undefined, undefined, undefined])
  })
})
