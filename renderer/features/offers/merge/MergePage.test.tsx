import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RecordId } from '../../../../electron/contract/ids'
import type { Merge, MergeItem } from '../../../../electron/contract/merge'
import { deferred } from '../../../testing/deferred'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { renderApp } from '../../../testing/renderApp'
import { offer, offerId, row } from '../../../testing/samples'
import { MergePage } from './MergePage'

afterEach(cleanup)

const at = '2026-11-01T10:00:00.000Z'
const rows = [1, 2, 3, 4, 5].map(index => row(index))
const merge = (patch: Partial<Merge> = {}): Merge => ({
  id: '88888888-8888-4888-8888-888888888888' as RecordId, offerId, position: 0, state: 'open', startedAt: at, updatedAt: at,
  items: rows.slice(0, 2).map(({ tenantId, name }) => ({ tenantId, name, to: '', state: 'waiting' as const })), ...patch
})
function firstIs(patch: Partial<MergeItem>): readonly MergeItem[] {
  const [first, ...others] = merge().items
  return first === undefined ? [] : [{ ...first, ...patch }, ...others]
}
const calls = {
  'offers.get': async () => done(offer({ via: 'quote', kind: 'purchase' })),
  'merge.list': async () => done<readonly Merge[]>([]),
  'merge.preview': async ({ index }: { index: number }) => done({ to: '', subject: `Subject ${index}`, body: 'See https://practice.example/q/1 <b>now</b>' }),
  'customers.page': async ({ offset, limit }: { offset: number; limit: number }) => done({ rows: rows.slice(offset, offset + limit), total: rows.length }),
  'customers.ids': async ({ offset, limit }: { offset: number; limit: number }) => done({ ids: rows.slice(offset, offset + limit).map(({ tenantId }) => tenantId), total: rows.length })
}

describe('mail merge', () => {
  it('selects with Space, and a range with Shift', async () => {
    const start = vi.fn(async () => done(merge()))
    renderApp(<MergePage offerId={offerId} />, { bridge: fakeBridge({ ...calls, 'merge.start': start }) })
    const list = await screen.findByRole('listbox', { name: 'Customers' })
    await screen.findByRole('option', { name: /Customer 2/u })
    fireEvent.keyDown(list, { key: 'ArrowDown' })
    fireEvent.keyDown(list, { key: ' ' })
    expect(screen.getByText('1 selected')).toBeTruthy()
    fireEvent.click(screen.getByRole('option', { name: /Customer 4/u }), { shiftKey: true })
    expect(await screen.findByText('3 selected')).toBeTruthy()
    fireEvent.click(screen.getByRole('option', { name: /Customer 3/u }))
    expect(await screen.findByText('2 selected')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Prepare messages' }))
    expect(start).toHaveBeenCalledWith({ offerId, tenantIds: [rows[1]?.tenantId, rows[3]?.tenantId] })
    expect(await screen.findByText('0 of 2 messages')).toBeTruthy()
  })

  it('starts with exactly the customers for whom the offer was begun', async () => {
    const recipients = [rows[4], rows[0]].flatMap(one => one?.tenantId ?? [])
    const start = vi.fn(async () => done(merge()))
    renderApp(<MergePage offerId={offerId} />, { bridge: fakeBridge({ ...calls, 'offers.get': async () => done(offer({ via: 'quote', kind: 'purchase', recipients })), 'merge.start': start }) })
    expect((await screen.findByRole('option', { name: /Customer 5/u })).getAttribute('aria-selected')).toBe('true')
    fireEvent.click(screen.getByRole('button', { name: 'Prepare messages' }))
    expect(start).toHaveBeenCalledWith({ offerId, tenantIds: recipients })
  })

  it('opens one after the other with progress, and says which hand-over it was', async () => {
    const next = vi.fn(async () => done(merge({ position: 1, updatedAt: '2026-11-01T10:00:01.000Z', lastHandOver: 'mailto', items: firstIs({ state: 'opened' }) })))
    renderApp(<MergePage offerId={offerId} />, { bridge: fakeBridge({ ...calls, 'merge.list': async () => done([merge()]), 'merge.next': next }) })
    expect(await screen.findByText('Subject 0')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Open next in email' }))
    expect(await screen.findByText('1 of 2 messages')).toBeTruthy()
    expect(next).toHaveBeenCalledWith({ mergeId: merge().id, how: 'email' })
    expect(await screen.findByText('Subject 1')).toBeTruthy()
    expect(screen.getByText('The message was handed to your mail program.')).toBeTruthy()
  })

  it('keeps what was done last, though the answer to an address that was typed before comes after it', async () => {
    const address = deferred<ReturnType<typeof done<Merge>>>()
    const next = async () => done(merge({ position: 1, updatedAt: '2026-11-01T10:00:02.000Z', items: firstIs({ to: 'a@b.example', state: 'opened' }) }))
    renderApp(<MergePage offerId={offerId} />, { bridge: fakeBridge({ ...calls, 'merge.list': async () => done([merge()]), 'merge.edit': () => address.promise, 'merge.next': next }) })
    const field = await screen.findByRole('textbox', { name: 'Address at Customer 1' })
    fireEvent.change(field, { target: { value: 'a@b.example' } })
    fireEvent.blur(field)
    fireEvent.click(screen.getByRole('button', { name: 'Open next in email' }))
    expect(await screen.findByText('1 of 2 messages')).toBeTruthy()
    await act(async () => { address.resolve(done(merge({ updatedAt: '2026-11-01T10:00:01.000Z', items: firstIs({ to: 'a@b.example' }) }))) })
    expect(screen.getByText('1 of 2 messages')).toBeTruthy()
  })

  it('stops, and goes on where it was', async () => {
    const bridge = fakeBridge({ ...calls, 'merge.list': async () => done([merge({ position: 1 })]), 'merge.stop': async () => done(merge({ position: 1, state: 'stopped' })), 'merge.resume': async () => done(merge({ position: 1 })) })
    renderApp(<MergePage offerId={offerId} />, { bridge })
    fireEvent.click(await screen.findByRole('button', { name: 'Stop' }))
    expect(await screen.findByText('Stopped. What is left goes on from here.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Open next in email' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Go on' }))
    expect(await screen.findByRole('button', { name: 'Open next in email' })).toBeTruthy()
  })

  it('keeps an address when its field is left', async () => {
    const edit = vi.fn(async () => done(merge()))
    renderApp(<MergePage offerId={offerId} />, { bridge: fakeBridge({ ...calls, 'merge.list': async () => done([merge()]), 'merge.edit': edit }) })
    const box = await screen.findByRole('textbox', { name: 'Address at Customer 2' })
    fireEvent.change(box, { target: { value: 'a@customer2.example' } })
    fireEvent.blur(box)
    await waitFor(() => expect(edit).toHaveBeenCalledWith({ mergeId: merge().id, index: 1, to: 'a@customer2.example' }))
  })

  it('shows a failed message with its reason, and tells a cancelled folder from a failure', async () => {
    const problem = failed({ kind: 'invalid', code: 'mail.recipient', params: { address: 'x@' } }).error
    const bridge = fakeBridge({
      ...calls,
      'merge.list': async () => done([merge({ items: firstIs({ state: 'failed', problem }) })]),
      'merge.exportAll': async () => failed({ kind: 'cancelled', code: 'merge.folderCancelled' })
    })
    renderApp(<MergePage offerId={offerId} />, { bridge })
    expect(await screen.findByText(/“x@” is not a complete email address/u)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Export all as .eml' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Export all as .eml' }).getAttribute('aria-busy')).toBeNull())
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('previews as text, never as markup', async () => {
    renderApp(<MergePage offerId={offerId} />, { bridge: fakeBridge({ ...calls, 'merge.list': async () => done([merge()]) }) })
    const preview = await screen.findByRole('group', { name: 'Message as the customer sees it' })
    expect(preview.querySelector('b')).toBeNull()
    expect(preview.textContent).toContain('<b>now</b>')
    expect(within(preview).getByText('https://practice.example/q/1').className).toBe('as-link')
  })

  it('stays in sight when it is done, and leads to another one', async () => {
    const list = vi.fn().mockResolvedValueOnce(done([merge({ state: 'exporting' })])).mockResolvedValue(done([merge({ state: 'done', position: 2, items: firstIs({ state: 'exported' }) })]))
    const bridge = fakeBridge({ ...calls, 'merge.list': list })
    renderApp(<MergePage offerId={offerId} />, { bridge })
    await screen.findByRole('button', { name: 'Stop' })
    bridge.tell('merge.changed', { mergeId: merge().id })
    expect(await screen.findByText(/All messages are done/u)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Choose other customers' }))
    expect(await screen.findByRole('listbox', { name: 'Customers' })).toBeTruthy()
  })
})
