import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CustomerCounts } from '../../../electron/contract/customerList'
import type { CustomerRow } from '../../../electron/contract/customer'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { appState, row } from '../../testing/samples'
import { CustomersPage } from './CustomersPage'

afterEach(cleanup)

const rows: readonly CustomerRow[] = Array.from({ length: 20 }, (_, index) => row(index, index === 3 ? { favourite: true, tags: ['VIP'], relationship: 'expired' } : {}))
const ids = rows.map(({ tenantId }) => tenantId)
const counts: CustomerCounts = { total: 20, states: { active: 19, expired: 1 }, endMonths: [], roles: { notChecked: 20 }, countries: [{ country: 'DE', count: 12 }, { country: 'none', count: 8 }], tags: [{ tag: 'VIP', count: 1 }], favourites: 1 }
const page = vi.fn(async ({ offset, limit }: { offset: number; limit: number }) => done({ rows: rows.slice(offset, offset + limit), total: rows.length, refreshedAt: '2026-11-01T10:00:00.000Z' }))
const calls = {
  'customers.page': page,
  'customers.counts': async () => done(counts),
  'customers.ids': vi.fn(async ({ offset, limit }: { offset: number; limit: number }) => done({ ids: ids.slice(offset, offset + limit), total: ids.length })),
  'customers.seek': vi.fn(async ({ begin, after }: { begin: string; after: number }) => done(begin === 'c' ? { place: (after + 1) % 20 } : {}))
}
const open = async (path = '/customers', more: Parameters<typeof fakeBridge>[0] = {}, state = appState()) => {
  const view = renderApp(<CustomersPage />, { bridge: fakeBridge({ ...calls, ...more }), path, state })
  await screen.findByText('Customer 0')
  return view
}
const rowAt = (index: number): HTMLElement => screen.getByRole('grid').querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`) ?? document.body
const press = (key: string, more: object = {}): void => { fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }) }

describe('the list of all customers', () => {
  // Panels are chunks of their own; on a busy machine reading them takes longer than a test waits.
  beforeAll(async () => { await Promise.all([import('./ColumnsPopup'), import('./TagDialog'), import('./OfferDialog')]) })
  beforeEach(() => { vi.clearAllMocks() })

  it('asks for what its address says, and says in the address what is asked for', async () => {
    const { history } = await open('/customers?state=active,expiring&ends=90&tag=VIP&favourite=1&sort=relationshipEndsAt&q=con')
    expect(page).toHaveBeenLastCalledWith({ text: 'con', filter: { states: ['active', 'expiring'], endsWithin: 90, tags: ['VIP'], favourite: true }, sort: 'relationshipEndsAt', descending: false, offset: 0, limit: 100 })
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Relationship' }).selectedOptions[0]?.textContent).toBe('Active, Ends soon')
    fireEvent.change(await screen.findByRole('combobox', { name: 'Country' }), { target: { value: 'DE' } })
    expect(history.at(-1)).toContain('country=DE')
    fireEvent.click(screen.getByRole('button', { name: 'Company name' }))
    expect(history.at(-1)).not.toContain('sort=')
    fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }))
    expect(history.at(-1)).toBe('/customers')
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('')
  })

  it('chooses with Space, a range with Shift, all with Ctrl+A, and none with Escape', async () => {
    await open()
    rowAt(0).focus()
    press('ArrowDown')
    await waitFor(() => expect(document.activeElement).toBe(rowAt(1)))
    press(' ')
    expect(screen.getByText('1 chosen')).toBeTruthy()
    expect(rowAt(1).getAttribute('aria-selected')).toBe('true')
    press('ArrowDown', { shiftKey: true })
    press('ArrowDown', { shiftKey: true })
    expect(await screen.findByText('3 chosen')).toBeTruthy()
    press('a', { ctrlKey: true })
    expect(await screen.findByText('20 chosen')).toBeTruthy()
    press('Escape')
    expect(await screen.findByText('20 customers')).toBeTruthy()
  })

  it('chooses with the pointer: Ctrl one, Shift a range, and a plain click opens', async () => {
    const { history } = await open()
    fireEvent.click(rowAt(2), { ctrlKey: true })
    fireEvent.click(rowAt(4), { shiftKey: true })
    expect(await screen.findByText('3 chosen')).toBeTruthy()
    fireEvent.click(rowAt(3).querySelector('.tick') ?? document.body)
    expect(await screen.findByText('2 chosen')).toBeTruthy()
    fireEvent.click(rowAt(5))
    expect(history.at(-1)).toBe(`/customers/${ids[5]}`)
  })

  it('leads to a name by its first letters, and through the actions of a row and back', async () => {
    const edit = vi.fn(async () => done({} as never))
    await open('/customers', { 'own.edit': edit })
    rowAt(0).focus()
    press('c')
    await waitFor(() => expect(document.activeElement).toBe(rowAt(1)))
    press('x')
    expect(calls['customers.seek']).toHaveBeenLastCalledWith(expect.objectContaining({ begin: 'cx', after: 0 }))
    expect(document.activeElement).toBe(rowAt(1))
    press('ArrowRight')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Administer on behalf of Customer 1')
    for (let step = 0; step < 4; step += 1) press('ArrowRight')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Make Customer 1 a favourite')
    fireEvent.click(document.activeElement ?? document.body)
    expect(edit).toHaveBeenCalledWith({ tenantId: ids[1], favourite: true })
    expect(await screen.findByText('Customer 1 is a favourite.')).toBeTruthy()
    press('Escape')
    expect(document.activeElement).toBe(rowAt(1))
  })

  it('takes the focus from nobody who has gone on before the answer to their letters came', async () => {
    const answers: ((found: { place: number }) => void)[] = []
    const answerAll = async (): Promise<void> => act(async () => { for (const answer of answers.splice(0)) answer({ place: 2 }) })
    await open('/customers', { 'customers.seek': () => new Promise(resolve => { answers.push(found => resolve(done(found))) }) })
    rowAt(0).focus()
    press('c')
    const filter = screen.getByRole('searchbox')
    filter.focus()
    await answerAll()
    expect(document.activeElement).toBe(filter)

    rowAt(0).focus()
    press('c')
    press('ArrowDown')
    await waitFor(() => expect(document.activeElement).toBe(rowAt(1)))
    await answerAll()
    expect(document.activeElement).toBe(rowAt(1))

    press('c')
    press('u')
    const [first, second] = answers.splice(0)
    await act(async () => { second?.({ place: 4 }) })
    await waitFor(() => expect(document.activeElement).toBe(rowAt(4)))
    await act(async () => { first?.({ place: 2 }) })
    expect(document.activeElement).toBe(rowAt(4))
  })

  it('says why a customer cannot be administered, and does not try', async () => {
    const acting = vi.fn()
    await open('/customers', { 'acting.open': acting })
    rowAt(3).focus()
    const button = await screen.findByRole('button', { name: 'Administer on behalf of Customer 3' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(button.title).toContain('expired')
    fireEvent.click(button)
    expect(acting).not.toHaveBeenCalled()
  })

  it('changes tags of all that are chosen, and begins an offer for exactly these', async () => {
    const many = vi.fn(async () => done({ changed: 2 }))
    const create = vi.fn(async () => done({ id: '22222222-2222-4222-8222-222222222222' } as never))
    const { history } = await open('/customers', { 'own.editMany': many, 'offers.find': async () => done({ rows: [], total: 0 }), 'offers.create': create })
    for (const index of [7, 2]) fireEvent.click(rowAt(index), { ctrlKey: true })
    fireEvent.click(screen.getByRole('button', { name: 'Tags' }))
    const dialog = await screen.findByRole('dialog', { name: 'Tags of 2 customers' })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Add tags' }))
    expect(await within(dialog).findByText('Enter at least one tag.')).toBeTruthy()
    fireEvent.change(within(dialog).getByRole('combobox', { name: 'Tags' }), { target: { value: 'south, renew' } })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Add tags' }))
    expect(many).toHaveBeenCalledWith({ tenantIds: [ids[7], ids[2]], addTags: ['south', 'renew'] })
    expect(await screen.findByText('2 customers were tagged.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Send an offer' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Create a purchase offer' }))
    await waitFor(() => expect(history.at(-1)).toBe('/offers/22222222-2222-4222-8222-222222222222'))
    expect(create).toHaveBeenCalledWith({ kind: 'purchase', recipients: [ids[7], ids[2]] })
  })

  it('begins the order of the one that is chosen, where the cloud issues no offers, and says of more that it cannot be', async () => {
    const cloud = { id: 'global', practice: false, capabilities: { gdap: true, crossTenantLookup: true, quotes: false, advisorLink: false, cart: true, openInvitation: false } } as const
    const { history } = await open('/customers', { 'offers.find': async () => done({ rows: [], total: 0 }) }, appState({ cloud }))
    for (const index of [7, 2]) fireEvent.click(rowAt(index), { ctrlKey: true })
    fireEvent.click(screen.getByRole('button', { name: 'Send an offer' }))
    expect((await screen.findByRole('button', { name: 'Create a purchase offer' })).getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    fireEvent.click(rowAt(2), { ctrlKey: true })
    fireEvent.click(screen.getByRole('button', { name: 'Send an offer' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Create a purchase offer' }))
    await waitFor(() => expect(history.at(-1)).toBe(`/offers/new/purchase/${ids[7]}`))
  })

  it('has the columns that were chosen, and keeps another choice', async () => {
    const update = vi.fn(async () => failed())
    const plain = appState()
    await open('/customers', { 'settings.update': update }, appState({ settings: { ...plain.settings, customerColumns: ['country', 'relationship'] } }))
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['Company name↑', 'Country', 'Relationship'])
    fireEvent.click(screen.getByRole('button', { name: 'Columns' }))
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Tags' }))
    expect(update).toHaveBeenCalledWith({ customerColumns: ['relationship', 'country', 'tags'] })
  })
})
