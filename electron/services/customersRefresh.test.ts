import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure, type ErrorKind } from '../contract/errors'
import type { BackgroundWork } from '../contract/app'
import { openCustomerStore } from '../store/appStores'
import { newProcess } from '../store/testing/recordStore'
import { SimulatedDisk } from '../store/testing/simulatedDisk'
import { createCustomerCache, type CustomerCache } from './customersPorts'
import { createCustomersRefresh, type RefreshOptions } from './customersRefresh'
import { active, contentOf, listed, tenant, usualContent, usualLists, type ListsAtWork } from './testing/listsAtWork'
import { liveUntil } from './testing/mortalProcess'

const day = 86_400_000
const start = Date.parse('2026-01-01T00:00:00.000Z')
const fail = (kind: ErrorKind, code: string, retryAfterMs?: number) => new AppFailure({ kind, code, ...(retryAfterMs !== undefined && { retryAfterMs }) })
const openStore = (disk: SimulatedDisk) => openCustomerStore('/data', { files: disk, processes: newProcess() })
const onRecord = (cache: CustomerCache) => cache.meta().get('customers.reading')?.value as { readonly pages: number } | undefined

describe('reading all customers', () => {
  let disk: SimulatedDisk
  let cache: CustomerCache
  let lists: ListsAtWork
  let work: BackgroundWork[]
  let now = start
  let rests: number[]

  const make = (more: Partial<RefreshOptions> = {}) => createCustomersRefresh({
    directory: lists, knownRelationships: lists.known, cache, tell: vi.fn(), clock: { now: () => now }, scope: () => 'practice me',
    work: { report: (one) => void work.push(one), finish: () => undefined, list: () => work },
    rest: async (ms) => void rests.push(ms),
    ...more
  })
  const content = () => contentOf(cache.all())
  /** As after a new start of the application. */
  const restart = async (): Promise<void> => {
    disk = disk.afterPowerCut(() => 1)
    cache = createCustomerCache(await openStore(disk))
  }
  const diesAt = (question: string): void => {
    lists.before = (asked) => {
      if (asked === question) throw fail('cancelled', 'cancelled')
    }
  }

  beforeEach(async () => {
    disk = new SimulatedDisk()
    cache = createCustomerCache(await openStore(disk))
    lists = usualLists()
    now = start
    work = []
    rests = []
  })

  it('finds the listed, the administered and the invited, and tells how far it is', async () => {
    await make().refresh()
    expect(content()).toEqual(usualContent)
    expect(lists.asked).toEqual(['listed', 'listed 2', 'listed 4', 'administered', 'administered 2', 'named 6 7'])
    expect(work.map(({ done, total }) => [done, total])).toEqual([[0, undefined], [2, 5], [4, 5], [5, 5], [5, 5], [5, 5], [7, 7]])
    expect(cache.refreshedAt).toBe(new Date(start).toISOString())
    expect(onRecord(cache)).toBeUndefined()
  })

  it('writes what changed and nothing else, and is as young as its begin', async () => {
    await make().refresh()
    const put = vi.spyOn(cache, 'put')
    now += day
    lists.relationships.set(tenant(2), active(2, { status: 'expired' }))
    lists.customers[3] = listed(4, { name: 'Renamed' })
    lists.before = () => { now += 60_000 }
    await make().refresh()
    expect(put.mock.calls.flatMap(([changed]) => changed.map(({ id }) => id))).toEqual([tenant(2), tenant(4)])
    expect(cache.get(tenant(1))?.readAt).toBe(new Date(start).toISOString())
    expect(cache.refreshedAt).toBe(new Date(start + day).toISOString())
  })

  it('keeps what only the details know, without writing it again', async () => {
    await make().refresh()
    const before = cache.get(tenant(1))
    if (before === undefined) throw new Error('not there')
    const details = { technicianRole: 'full', country: 'DE', detailsReadAt: before.readAt } as const
    await cache.put([{ ...before, ...details }])
    const put = vi.spyOn(cache, 'put')
    await make().refresh()
    expect(put.mock.calls.flatMap(([changed]) => changed)).toEqual([])
    expect(cache.get(tenant(1))).toMatchObject(details)
  })

  it('removes who is gone only at the end of a whole reading, and nobody whom a look-up found', async () => {
    await make().refresh()
    await cache.put([{ id: tenant(9), name: 'Looked up', defaultDomain: '', domains: [], relationship: 'none', readAt: new Date(start).toISOString() }])
    lists.customers = [listed(1), listed(2), listed(5)]
    diesAt('administered')
    await make().refresh()
    expect(Object.keys(content())).toHaveLength(8)
    lists.before = () => undefined
    await make().refresh()
    expect(Object.keys(content())).toEqual(['1', '2', '3', '5', '6', '7', '9'])
  })

  it('runs once at a time, and keeps every customer when it fails', async () => {
    await make().refresh()
    lists.before = () => { throw fail('unreachable', 'network.unreachable') }
    const { refresh, unfinished } = make()
    await expect(Promise.all([refresh(), refresh()])).rejects.toMatchObject({ error: { kind: 'unreachable' } })
    expect(lists.asked.slice(6)).toEqual(['listed'])
    expect([content(), unfinished()]).toEqual([usualContent, false])
  })

  it('tells the pages that the cloud refused it, also when nobody asked for it, and that it succeeded since', async () => {
    const told: unknown[] = []
    const tell: RefreshOptions['tell'] = (name, payload) => { if (name === 'customers.read') told.push(payload) }
    const readAs = async (thrown: AppFailure | undefined): Promise<void> => {
      lists.before = () => { if (thrown !== undefined) throw thrown }
      await make({ tell }).refresh().catch(() => undefined)
    }
    // The page says by itself that the network is away or the sign-in over; a stop was wished for.
    for (const said of [fail('unreachable', 'network.unreachable'), fail('signedOut', 'signIn.required'), fail('cancelled', 'cancelled')]) await readAs(said)
    expect(told).toEqual([])
    await readAs(fail('notAllowed', 'graph.notAllowed'))
    await readAs(undefined)
    expect(told).toMatchObject([{ failure: { kind: 'notAllowed', code: 'graph.notAllowed' } }, {}])
  })

  it('asks for nothing more while it is held, says so, and goes on or stops', async () => {
    const { refresh, pauseRefresh, resumeRefresh, cancelRefresh } = make()
    lists.before = (asked) => { if (asked === 'listed') pauseRefresh() }
    const reading = refresh()
    await vi.waitFor(() => expect(work.at(-1)).toEqual({ kind: 'refreshCustomers', done: 2, total: 5, paused: true }))
    await new Promise(setImmediate)
    expect(lists.asked).toEqual(['listed'])
    resumeRefresh()
    await reading
    expect(work.at(-1)).toEqual({ kind: 'refreshCustomers', done: 7, total: 7 })
    lists.asked.length = 0
    const stopped = refresh()
    await vi.waitFor(() => expect(work.at(-1)?.paused).toBe(true))
    cancelRefresh()
    await stopped
    expect(lists.asked).toEqual(['listed'])
  })

  it.each(['listed 2', 'listed 4', 'administered', 'administered 2', 'named 6 7'])('goes on at “%s” after a restart, and says so', async (place) => {
    diesAt(place)
    const { refresh, unfinished } = make()
    await refresh()
    expect(unfinished()).toBe(true)
    await restart()
    const all = [...lists.asked]
    lists.asked.length = 0
    lists.before = () => undefined
    await make().refresh()
    expect(all.at(-1)).toBe(place)
    expect([...all.slice(0, -1), ...lists.asked]).toEqual(['listed', 'listed 2', 'listed 4', 'administered', 'administered 2', 'named 6 7'])
    expect(work.at(-1)).toMatchObject({ begun: 'resumed', done: 7 })
    expect(content()).toEqual(usualContent)
  })

  it.each([
    ['another account or cloud', { scope: () => 'practice somebody' }, 'otherAccount', 0],
    ['a day ago and longer', {}, 'expired', day + 1]
  ] as const)('begins anew where the place is of %s', async (_what, more, begun, later) => {
    diesAt('listed 4')
    await make().refresh()
    await restart()
    lists.asked.length = 0
    lists.before = () => undefined
    now += later
    await make(more).refresh()
    expect(lists.asked[0]).toBe('listed')
    expect(work.at(-1)).toMatchObject({ begun })
    expect([content(), onRecord(cache)]).toEqual([usualContent, undefined])
  })

  it.each(['invalid', 'notFound'] as const)('begins the list anew where the service has lost the place (%s), and gives up when it always does', async (kind) => {
    let left = 2
    lists.before = (asked) => { if (asked === 'administered 2' && (left -= 1) >= 0) throw fail(kind, 'service.refusedRequest') }
    await make().refresh()
    expect(lists.asked.slice(3)).toEqual(['administered', 'administered 2', 'administered', 'administered 2', 'administered', 'administered 2', 'named 6 7'])
    expect(work.at(-1)).toMatchObject({ begun: 'expired' })
    expect(content()).toEqual(usualContent)
    lists.before = (asked) => { if (asked === 'listed 2') throw fail(kind, 'service.refusedRequest') }
    await expect(make().refresh()).rejects.toMatchObject({ error: { kind } })
    // The first page of a list has no place that could be lost.
    lists.before = () => { throw fail(kind, 'service.refusedRequest') }
    await expect(make().refresh()).rejects.toMatchObject({ error: { kind } })
  })

  it('leaves a service alone that refuses every try, says until when, and goes on', async () => {
    let left = 3
    const waits: unknown[] = []
    lists.before = (asked) => { if (asked === 'listed 2' && (left -= 1) >= 0) throw left === 2 ? fail('throttled', 'service.throttled', 7_000) : fail('unreachable', 'service.unavailable') }
    await make({ rest: async (ms) => { waits.push(ms, work.at(-1)?.waitingUntil) } }).refresh()
    expect(waits).toEqual([7_000, start + 7_000, 60_000, start + 60_000, 120_000, start + 120_000])
    expect(work.at(-1)?.waitingUntil).toBeUndefined()
    expect(content()).toEqual(usualContent)
  })

  it('is stopped at once while it leaves a service alone', async () => {
    lists.before = () => { throw fail('throttled', 'service.throttled') }
    const { rest: _usual, ...parts } = { rest: undefined }
    const { refresh, cancelRefresh } = createCustomersRefresh({
      ...parts, directory: lists, knownRelationships: lists.known, cache, tell: vi.fn(), clock: { now: () => now }, scope: () => 'practice me',
      work: { report: (one) => void work.push(one), finish: () => undefined, list: () => work }
    })
    const reading = refresh()
    await vi.waitFor(() => expect(work.at(-1)?.waitingUntil).toBe(start + 30_000))
    cancelRefresh()
    await reading
    expect(lists.asked).toEqual(['listed'])
  })

  it('begins a list with smaller pages when one never comes in time', async () => {
    let left = 2
    lists.before = (asked) => { if (asked === 'listed 2' && (left -= 1) >= 0) throw fail('unreachable', 'network.timedOut') }
    await make().refresh()
    expect(lists.asked.slice(0, 6)).toEqual(['listed', 'listed 2', 'listed 2', 'listed', 'listed 2', 'listed 4'])
    expect(content()).toEqual(usualContent)
  })

  it('does not go on with relationships of which it knows only some', async () => {
    await make({ knownRelationships: { ...lists.known, readSince: async () => false } }).refresh()
    expect([lists.asked, cache.size]).toEqual([[], 0])
  })
})

describe('reading all customers on a machine that dies', () => {
  const life = (machine: { disk: SimulatedDisk; readonly lists: ListsAtWork }, diesAt?: number, chance = () => 0) =>
    liveUntil(machine, diesAt ?? Number.POSITIVE_INFINITY, chance, async ({ calling }) => {
      const { lists } = machine
      const store = await openStore(machine.disk)
      const refresh = createCustomersRefresh({
        directory: {
          listed: (next, call) => calling(() => lists.listed(next, call)),
          administered: (next, call) => calling(() => lists.administered(next, call)),
          named: (ids, call) => calling(() => lists.named(ids, call))
        },
        knownRelationships: lists.known, cache: createCustomerCache(store), tell: () => undefined, clock: { now: () => start }, scope: () => 'practice me',
        work: { report: () => undefined, finish: () => undefined, list: () => [] }
      })
      await refresh.refresh().catch(() => undefined)
      await store.close().catch(() => undefined)
    })
  /** What the disk holds, read by a process of its own. */
  const kept = async (disk: SimulatedDisk) => {
    const cache = createCustomerCache(await openStore(disk.afterPowerCut(() => 0)))
    return { pages: onRecord(cache)?.pages, content: contentOf(cache.all()), refreshedAt: cache.refreshedAt, left: [...(cache.meta() as unknown as { ids(): Iterable<string> }).ids()] }
  }
  const whole = ['listed', 'listed 2', 'listed 4', 'administered', 'administered 2', 'named 6 7']

  it.each([['nothing that was not synced', () => 0], ['everything', () => 0.999]])('at any step, the power cut leaving %s: it goes on where it was, asks for no page twice that is on record, and misses nobody', async (_what, chance) => {
    const steps = await life({ disk: new SimulatedDisk(), lists: usualLists() })
    const resumed = new Set<number>()
    for (let diesAt = 1; diesAt <= steps; diesAt += 1) {
      const machine = { disk: new SimulatedDisk(), lists: usualLists() }
      await life(machine, diesAt, chance)
      const { pages = 0, refreshedAt } = await kept(machine.disk)
      machine.lists.asked.length = 0
      await life(machine)
      // One that had reached its end begins the next reading.
      expect([diesAt, machine.lists.asked]).toEqual([diesAt, refreshedAt === undefined ? whole.slice(pages) : whole])
      const end = await kept(machine.disk)
      expect([diesAt, end.content, end.left]).toEqual([diesAt, usualContent, ['customers.refreshedAt']])
      resumed.add(pages)
    }
    expect([...resumed].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('twice and again, with a cloud that changes meanwhile: the next whole reading equals it', async () => {
    const steps = await life({ disk: new SimulatedDisk(), lists: usualLists() })
    for (let diesAt = 3; diesAt < steps; diesAt += 2) {
      const machine = { disk: new SimulatedDisk(), lists: usualLists() }
      await life(machine, diesAt)
      machine.lists.customers = [listed(1, { name: 'Renamed' }), ...[2, 4, 5, 8].map((number) => listed(number))]
      await life(machine, diesAt)
      await life(machine)
      await life(machine)
      const { 3: _gone, ...others } = usualContent
      expect([diesAt, (await kept(machine.disk)).content]).toEqual([diesAt, { ...others, 1: 'Renamed none', 3: 'Customer 3 active', 8: 'Customer 8 none' }])
    }
  })
})
