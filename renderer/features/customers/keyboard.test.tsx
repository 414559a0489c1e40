import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import { deferred } from '../../testing/deferred'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { focused, press, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { appState, row } from '../../testing/samples'
import { CustomersPage } from './CustomersPage'

afterEach(cleanup)
// A panel is a chunk of its own; on a busy machine reading it takes longer than a test waits.
beforeAll(async () => { await Promise.all([import('./TagDialog'), import('./ColumnsPopup')]) })

const rows = [0, 1, 2, 3].map(index => row(index))
const ids = rows.map(({ tenantId }) => tenantId)
/** Where the focus goes on: the list where it is there again at once, else the page. */
const place = 'h1, [role="grid"]'
const button = (name: string) => screen.findByRole('button', { name })
/** Rows that fit nothing but an empty text, as the main process would answer. */
const page: PortalCalls['customers.page'] = async ({ text, offset, limit }) => done({ rows: text === '' ? rows.slice(offset, offset + limit) : [], total: text === '' ? rows.length : 0 })

async function open(more: Partial<PortalCalls> = {}) {
  renderApp(<CustomersPage />, { path: '/customers', bridge: fakeBridge({
    'customers.page': page, 'customers.ids': async ({ offset, limit }) => done({ ids: ids.slice(offset, offset + limit), total: ids.length }),
    'customers.counts': async () => done({ total: 4, states: {}, endMonths: [], roles: {}, countries: [], tags: [{ tag: 'VIP', count: 1 }], favourites: 0 } as never), ...more
  }) })
  await screen.findByText('Customer 0')
}
const firstRow = () => screen.getAllByRole('row').find(one => one.tabIndex === 0) ?? document.body
/** The first two, as the keys of the list choose them. */
async function chooseTwo(): Promise<void> {
  tabTo(firstRow())
  press(' ')
  press('ArrowDown', { shiftKey: true })
  await screen.findByText('2 chosen')
  await waitFor(() => expect(focused().getAttribute('aria-rowindex')).toBe('3'))
}

it('tags and favourites of many are given and taken without a pointer', async () => {
  const many = vi.fn<PortalCalls['own.editMany']>(async () => done({ changed: 2 }))
  await open({ 'own.editMany': many })
  await chooseTwo()
  for (const [how, said, edit] of [['Add tags', '2 customers were tagged.', { addTags: ['VIP', 'south'] }], ['Remove tags', 'The tags were taken from 2 customers.', { removeTags: ['VIP', 'south'] }]] as const) {
    const tags = tabTo(await button('Tags'))
    press()
    const dialog = await screen.findByRole('dialog', { name: 'Tags of 2 customers' })
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
    press('Escape')
    await waitFor(() => expect(focused()).toBe(tags))
    press()
    const again = within(await screen.findByRole('dialog', { name: 'Tags of 2 customers' }))
    tabTo(again.getByRole('combobox', { name: 'Tags' }))
    type('VIP, south')
    tabTo(again.getByRole('button', { name: how }))
    press()
    expect(await screen.findByText(said)).toBeTruthy()
    expect(many).toHaveBeenLastCalledWith({ tenantIds: ids.slice(0, 2), ...edit })
    await waitFor(() => expect(focused()).toBe(tags))
  }
  for (const [name, said, favourite] of [['Make favourites', '2 customers are favourites now.', true], ['No favourites', '2 customers are no longer favourites.', false]] as const) {
    const one = tabTo(await button(name))
    press(' ')
    expect(await screen.findByText(said)).toBeTruthy()
    expect(many).toHaveBeenLastCalledWith({ tenantIds: ids.slice(0, 2), favourite })
    expect(focused()).toBe(one)
  }
})

it('what could not be changed is said, and the focus stays where it is tried again', async () => {
  await open({ 'own.editMany': async () => failed({ kind: 'storage', code: 'storage.full' }) })
  await chooseTwo()
  const one = tabTo(await button('Make favourites'))
  press()
  await screen.findByRole('alert')
  expect(screen.queryByText('All of them were favourites.')).toBeNull()
  expect(focused()).toBe(one)
})

it('the bar of the chosen gives the focus to the list when it goes, and the filter when it is cleared', async () => {
  await open()
  await chooseTwo()
  tabTo(await button('Choose none'))
  press()
  await screen.findByText('4 customers')
  await waitFor(() => expect(focused()).toBe(screen.getByRole('grid')))
  press('ArrowDown')
  await waitFor(() => expect(focused().getAttribute('role')).toBe('row'))
  tabTo(screen.getByRole('searchbox'))
  type('nobody')
  const clear = within((await screen.findByText('No customer fits this filter.')).parentElement ?? document.body)
  tabTo(clear.getByRole('button', { name: 'Clear filters' }))
  press()
  await screen.findByText('4 customers')
  await waitFor(() => expect(focused().matches(place)).toBe(true))
})

it('a list that could not be read is read again without a pointer, and the focus goes on to its page while it waits', async () => {
  const answers = [failed({ kind: 'storage', code: 'storage.full' })]
  const second = deferred<Awaited<ReturnType<PortalCalls['customers.page']>>>()
  renderApp(<CustomersPage />, { path: '/customers', bridge: fakeBridge({ 'customers.page': async () => answers.shift() ?? second.promise }) })
  tabTo(await button('Try again'))
  press()
  second.resolve(done({ rows: [...rows], total: 4 }))
  await screen.findByText('Customer 0')
  await waitFor(() => expect(focused().matches(place)).toBe(true))
})

it('tags that are too long or too many for a customer stay in their box with the reason', async () => {
  const many = vi.fn<PortalCalls['own.editMany']>(async () => done({ changed: 2 }))
  await open({ 'own.editMany': many })
  await chooseTwo()
  tabTo(await button('Tags'))
  press()
  const dialog = within(await screen.findByRole('dialog', { name: 'Tags of 2 customers' }))
  const box = dialog.getByRole('combobox', { name: 'Tags' })
  for (const [typed, reason] of [[`VIP, ${'x'.repeat(41)}`, /x{41}.*40/u], [Array.from({ length: 21 }, (_, index) => `t${index}`).join(','), /20/u]] as const) {
    tabTo(box)
    type(typed)
    tabTo(dialog.getByRole('button', { name: 'Add tags' }))
    press()
    await waitFor(() => expect(dialog.getByText(reason)).toBeTruthy())
    expect(box.getAttribute('aria-invalid')).toBe('true')
    expect((box as HTMLInputElement).value).toBe(typed)
  }
  expect(many).not.toHaveBeenCalled()
})

it('columns are chosen, the list sorted, and what a row offers used without a pointer', async () => {
  const update = vi.fn<PortalCalls['settings.update']>(async () => failed())
  const copy = vi.fn<PortalCalls['app.copyText']>(async () => done(undefined))
  await open({ 'settings.update': update, 'app.copyText': copy, 'customers.seek': async () => done({}) })
  tabTo(await button('Columns'))
  press()
  const box = await screen.findByRole('checkbox', { name: 'Country' })
  await waitFor(() => expect(focused().closest('.column-menu')).not.toBeNull())
  tabTo(box)
  press(' ')
  expect(update).toHaveBeenCalledOnce()
  press('Escape')
  await waitFor(() => expect(screen.queryByRole('checkbox', { name: 'Country' })).toBeNull())
  await waitFor(() => expect(focused().textContent).toBe('Columns'))
  const sort = tabTo(screen.getByRole('button', { name: /^Company name/u }))
  press()
  await waitFor(() => expect(screen.getByRole('columnheader', { name: /^Company name/u }).getAttribute('aria-sort')).toBe('descending'))
  expect(focused()).toBe(sort)
  const first = tabTo(firstRow())
  press('ArrowRight')
  while (focused().getAttribute('aria-label')?.startsWith('Copy') !== true) press('ArrowRight')
  press()
  expect(await screen.findByText('customer0.example was copied.')).toBeTruthy()
  expect(copy).toHaveBeenCalledExactlyOnceWith({ text: 'customer0.example' })
  press('Escape')
  expect(focused()).toBe(first)
})

it('a reading of all customers is held and stopped without a pointer, and the focus stays on the page', async () => {
  const work = { kind: 'refreshCustomers' as const, done: 600, total: 2_000 }
  const hold = vi.fn<PortalCalls['customers.pauseRefresh']>(async () => done(undefined))
  const bridge = fakeBridge({ 'customers.page': page, 'customers.pauseRefresh': hold, 'customers.cancelRefresh': async () => done(undefined) })
  renderApp(<CustomersPage />, { path: '/customers', bridge, state: appState({ work: [work] }) })
  await screen.findByText('Customer 0')
  const pause = tabTo(await button('Hold'))
  press()
  await waitFor(() => expect(hold).toHaveBeenCalledOnce())
  act(() => bridge.tell('work.changed', [{ ...work, paused: true }]))
  expect(focused()).toBe(pause)
  tabTo(await button('Cancel'))
  press()
  act(() => bridge.tell('work.changed', []))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull())
  await waitFor(() => expect(focused().textContent).toBe('Customers'))
})
