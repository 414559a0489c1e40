import { describe, expect, it } from 'vitest'
import { recordIdSchema, tenantIdSchema } from '../contract/ids'
import { exportOffers } from './offerExport'
import { OfferIndex } from './offerIndex'
import { contosoId } from './testing/offersAtWork'
import { deskAtWork } from './testing/quotesAtWork'

const acceptance = { tenantId: contosoId, companyName: '=Contoso', by: 'admin@contoso.com', at: '2026-11-21T13:00:00.000Z', items: [{ offerId: 'INTUNE', licences: 12 }], delegatedAdministration: true }
const all = { text: '' } as const

async function three() {
  const work = await deskAtWork()
  const trial = await work.wizard.create({ kind: 'trial', tenantId: contosoId })
  const purchase = await work.desk.issue((await work.draft(5)).id)
  const waiting = await work.draft(6)
  work.line.online = false
  await work.desk.issue(waiting.id)
  work.line.online = true
  return { ...work, trial, purchase, waiting }
}

describe('the list of offers', () => {
  it('shows the newest first, with what a row needs', async () => {
    const { index, trial, purchase, waiting } = await three()
    const rows = index.find(all)
    expect(rows.map(({ id }) => id)).toEqual([waiting.id, purchase.id, trial.id])
    expect(rows[1]).toMatchObject({ quoteId: 'q1', products: ['Microsoft Intune'], licences: 5, state: 'ready', acceptances: 0, waiting: false, usageLocation: 'US' })
    expect(rows[0]).toMatchObject({ waiting: true, state: 'draft' })
    expect(rows[2]).toMatchObject({ customerName: 'Contoso' })
  })

  it.each([
    ['q1', ['purchase']], ['Q1 intune', ['purchase']], ['contoso', ['trial']], ['INTUNE', ['waiting', 'purchase']], ['zzz', []], ['intune zzz', []], ['authorized microsoft', ['waiting', 'purchase', 'trial']]
  ])('is searched by Quote ID, customer, product and text: %s', async (text, found) => {
    const work = await three()
    const ids = { trial: work.trial.id, purchase: work.purchase.id, waiting: work.waiting.id }
    expect(work.index.find({ text }).map(({ id }) => id)).toEqual(found.map((name) => ids[name as keyof typeof ids]))
  })

  it('is filtered by kind and state, and follows every change', async () => {
    const { index, desk, trial, cloud, purchase } = await three()
    expect(index.find({ text: '', kind: 'trial' }).map(({ id }) => id)).toEqual([trial.id])
    expect(index.find({ text: '', state: 'ready' }).map(({ id }) => id)).toEqual([purchase.id])
    await desk.discard(trial.id)
    expect(index.find({ text: '', kind: 'trial' })).toEqual([])
    cloud.become('q1', { state: 'accepted', acceptances: [acceptance] })
    await desk.refresh(purchase.id)
    expect(index.find({ text: '', state: 'accepted' })).toMatchObject([{ acceptances: 1, acceptedBy: '=Contoso', acceptedAt: acceptance.at }])
  })
})

describe('a row', () => {
  it('carries the company of the last acceptance, else the one the offer is for, and the state of the access', async () => {
    const { index, cloud, desk, trial, purchase, book } = await three()
    const rowOf = (id: string) => index.find(all).find((row) => row.id === id)
    expect(rowOf(trial.id)).toMatchObject({ tenantId: contosoId, customerName: 'Contoso' })
    expect(rowOf(purchase.id)).not.toHaveProperty('tenantId')
    expect(rowOf(purchase.id)).not.toHaveProperty('access')
    const otherId = tenantIdSchema.parse('99999999-9999-4999-8999-999999999999')
    cloud.become('q1', { state: 'accepted', acceptances: [acceptance, { ...acceptance, tenantId: otherId, companyName: 'Other', at: '2026-11-21T14:00:00.000Z' }] })
    await desk.refresh(purchase.id)
    expect(rowOf(purchase.id)).toMatchObject({ tenantId: otherId, acceptedBy: 'Other' })
    await book.change(purchase.id, (offer) => ({ ...offer, access: { state: 'waiting' } }))
    index.changed(purchase.id)
    expect(rowOf(purchase.id)).toMatchObject({ access: 'waiting' })
  })
})

describe('reading the offers at the start', () => {
  it('lets others work, and knows what they changed meanwhile', async () => {
    const { store, draft, book, outbox } = await deskAtWork()
    const first = await draft()
    for (let number = 0; number < 300; number += 1) await book.add({ ...first, id: recordIdSchema.parse(globalThis.crypto.randomUUID()), customerName: `Customer ${number}` })
    const index = new OfferIndex(store)
    const ready = index.ready()
    const [gone, renamed] = [...store.read('offers').ids()].slice(-2).map((id) => recordIdSchema.parse(id))
    await outbox.discard(gone ?? first.id)
    index.changed(gone ?? first.id)
    await book.change(renamed ?? first.id, (offer) => ({ ...offer, customerName: 'Renamed' }))
    index.changed(renamed ?? first.id)
    await ready
    expect(index.rows().size).toBe(300)
    expect(index.find({ text: 'renamed' })).toMatchObject([{ customerName: 'Renamed' }])
    expect(index.rows().has(gone ?? '')).toBe(false)
  })
})

describe('the export', () => {
  it('has what the list shows, one row for each acceptance, and nothing that a spreadsheet would run', async () => {
    const { index, book, desk, handOver, handed, cloud, purchase } = await three()
    cloud.become('q1', { state: 'accepted', acceptances: [acceptance, { ...acceptance, at: '2026-11-21T14:00:00.000Z' }] })
    await desk.refresh(purchase.id)
    const parts = { index, book, handOver, language: () => 'en' as const }
    expect(await exportOffers(parts, { text: '', kind: 'purchase' })).toEqual({ count: 2 })
    const [name, csv = ''] = handed.saved[0] ?? []
    expect(name).toBe('offers.csv')
    const rows = csv.trimEnd().split('\r\n')
    expect(rows).toHaveLength(4)
    expect(rows[0]).toContain('Quote ID,Kind,State,Customer')
    expect(rows[2]).toContain('"\'=Contoso",admin@contoso.com,2026-11-21T13:00:00.000Z,12,yes,')
    await expect(exportOffers({ ...parts, handOver: { saveAs: async () => undefined } }, all)).rejects.toMatchObject({ error: { kind: 'cancelled', code: 'csv.saveCancelled' } })
  })
})
