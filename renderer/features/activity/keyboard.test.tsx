import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { ActivityRecord } from '../../../electron/contract/activity'
import type { PortalCalls } from '../../../electron/contract/bridge'
import { done, fakeBridge } from '../../testing/fakeBridge'
import { focused, press, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { contosoId } from '../../testing/samples'
import { ActivityPages } from './ActivityPages'

afterEach(cleanup)

const rows: readonly ActivityRecord[] = ['000000000002', '000000000001'].map(id => ({ id, at: '2026-11-01T10:00:00.000Z', action: 'session.signIn', who: 'full@fabrikam.com', result: 'ok' }))

it('the record is filtered, looked into, checked and saved without a pointer', async () => {
  const find = vi.fn<PortalCalls['activity.find']>(async () => done({ rows, total: 2 }))
  const save = vi.fn<PortalCalls['activity.export']>(async () => done({ count: 2 }))
  const { history } = renderApp(<ActivityPages />, { path: '/activity', bridge: fakeBridge({
    'activity.find': find, 'activity.export': save, 'activity.choices': async () => done({ topics: ['session'], people: [] }),
    'activity.verify': async () => done({ checked: 2, problems: [], more: false, anchored: true })
  }) })
  const result = tabTo(await screen.findByLabelText('Result'))
  type('ok')
  await waitFor(() => expect(find).toHaveBeenCalledWith(expect.objectContaining({ result: 'ok' })))
  // In the address, so that the way back from a customer finds the list as it was.
  expect(history.at(-1)).toBe('/activity/where/result=ok')
  expect(focused()).toBe(result)
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3))
  tabTo(screen.getAllByRole('row').find(one => one.tabIndex === 0) ?? result)
  press('ArrowDown')
  await waitFor(() => expect(focused().getAttribute('aria-rowindex')).toBe('3'))
  const row = focused()
  press()
  const dialog = await screen.findByRole('dialog', { name: 'Entry 1' })
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
  tabTo(within(dialog).getByRole('button', { name: 'Close' }))
  press(' ')
  await waitFor(() => expect(focused()).toBe(row))
  const check = tabTo(screen.getByRole('button', { name: 'Check the record' }))
  press()
  expect(await screen.findByText(/^All 2 entries are as they were written/u)).toBeTruthy()
  expect(focused()).toBe(check)
  tabTo(screen.getByRole('button', { name: 'Export as CSV' }))
  press()
  expect(await screen.findByText('2 entries were saved.')).toBeTruthy()
  expect(save).toHaveBeenCalledExactlyOnceWith({ text: '', result: 'ok', format: 'csv' })
  await waitFor(() => expect(focused().textContent).toBe('Export as CSV'))
})

it('what its address says is shown as chosen, and everything again without a pointer', async () => {
  const find = vi.fn<PortalCalls['activity.find']>(async ({ topic }) => done(topic === undefined ? { rows, total: 2 } : { rows: [], total: 0 }))
  const { history } = renderApp(<ActivityPages />, { path: `/activity/customer/${contosoId}/where/topic=actingAs&since=30`, bridge: fakeBridge({ 'activity.find': find, 'activity.choices': async () => done({ topics: [], people: [] }) }) })
  expect((await screen.findByLabelText<HTMLSelectElement>('About')).value).toBe('actingAs')
  expect(screen.getByLabelText<HTMLSelectElement>('When').value).toBe('30')
  await waitFor(() => expect(find).toHaveBeenCalledWith(expect.objectContaining({ tenantId: contosoId, topic: 'actingAs', from: expect.any(String) as string })))
  tabTo(await screen.findByRole('button', { name: 'Clear filter' }))
  press()
  await waitFor(() => expect(history.at(-1)).toBe(`/activity/customer/${contosoId}`))
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3))
})
