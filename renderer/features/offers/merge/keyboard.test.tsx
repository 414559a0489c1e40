import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { RecordId } from '../../../../electron/contract/ids'
import type { Merge } from '../../../../electron/contract/merge'
import { done, fakeBridge } from '../../../testing/fakeBridge'
import { focused, press, tabTo, type } from '../../../testing/keyboard'
import { renderApp } from '../../../testing/renderApp'
import { offer, offerId, row } from '../../../testing/samples'
import { MergePage } from './MergePage'

afterEach(cleanup)

const at = '2026-11-01T10:00:00.000Z'
const rows = [1, 2, 3].map(index => row(index))
const first: Merge = {
  id: '88888888-8888-4888-8888-888888888888' as RecordId, offerId, position: 0, state: 'open', startedAt: at, updatedAt: at,
  items: rows.slice(1).map(({ tenantId, name }) => ({ tenantId, name, to: '', state: 'waiting' as const }))
}

/** Keeps one mail merge as the main process does. */
function desk() {
  let held = first
  const keep = (more: Partial<Merge>) => { held = { ...held, ...more }; return done(held) }
  const opened = () => held.items.map((item, index) => (index <= held.position ? { ...item, state: 'opened' as const } : item))
  return fakeBridge({
    'offers.get': async () => done(offer({ via: 'quote', kind: 'purchase' })),
    'merge.list': async () => done([]),
    'merge.preview': async ({ index }) => done({ to: '', subject: `Subject ${index}`, body: 'Hello' }),
    'merge.start': async ({ tenantIds }) => keep({ items: first.items.filter(item => tenantIds.includes(item.tenantId)) }),
    'merge.stop': async () => keep({ state: 'stopped' }),
    'merge.resume': async () => keep({ state: 'open' }),
    'merge.next': async () => keep({ items: opened(), position: held.position + 1, state: held.position + 1 < held.items.length ? 'open' : 'done' }),
    'customers.page': async ({ offset, limit }) => done({ rows: rows.slice(offset, offset + limit), total: rows.length }),
    'customers.ids': async ({ offset, limit }) => done({ ids: rows.slice(offset, offset + limit).map(({ tenantId }) => tenantId), total: rows.length })
  })
}
const button = (name: string) => screen.findByRole('button', { name })
const progress = (text: string) => screen.findByRole('heading', { name: text })

it('a mail merge needs no pointer: customers, the messages one by one, a stop, the end, and others', async () => {
  renderApp(<MergePage offerId={offerId} />, { bridge: desk() })
  await screen.findByRole('option', { name: /Customer 2/u })
  const list = tabTo(screen.getByRole('listbox', { name: 'Customers' }))
  press('ArrowDown')
  press(' ')
  press('ArrowDown', { shiftKey: true })
  expect(await screen.findByText('2 selected')).toBeTruthy()
  expect(focused()).toBe(list)
  tabTo(await button('Prepare messages'))
  press()
  const heading = await progress('0 of 2 messages')
  await waitFor(() => expect(document.activeElement).toBe(heading))
  tabTo(await button('Preview message to Customer 3'))
  press(' ')
  expect(await screen.findByText('Subject 1')).toBeTruthy()
  tabTo(await button('Stop'))
  press()
  await button('Go on')
  await waitFor(() => expect(focused()).toBe(heading))
  tabTo(await button('Go on'))
  press()
  await button('Open next in email')
  await waitFor(() => expect(focused()).toBe(heading))
  tabTo(await button('Open next in email'))
  press()
  await progress('1 of 2 messages')
  await waitFor(() => expect(focused().textContent).toBe('Open next in email'))
  press()
  expect(await screen.findByText(/All messages are done/u)).toBeTruthy()
  await waitFor(() => expect(focused()).toBe(heading))
  tabTo(await button('Choose other customers'))
  press()
  await waitFor(() => expect(focused()).toBe(screen.getByRole('searchbox')))
  type('Customer')
})
