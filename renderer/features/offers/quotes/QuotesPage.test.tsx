import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RecordId } from '../../../../electron/contract/ids'
import type { OfferRow } from '../../../../electron/contract/offer'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { renderApp } from '../../../testing/renderApp'
import { offerId } from '../../../testing/samples'
import { QuotesPage } from './QuotesPage'

afterEach(cleanup)

const at = '2026-11-01T10:00:00.000Z'
const row = (patch: Partial<OfferRow> = {}): OfferRow => ({
  id: offerId, kind: 'purchase', via: 'quote', state: 'sent', quoteId: '55555555-5555-4555-8555-555555555555', products: ['Office', 'Mail'], licences: 30, subject: 'For Contoso',
  createdAt: at, updatedAt: at, acceptances: 0, waiting: false, ...patch
})
const none = { 'outbox.list': async () => done([]) }

describe('offers', () => {
  it('narrows by text, kind and state', async () => {
    const find = vi.fn(async () => done({ rows: [row()], total: 1 }))
    renderApp(<QuotesPage />, { bridge: fakeBridge({ ...none, 'offers.find': find }) })
    await screen.findByRole('link', { name: 'For Contoso' })
    fireEvent.change(screen.getByRole('searchbox', { name: /Search Quote ID/u }), { target: { value: '5555' } })
    fireEvent.change(screen.getByRole('combobox', { name: 'Kind' }), { target: { value: 'purchase' } })
    fireEvent.change(screen.getByRole('combobox', { name: 'State' }), { target: { value: 'sent' } })
    await waitFor(() => expect(find).toHaveBeenLastCalledWith({ text: '5555', kind: 'purchase', state: 'sent', offset: 0, limit: 100 }))
  })

  it('shows an acceptance as soon as it is told', async () => {
    const find = vi.fn().mockResolvedValueOnce(done({ rows: [row()], total: 1 })).mockResolvedValue(done({ rows: [row({ state: 'accepted', acceptances: 1, acceptedBy: 'Contoso' })], total: 1 }))
    const bridge = fakeBridge({ ...none, 'offers.find': find })
    renderApp(<QuotesPage />, { bridge })
    await screen.findByText('Sent', { selector: '.status' })
    bridge.tell('offers.changed', { offerId })
    expect(await screen.findByText('Accepted', { selector: '.status' })).toBeTruthy()
    expect(screen.getByRole('gridcell', { name: 'Contoso' })).toBeTruthy()
  })

  it('opens work that is left at its message, and the rest at its details', async () => {
    const other = '66666666-6666-4666-8666-666666666666' as RecordId
    const { history } = renderApp(<QuotesPage />, { bridge: fakeBridge({ ...none, 'offers.find': async () => done({ rows: [row({ state: 'draft', subject: 'Draft' }), row({ id: other, state: 'accepted', subject: 'Done' })], total: 2 }) }) })
    fireEvent.keyDown((await screen.findByRole('link', { name: 'Draft' })).closest('[role="row"]') ?? document.body, { key: 'Enter' })
    expect(history.at(-1)).toBe(`/offers/${offerId}`)
    fireEvent.click(screen.getByRole('link', { name: 'Done' }))
    expect(history.at(-1)).toBe(`/offers/${other}/details`)
    expect(history).toHaveLength(3)
  })

  it('tells an empty list from one in which nothing fits', async () => {
    renderApp(<QuotesPage />, { bridge: fakeBridge({ ...none, 'offers.find': async () => done({ rows: [], total: 0 }) }) })
    expect(await screen.findByText(/There are no offers yet/u)).toBeTruthy()
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nothing' } })
    fireEvent.click(await screen.findByRole('button', { name: 'Clear filter' }))
    expect(await screen.findByText(/There are no offers yet/u)).toBeTruthy()
  })

  it('says how many wait in the outbox', async () => {
    const retry = vi.fn(async () => done(undefined))
    const bridge = fakeBridge({ ...none, 'offers.find': async () => done({ rows: [row({ waiting: true })], total: 1 }), 'outbox.retry': retry })
    renderApp(<QuotesPage />, { bridge })
    await screen.findByText('Waits to be issued')
    bridge.tell('outbox.changed', { count: 2 })
    expect(await screen.findByText(/2 offers wait\./u)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
    expect(retry).toHaveBeenCalledTimes(1)
  })

  it('writes what the list shows, and is silent about a cancelled file name', async () => {
    const write = vi.fn().mockResolvedValueOnce(failed({ kind: 'cancelled', code: 'csv.saveCancelled' })).mockResolvedValue(done({ count: 7 }))
    renderApp(<QuotesPage />, { bridge: fakeBridge({ ...none, 'offers.find': async () => done({ rows: [row()], total: 1 }), 'offers.exportCsv': write }) })
    fireEvent.click(await screen.findByRole('button', { name: 'Export CSV' }))
    await waitFor(() => expect(write).toHaveBeenCalledWith({ text: '' }))
    expect(screen.queryByRole('alert')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Export CSV' }))
    expect(await screen.findByText('7 offers written')).toBeTruthy()
  })

  it('draws only the rows in sight of a long list, and reads further ones when they are needed', async () => {
    const find = vi.fn(async ({ offset = 0, limit = 50 }: { offset?: number | undefined; limit?: number | undefined }) =>
      done({ rows: Array.from({ length: limit }, (_, index) => row({ id: `00000000-0000-4000-8000-${String(offset + index).padStart(12, '0')}` as RecordId, subject: `Offer ${offset + index}` })), total: 5_000 }))
    renderApp(<QuotesPage />, { bridge: fakeBridge({ ...none, 'offers.find': find }) })
    await screen.findByRole('link', { name: 'Offer 0' })
    expect(screen.getAllByRole('row').length).toBeLessThan(60)
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5001')
    expect(find).toHaveBeenCalledTimes(1)
  })
})
