import { describe, expect, it } from 'vitest'
import type { ActivityRecord } from '../contract/activity'
import type { Customer, CustomerSubscription } from '../contract/customer'
import { tenantIdSchema } from '../contract/ids'
import { OverviewService, type LicenceQuery } from './overview'

const now = Date.parse('2026-11-21T12:00:00.000Z')
const idOf = (index: number) => tenantIdSchema.parse(`aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`)
const subscription = (name: string, used: number, enabled: number, status: CustomerSubscription['status'] = 'enabled'): CustomerSubscription =>
  ({ skuId: name, skuPartNumber: name, name, consumedUnits: used, enabledUnits: enabled, status })

function atWork(customers: readonly Customer[], records: readonly ActivityRecord[] = []) {
  const byId = new Map(customers.map((customer) => [customer.id as string, customer]))
  let reads = 0
  const table = { size: byId.size, get: (id: string) => { reads += 1; return byId.get(id) }, ids: () => byId.keys() }
  const find = ({ from = '' }: { readonly from?: string | undefined }) => {
    const rows = records.filter(({ at }) => at >= from)
    return { rows, total: rows.length }
  }
  return { service: new OverviewService({ customers: () => table, activity: { find }, clock: { now: () => now } }), reads: () => reads }
}

const customer = (index: number, subscriptions?: readonly CustomerSubscription[]): Customer => ({
  id: idOf(index), name: `Customer ${index}`, defaultDomain: `c${index}.com`, domains: [], relationship: 'active', readAt: new Date(now).toISOString(), ...(subscriptions && { subscriptions })
})

describe('the overview', () => {
  it('sums licences over what is known, and says how much that is', async () => {
    const { service } = atWork([customer(1, [subscription('E3', 10, 25), subscription('Intune', 5, 5)]), customer(2, [subscription('E3', 30, 25), subscription('EMS', 1, 9, 'warning')]), customer(3)])
    expect(await service.licences()).toEqual({
      customers: 3, known: 2, short: 2, expiring: 1,
      products: [
        { skuId: 'E3', name: 'E3', used: 40, enabled: 50, customers: 2 },
        { skuId: 'Intune', name: 'Intune', used: 5, enabled: 5, customers: 1 },
        { skuId: 'EMS', name: 'EMS', used: 1, enabled: 9, customers: 1 }
      ],
      troubles: [
        { tenantId: idOf(2), customer: 'Customer 2', product: 'E3', why: 'short', free: -5 },
        { tenantId: idOf(1), customer: 'Customer 1', product: 'Intune', why: 'short', free: 0 },
        { tenantId: idOf(2), customer: 'Customer 2', product: 'EMS', why: 'expiring', free: 8 }
      ]
    })
  })

  it('lists each product of each customer, narrowed and sorted, a part at a time', async () => {
    const { service } = atWork([customer(2, [subscription('E3', 30, 25), subscription('EMS', 1, 9, 'warning')]), customer(1, [subscription('E3', 10, 25), subscription('Intune', 5, 5)]), customer(3)])
    const list = async (query: Partial<LicenceQuery>) => service.licenceList({ sort: 'customer', descending: false, offset: 0, limit: 100, ...query })
    const said = async (query: Partial<LicenceQuery>) => (await list(query)).rows.map((row) => `${row.customer} ${row.product} ${row.used}/${row.free} ${row.why ?? ''}`)
    expect(await said({})).toEqual(['Customer 1 E3 10/15 ', 'Customer 1 Intune 5/0 short', 'Customer 2 E3 30/-5 short', 'Customer 2 EMS 1/8 expiring'])
    expect(await said({ why: 'short', sort: 'free' })).toEqual(['Customer 2 E3 30/-5 short', 'Customer 1 Intune 5/0 short'])
    expect(await said({ skuId: 'E3', sort: 'used', descending: true })).toEqual(['Customer 2 E3 30/-5 short', 'Customer 1 E3 10/15 '])
    expect(await list({ offset: 3, limit: 5 })).toMatchObject({ total: 4, rows: [{ product: 'EMS' }], products: [{ skuId: 'E3' }, { skuId: 'EMS' }, { skuId: 'Intune' }] })
    // Every trouble of the sums is in the list behind them.
    const { short, expiring } = await service.licences()
    expect([(await list({ why: 'short' })).total, (await list({ why: 'expiring' })).total]).toEqual([short, expiring])
  })

  it('counts once for each state of the cache', async () => {
    const { service, reads } = atWork([customer(1, [])])
    await Promise.all([service.licences(), service.licences()])
    expect(reads()).toBe(1)
    service.changed()
    await service.licences()
    expect(reads()).toBe(2)
  })

  it('tells the time spent acting, by day and by customer, of four weeks', () => {
    const end = (day: string, index: number, seconds: number, tenantName = `Customer ${index}`): ActivityRecord =>
      ({ id: day, at: `${day}T10:00:00.000Z`, action: 'actingAs.end', tenantId: idOf(index), tenantName, result: 'ok', detail: { seconds } })
    const start: ActivityRecord = { ...end('2026-11-21', 1, 999), action: 'actingAs.start' }
    const { service } = atWork([], [end('2026-11-21', 1, 600, 'Renamed'), start, end('2026-11-21', 2, 60), end('2026-11-20', 1, 300), end('2026-09-01', 1, 9_000)])
    const summary = service.actingTime()
    expect(summary.days).toHaveLength(28)
    expect(summary.days.at(-1)).toEqual({ day: '2026-11-21', seconds: 660, sessions: 2 })
    expect(summary.days[0]?.day).toBe('2026-10-25')
    expect(summary).toMatchObject({ seconds: 960, sessions: 3, customers: [{ name: 'Renamed', seconds: 900 }, { name: 'Customer 2', seconds: 60 }] })
  })
})
