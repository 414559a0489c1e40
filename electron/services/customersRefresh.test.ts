import { beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import type { BackgroundWork } from '../contract/app'
import type { Customer } from '../contract/customer'
import { tenantIdSchema } from '../contract/ids'
import { openCustomerStore } from '../store/appStores'
import { newProcess } from '../store/testing/recordStore'
import { SimulatedDisk } from '../store/testing/simulatedDisk'
import { createCustomerCache, type CustomerCache } from './customersPorts'
import { createCustomersRefresh } from './customersRefresh'

const tenant = (number: number) => tenantIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
const readings = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'] as const
const listed = (number: number, readAt: string, more: Partial<Customer> = {}): Customer => ({
  id: tenant(number), name: `Customer ${number}`, defaultDomain: `c${number}.example`, domains: [`c${number}.example`], relationship: 'active', readAt, ...more
})

describe('reading all customers', () => {
  let cache: CustomerCache
  let put: MockInstance<CustomerCache['put']>
  let pages: readonly (readonly Customer[])[]
  let beforePage: (index: number) => Promise<void>
  let work: BackgroundWork[]
  let now = Date.parse(readings[0])

  const make = () => createCustomersRefresh({
    directory: {
      async *pages(signal) {
        for (const [index, customers] of pages.entries()) {
          await beforePage(index)
          if (signal.aborted) return
          yield { customers, total: 4 }
        }
      }
    },
    cache, tell: vi.fn(), clock: { now: () => now },
    work: { report: (one) => void work.push(one), finish: () => undefined, list: () => work }
  })

  beforeEach(async () => {
    const store = await openCustomerStore('/data', { files: new SimulatedDisk(), processes: newProcess() })
    cache = createCustomerCache(store)
    put = vi.spyOn(cache, 'put')
    now = Date.parse(readings[0])
    work = []
    beforePage = async () => undefined
    pages = [[listed(1, readings[0]), listed(2, readings[0])], [listed(3, readings[0]), listed(4, readings[0])]]
  })

  it('writes what changed and nothing else, and is as young as its begin', async () => {
    const { refresh } = make()
    await refresh()
    put.mockClear()
    now = Date.parse(readings[1])
    pages = [[listed(1, readings[1]), listed(2, readings[1], { relationship: 'expired' })], [listed(3, readings[1]), listed(4, readings[1])]]
    beforePage = async () => { now += 60_000 }
    await refresh()
    expect(put.mock.calls.map(([changed]) => changed.map(({ id }) => id))).toEqual([[tenant(2)], []])
    expect(cache.get(tenant(1))?.readAt).toBe(readings[0])
    expect(cache.refreshedAt).toBe(readings[1])
  })

  it('keeps what only the details know, without writing it again', async () => {
    const { refresh } = make()
    await refresh()
    await cache.put([{ ...listed(1, readings[0]), listed: true, technicianRole: 'full', country: 'DE', detailsReadAt: readings[0] }])
    put.mockClear()
    await refresh()
    expect(put.mock.calls.flatMap(([changed]) => changed)).toEqual([])
    expect(cache.get(tenant(1))).toMatchObject({ technicianRole: 'full', country: 'DE' })
  })

  it('removes who is gone only at the end of a whole reading, and nobody whom a look-up found', async () => {
    const { refresh, cancelRefresh } = make()
    await refresh()
    await cache.put([listed(9, readings[0], { relationship: 'none' })])
    const [first = []] = pages
    pages = [first, []]
    beforePage = async (index) => { if (index === 1) cancelRefresh() }
    await refresh()
    expect(cache.size).toBe(5)
    beforePage = async () => undefined
    await refresh()
    expect([1, 2, 3, 4, 9].filter((number) => cache.get(tenant(number)) !== undefined)).toEqual([1, 2, 9])
  })

  it('asks for nothing more while it is held, says so, and goes on or stops', async () => {
    const { refresh, pauseRefresh, resumeRefresh, cancelRefresh } = make()
    const asked: number[] = []
    beforePage = async (index) => {
      asked.push(index)
      if (index === 0) pauseRefresh()
    }
    const reading = refresh()
    await vi.waitFor(() => expect(work.at(-1)).toEqual({ kind: 'refreshCustomers', done: 2, total: 4, paused: true }))
    await new Promise(setImmediate)
    expect(asked).toEqual([0])
    resumeRefresh()
    await reading
    expect(asked).toEqual([0, 1])
    expect(work.at(-1)).toEqual({ kind: 'refreshCustomers', done: 4, total: 4 })
    asked.length = 0
    const stopped = refresh()
    await vi.waitFor(() => expect(work.at(-1)?.paused).toBe(true))
    cancelRefresh()
    await stopped
    expect(asked).toEqual([0])
  })
})
