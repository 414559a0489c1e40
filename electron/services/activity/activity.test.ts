import { describe, expect, it } from 'vitest'
import type { ActivityFilter, ActivityRecord } from '../../contract/activity'
import { tenantIdSchema } from '../../contract/ids'
import { createActivityAnchor } from '../../store/activityAnchor'
import { activityText } from '../../store/activityText'
import { openStore } from '../../store/openStore'
import { newProcess } from '../../store/testing/recordStore'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import { ActivityService, type ActivityTables } from './activity'
import { exportActivity } from './activityExport'
import { hashOf } from './chain'

const contoso = tenantIdSchema.parse('aaaaaaaa-0000-4000-8000-000000000001')
const at = '2026-11-21T12:00:00.000Z'
const clock = { now: () => Date.parse(at) }
const entry = (action: string) => ({ action, result: 'ok' as const })
const none: ActivityFilter = { text: '' }

async function start(disk = new SimulatedDisk(), { who = 'full@fabrikam.com', now = clock }: { readonly who?: string; readonly now?: typeof clock } = {}) {
  const store = await openStore<ActivityTables>({ folder: '/data/activity', version: 1, tables: { activity: { searchText: activityText } }, files: disk, processes: newProcess() })
  const anchor = createActivityAnchor('/data/activity', disk)
  const told: number[] = []
  const activity = new ActivityService({
    store, anchor, clock: now, who: () => (who === '' ? undefined : who), nameOf: (id) => (id === contoso ? 'Contoso' : undefined),
    tell: (_name, payload) => { told.push((payload as { readonly count: number }).count) }
  })
  return { activity, store, anchor, disk, told }
}

describe('ActivityService', () => {
  it('appends with number, time, technician and the customer’s name, and tells the newest first', async () => {
    const { activity, told } = await start()
    await activity.record(entry('one.done'))
    await activity.record({ ...entry('two.done'), tenantId: contoso, who: 'owner@fabrikam.com', detail: { seconds: 3, wiped: true, leftFor: 'x'.repeat(500) } })
    const { rows, total } = activity.find(none, 0, 10)
    expect(total).toBe(2)
    expect(rows[0]).toMatchObject({
      id: '000000000002', at, action: 'two.done', result: 'ok', who: 'owner@fabrikam.com', tenantId: contoso, tenantName: 'Contoso',
      detail: { seconds: 3, wiped: true, leftFor: 'x'.repeat(300) }
    })
    expect(rows[1]).toMatchObject({ id: '000000000001', action: 'one.done', who: 'full@fabrikam.com', previous: '0'.repeat(64) })
    expect(rows[0]?.previous).toBe(rows[1]?.hash)
    expect(told).toEqual([1, 2])
  })

  it('shows what is on record of the partner that is signed in, and of none; the chain is one over all', async () => {
    const [fabrikam, litware] = [tenantIdSchema.parse('aaaaaaaa-0000-4000-8000-00000000000f'), tenantIdSchema.parse('aaaaaaaa-0000-4000-8000-00000000000e')]
    const { store, anchor } = await start()
    let partner: typeof fabrikam | undefined
    const activity = new ActivityService({ store, anchor, clock, who: () => (partner === fabrikam ? 'ada' : 'ben'), partner: () => partner, shownPartner: () => partner, nameOf: () => undefined, tell: () => undefined })
    await activity.record({ ...entry('start.done'), who: 'nobody' })
    partner = fabrikam
    await activity.record({ ...entry('offer.issue'), tenantId: contoso })
    partner = litware
    await activity.record({ ...entry('order.review'), tenantId: contoso })
    const actions = (filter = none): readonly string[] => activity.all(filter).map(({ action }) => action)
    expect([actions(), actions({ text: '', tenantId: contoso }), activity.find(none, 0, 10).total]).toEqual([['start.done', 'order.review'], ['order.review'], 2])
    expect(activity.choices()).toEqual({ topics: ['order', 'start'], people: ['ben', 'nobody'] })
    partner = fabrikam
    expect(actions()).toEqual(['start.done', 'offer.issue'])
    expect(await activity.verify()).toMatchObject({ checked: 3, problems: [] })
  })

  it('loses none of many at once, and goes on after a restart', async () => {
    const disk = new SimulatedDisk()
    const before = await start(disk, { who: '' })
    await Promise.all(Array.from({ length: 20 }, (_, index) => before.activity.record(entry(`a.${index}`))))
    const after = await start(disk, { who: '' })
    await after.activity.record(entry('last.one'))
    expect(after.activity.find(none, 0, 100).rows.map((one) => one.id)).toEqual(Array.from({ length: 21 }, (_, index) => String(21 - index).padStart(12, '0')))
    expect(after.activity.find(none, 0, 1).rows[0]).not.toHaveProperty('who')
    expect(await after.activity.verify()).toMatchObject({ checked: 21, problems: [], anchored: true })
  })

  it('finds by words, topic, result, customer, technician and time', async () => {
    let moment = 0
    const { activity } = await start(new SimulatedDisk(), { now: { now: () => Date.parse(at) + moment } })
    await activity.record({ action: 'actingAs.start', tenantId: contoso, result: 'ok', detail: { ticket: 'T-1' } })
    moment = 60_000
    await activity.record({ action: 'offer.issue', result: 'failed', who: 'Limited@Fabrikam.com', detail: { quoteId: 'q-77' } })
    const ids = (filter: Partial<ActivityFilter>) => activity.find({ ...none, ...filter }, 0, 10).rows.map(({ action }) => action)
    expect(ids({ text: 'CONTOSO t-1' })).toEqual(['actingAs.start'])
    expect(ids({ text: 'q-77 nothing' })).toEqual([])
    expect(ids({ topic: 'offer' })).toEqual(['offer.issue'])
    expect(ids({ result: 'ok' })).toEqual(['actingAs.start'])
    expect(ids({ tenantId: contoso })).toEqual(['actingAs.start'])
    expect(ids({ who: 'limited@fabrikam.com' })).toEqual(['offer.issue'])
    expect(ids({ from: '2026-11-21T12:01:00.000Z' })).toEqual(['offer.issue'])
    expect(ids({ to: '2026-11-21T12:01:00.000Z' })).toEqual(['actingAs.start'])
    expect(activity.choices()).toEqual({ topics: ['actingAs', 'offer'], people: ['full@fabrikam.com', 'limited@fabrikam.com'] })
  })

  it('sees a store that was put back to an older state, by the mark beside it', async () => {
    const { activity, store, anchor } = await start()
    for (const action of ['one.a', 'two.a', 'three.a']) await activity.record(entry(action))
    await anchor.settled()
    await store.update((tables) => tables.activity.delete('000000000003'))
    expect((await activity.verify()).problems).toEqual([{ kind: 'cut', number: 3 }])
  })

  it('says that a cut end cannot be ruled out where the mark is missing', async () => {
    const { activity, anchor, disk } = await start()
    await activity.record(entry('one.a'))
    await anchor.settled()
    await disk.remove('/data/activity/activity-anchor.json')
    expect(await activity.verify()).toMatchObject({ checked: 1, problems: [], anchored: false })
  })

  it('gives up old records in a way that the chain itself tells', async () => {
    let moment = 0
    const { activity, store } = await start(new SimulatedDisk(), { now: { now: () => Date.parse(at) + moment } })
    for (let index = 0; index < 4; index += 1) {
      await activity.record(entry(`a.${index}`))
      moment += 60_000
    }
    expect(await activity.prune('2026-11-21T12:02:00.000Z')).toBe(2)
    expect(activity.find(none, 0, 10).rows.map(({ action }) => action)).toEqual(['activity.prune', 'a.3', 'a.2'])
    expect(await activity.verify()).toMatchObject({ checked: 3, problems: [] })
    expect(await activity.prune('2026-11-21T12:00:00.000Z')).toBe(0)
    await store.update((tables) => tables.activity.delete('000000000003'))
    expect((await activity.verify()).problems).toEqual([{ kind: 'missing', number: 4 }])
  })

  it('links what an older version recorded without a chain', async () => {
    const { activity, store } = await start()
    const old: ActivityRecord = { id: '000000000001', at, action: 'old.one', result: 'ok' }
    await store.update((tables) => tables.activity.put(old))
    await activity.record(entry('new.one'))
    expect(await activity.verify()).toMatchObject({ checked: 2, problems: [] })
    await store.update((tables) => tables.activity.put({ ...old, result: 'failed' }))
    expect((await activity.verify()).problems).toEqual([{ kind: 'unlinked', number: 2 }])
  })
})

describe('export', () => {
  it('writes what the filter lets through, so that others can follow the chain, and records that it did', async () => {
    const { activity } = await start()
    await activity.record({ ...entry('offer.issue'), tenantId: contoso, detail: { note: '=cmd()' } })
    await activity.record(entry('company.edit'))
    const files: string[] = []
    const handOver = { saveAs: async (name: string, content: string) => { files.push(content); return `/home/${name}` } }
    const parts = { activity, handOver, clock, language: () => 'en' as const }
    expect(await exportActivity(parts, none, 'json')).toEqual({ count: 2 })
    const { records, check } = JSON.parse(files[0] ?? '') as { readonly records: ActivityRecord[]; readonly check: object }
    expect(records.map((record) => hashOf(record))).toEqual(records.map(({ hash }) => hash))
    expect(check).toMatchObject({ checked: 2, problems: [] })
    expect(await exportActivity(parts, { text: '', topic: 'offer' }, 'csv')).toEqual({ count: 1 })
    expect(files[1]).toContain('offer.issue,ok,full@fabrikam.com,Contoso')
    expect(files[1]).not.toMatch(/[,\n]=cmd/u)
    expect(activity.find(none, 0, 1).rows[0]).toMatchObject({ action: 'activity.export', detail: { format: 'csv', count: 1 } })
    await expect(exportActivity({ ...parts, handOver: { saveAs: async () => undefined } }, none, 'csv')).rejects.toMatchObject({ error: { kind: 'cancelled' } })
  })
})
