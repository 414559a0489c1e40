import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { Administrators } from '../../../../electron/contract/administrators'
import type { PortalCalls } from '../../../../electron/contract/bridge'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { focused, press, tabTo, type } from '../../../testing/keyboard'
import { renderApp } from '../../../testing/renderApp'
import { contosoId } from '../../../testing/samples'
import { AdministratorsPage } from './AdministratorsPage'

afterEach(cleanup)

const global = { templateId: 'g', name: 'Global Administrator' }
const user = (id: string, name: string) => ({ id, kind: 'user' as const, name, userPrincipalName: `${name.toLowerCase()}@contoso.com`, roles: [global], accountEnabled: true, synchronised: false })
const administrators: Administrators = { tenantId: contosoId, customer: 'Contoso', readAt: '2026-11-01T10:00:00.000Z', rows: [user('1', 'Ann'), user('2', 'Bea'), user('3', 'Zoe')] }
const names = () => within(screen.getByRole('grid')).getAllByRole('row').slice(1).map(one => within(one).getAllByRole('gridcell')[0]?.textContent)

it('administrators are sorted, filtered, exported and opened without a pointer', async () => {
  const save = vi.fn<PortalCalls['administrators.exportCsv']>(async () => done({ count: 2 }))
  const { history } = renderApp(<AdministratorsPage tenantId={contosoId} />, { bridge: fakeBridge({ 'administrators.kept': async () => done(undefined), 'administrators.read': async () => done(administrators), 'administrators.exportCsv': save }) })
  const sort = tabTo(await screen.findByRole('button', { name: 'Name' }))
  press()
  expect(names()).toEqual(['Zoe', 'Bea', 'Ann'])
  expect(focused()).toBe(sort)
  const filter = tabTo(screen.getByRole('searchbox', { name: 'Filter by name or role' }))
  type('e')
  expect(focused()).toBe(filter)
  await waitFor(() => expect(names()).toEqual(['Zoe', 'Bea']))
  const role = tabTo(screen.getByRole('combobox', { name: 'Role' }))
  type('g')
  expect(focused()).toBe(role)
  const button = tabTo(screen.getByRole('button', { name: 'Export as CSV' }))
  press()
  expect((await screen.findByText('2 administrators written to the file.')).getAttribute('role')).toBe('status')
  expect(save).toHaveBeenCalledExactlyOnceWith({ tenantId: contosoId, text: 'e', role: 'g', sort: 'name', descending: true })
  expect(focused()).toBe(button)
  tabTo(screen.getAllByRole('row').find(one => one.tabIndex === 0) ?? button)
  press('ArrowDown')
  await waitFor(() => expect(focused().textContent).toContain('Bea'))
  press()
  expect(history.at(-1)).toBe(`/customers/${contosoId}/reset-password/bea%40contoso.com`)
})

it('a reading that failed is tried again, and a filter cleared, without losing the focus', async () => {
  const read = vi.fn<PortalCalls['administrators.read']>(async () => done(administrators))
  read.mockResolvedValueOnce(failed({ kind: 'unreachable', code: 'network.unreachable' }))
  renderApp(<AdministratorsPage tenantId={contosoId} />, { bridge: fakeBridge({ 'administrators.kept': async () => done(administrators), 'administrators.read': read }) })
  tabTo(await screen.findByRole('button', { name: 'Try again' }))
  press()
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  await waitFor(() => expect(focused().textContent).toBe('Administrators of Contoso'))
  tabTo(screen.getByRole('searchbox', { name: 'Filter by name or role' }))
  type('nobody at all')
  tabTo(await screen.findByRole('button', { name: 'Clear filter' }))
  press()
  await waitFor(() => expect(focused()).toBe(screen.getByRole('grid')))
  press('ArrowDown')
  await waitFor(() => expect(focused().getAttribute('role')).toBe('row'))
})
