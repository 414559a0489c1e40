import { beforeEach, describe, expect, it } from 'vitest'
import { AppFailure } from '../../contract/errors'
import type { BackgroundWork } from '../../contract/app'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import type { ListPage } from '../customerListPort'
import type { RelationshipManagement, RelationshipRecord } from '../ports'
import { liveUntil } from '../testing/mortalProcess'
import { openRelationshipStores } from '../testing/relationshipsAtWork'
import { RelationshipBook } from './relationshipBook'
import { RelationshipsRefresh } from './relationshipsRefresh'

const start = Date.parse('2026-01-10T00:00:00.000Z')
const hour = 3_600_000
const moment = (days: number) => new Date(start + days * 24 * hour).toISOString()
const record = (number: number, modified = -number, more: Partial<RelationshipRecord> = {}): RelationshipRecord => ({
  id: `r${number}`, displayName: `R ${number}`, status: 'active', roles: [], createdAt: moment(-100), modifiedAt: moment(modified), etag: 'e', ...more
})
const lost = () => new AppFailure({ kind: 'notFound', code: 'service.notFound' })

/** A cloud's relationships in memory, in pages of two. */
class Cloud implements Pick<RelationshipManagement, 'page'> {
  records = [1, 2, 3, 4, 5].map((number) => record(number))
  canFilter = true
  readonly asked: string[] = []
  before: (asked: string) => void = () => undefined

  async page(from: Parameters<RelationshipManagement['page']>[0]): Promise<ListPage<RelationshipRecord>> {
    const [since = '', at = '0'] = 'next' in from ? from.next.split('@') : [from.since ?? '']
    const question = `${since === '' ? 'all' : 'changes'} ${at}`
    this.asked.push(question)
    this.before(question)
    if (since !== '' && !this.canFilter) throw new AppFailure({ kind: 'invalid', code: 'service.refusedRequest' })
    const all = this.records.filter(({ modifiedAt = '' }) => modifiedAt >= since)
    const until = Number(at) + 2
    return { items: all.slice(Number(at), until), ...(until < all.length && { next: `${since}@${until}` }) }
  }
}

const parts = (cloud: Pick<RelationshipManagement, 'page'>, book: RelationshipBook, more: Partial<ConstructorParameters<typeof RelationshipsRefresh>[0]> = {}) => ({
  management: cloud, book, clock: { now: () => start }, scope: () => 'practice me', done: () => undefined,
  work: { report: () => undefined, finish: () => undefined, list: () => [] }, ...more
})

describe('reading relationships, interrupted', () => {
  let disk: SimulatedDisk
  let cloud: Cloud
  let book: RelationshipBook
  let work: BackgroundWork[]
  let now = start
  let scope = 'practice me'
  const open = async (): Promise<void> => {
    book = new RelationshipBook({ store: await openRelationshipStores(disk).cache(), clock: { now: () => now }, tell: () => undefined })
  }
  const make = () => new RelationshipsRefresh(parts(cloud, book, { clock: { now: () => now }, scope: () => scope, work: { report: (one) => void work.push(one), finish: () => undefined, list: () => work } }))
  const interruptedAt = async (question: string, everything = false): Promise<void> => {
    cloud.before = (asked) => { if (asked === question) throw new AppFailure({ kind: 'unreachable', code: 'network.unreachable' }) }
    await expect(make().refresh(everything)).rejects.toMatchObject({ error: { kind: 'unreachable' } })
    cloud.before = () => undefined
    cloud.asked.length = 0
    disk = disk.afterPowerCut(() => 1)
    await open()
  }
  const ids = () => [...book.entries().keys()].toSorted()

  beforeEach(async () => {
    disk = new SimulatedDisk()
    cloud = new Cloud()
    now = start
    scope = 'practice me'
    work = []
    await open()
  })

  it('goes on in the whole list where it was, and removes nobody whom the part before has seen', async () => {
    await interruptedAt('all 4')
    await make().refresh()
    expect(cloud.asked).toEqual(['all 4'])
    expect(work.at(-1)).toMatchObject({ begun: 'resumed' })
    expect(ids()).toEqual(['r1', 'r2', 'r3', 'r4', 'r5'])
    expect(book.mark).toEqual({ scope: 'practice me', readAt: moment(0), fullAt: moment(0), changedAt: moment(-1) })
  })

  it('goes on in a list of changes where it was, with the latest change that it had seen', async () => {
    await make().refresh()
    cloud.records = [record(1), record(2), record(3), ...[6, 7, 8].map((number) => record(number, number / 24))]
    now += hour
    await interruptedAt('changes 2')
    await make().refresh()
    expect(cloud.asked).toEqual(['changes 2'])
    // What is gone in the cloud is found by a whole reading only.
    expect(ids()).toEqual(['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8'])
    expect(book.mark).toEqual({ scope: 'practice me', readAt: moment(1 / 24), fullAt: moment(0), changedAt: moment(8 / 24) })
  })

  it('does not take the place in a list of changes for one in the whole list, and the other way round', async () => {
    await make().refresh()
    cloud.records = [record(1), ...[6, 7, 8].map((number) => record(number, number / 24))]
    now += hour
    await interruptedAt('changes 2')
    await make().refresh(true)
    expect(cloud.asked).toEqual(['all 0', 'all 2'])
    expect(ids()).toEqual(['r1', 'r6', 'r7', 'r8'])
    await interruptedAt('all 2', true)
    await make().refresh()
    expect(cloud.asked).toEqual(['all 2'])
    expect(book.mark?.fullAt).toBe(moment(1 / 24))
  })

  it('begins anew for another account or cloud, and trusts no mark of it', async () => {
    await make().refresh()
    await interruptedAt('all 2', true)
    scope = 'global me'
    await make().refresh()
    expect(cloud.asked).toEqual(['all 0', 'all 2', 'all 4'])
    expect(work.at(-1)).toMatchObject({ begun: 'otherAccount' })
    expect(await make().readSince('')).toBe(true)
    scope = 'practice me'
    cloud.asked.length = 0
    await make().refresh()
    expect(cloud.asked).toEqual(['all 0', 'all 2', 'all 4'])
  })

  it('begins the same list anew where the service has lost the place, says so, and gives up when it always does', async () => {
    let left = 1
    cloud.before = (asked) => { if (asked === 'all 4' && (left -= 1) >= 0) throw lost() }
    await make().refresh()
    expect(cloud.asked).toEqual(['all 0', 'all 2', 'all 4', 'all 0', 'all 2', 'all 4'])
    expect(work.at(-1)).toMatchObject({ begun: 'expired' })
    cloud.before = (asked) => { if (asked === 'all 2') throw lost() }
    await expect(make().refresh(true)).rejects.toMatchObject({ error: { kind: 'notFound' } })
  })

  it('reads all of them where the service cannot tell what changed', async () => {
    await make().refresh()
    cloud.canFilter = false
    cloud.asked.length = 0
    now += hour
    await make().refresh()
    expect(cloud.asked).toEqual(['changes 0', 'all 0', 'all 2', 'all 4'])
    expect(book.mark?.fullAt).toBe(moment(1 / 24))
  })

  it('leaves a service alone that refuses every try, says until when, and goes on', async () => {
    let left = 2
    const rests: number[] = []
    cloud.before = (asked) => { if (asked === 'all 2' && (left -= 1) >= 0) throw new AppFailure({ kind: 'throttled', code: 'service.throttled', ...(left === 1 && { retryAfterMs: 5_000 }) }) }
    const refresh = new RelationshipsRefresh(parts(cloud, book, { rest: async (ms) => void rests.push(ms), work: { report: (one) => void work.push(one), finish: () => undefined, list: () => work } }))
    await refresh.refresh()
    expect(rests).toEqual([5_000, 60_000])
    expect(work.map(({ waitingUntil }) => waitingUntil).filter((until) => until !== undefined)).toEqual([start + 5_000, start + 60_000])
    expect(ids()).toHaveLength(5)
  })

  it('is held after the page that is under way, and stopped from there', async () => {
    const refresh = make()
    cloud.before = () => refresh.hold()
    const reading = refresh.refresh()
    await expect.poll(() => work.at(-1)).toMatchObject({ done: 2, paused: true })
    await new Promise(setImmediate)
    expect(cloud.asked).toEqual(['all 0'])
    cloud.before = () => undefined
    refresh.resume()
    await reading
    cloud.before = () => refresh.hold()
    const stopped = refresh.refresh(true)
    await expect.poll(() => work.at(-1)?.paused).toBe(true)
    refresh.cancel()
    await stopped
    cloud.before = () => undefined
    expect(await refresh.readSince(moment(0))).toBe(true)
    expect(ids()).toHaveLength(5)
  })

  it('survives a machine that dies at any step', async () => {
    const life = (machine: { disk: SimulatedDisk }, at?: number) => liveUntil(machine, at ?? Number.POSITIVE_INFINITY, () => 0, async ({ calling }) => {
      const store = await openRelationshipStores(machine.disk).cache()
      const mortal = new RelationshipBook({ store, clock: { now: () => start }, tell: () => undefined })
      await new RelationshipsRefresh(parts({ page: (from) => calling(() => cloud.page(from)) }, mortal)).refresh(mortal.mark === undefined).catch(() => undefined)
      await store.close().catch(() => undefined)
    })
    const steps = await life({ disk: new SimulatedDisk() })
    const asks = new Set<string>()
    for (let at = 1; at <= steps; at += 1) {
      const machine = { disk: new SimulatedDisk() }
      await life(machine, at)
      cloud.asked.length = 0
      await life(machine)
      asks.add(cloud.asked.join())
      const store = await openRelationshipStores(machine.disk.afterPowerCut(() => 0)).cache()
      expect([at, [...store.read('relationships').ids()].toSorted(), [...store.read('meta').ids()]]).toEqual([at, ['r1', 'r2', 'r3', 'r4', 'r5'], ['relationshipsRead']])
    }
    expect(asks).toEqual(new Set(['all 0,all 2,all 4', 'all 2,all 4', 'all 4', 'changes 0']))
  })
})
