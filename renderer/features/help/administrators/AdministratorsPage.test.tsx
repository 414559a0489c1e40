import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Administrators } from '../../../../electron/contract/administrators'
import type { Result } from '../../../../electron/contract/errors'
import { deferred } from '../../../testing/deferred'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { renderApp } from '../../../testing/renderApp'
import { contosoId } from '../../../testing/samples'
import { AdministratorsPage } from './AdministratorsPage'

afterEach(cleanup)

const global = { templateId: 'g', name: 'Global Administrator' }
const helpdesk = { templateId: 'h', name: 'Helpdesk Administrator' }
const administrators: Administrators = {
  tenantId: contosoId,
  customer: 'Contoso',
  readAt: '2026-11-01T10:00:00.000Z',
  rows: [
    { id: '1', kind: 'user', name: 'Zoe', userPrincipalName: 'zoe@contoso.com', roles: [global], accountEnabled: true, synchronised: true },
    { id: '2', kind: 'user', name: 'Ann', userPrincipalName: 'ann@contoso.com', roles: [global, helpdesk], accountEnabled: false, synchronised: false },
    { id: '3', kind: 'group', name: 'Night shift', roles: [helpdesk] }
  ]
}
const names = () => screen.getAllByRole('row').slice(1).map(row => within(row).getAllByRole('gridcell')[0]?.textContent)
const never = () => new Promise<never>(() => undefined)

describe('administrators', () => {
  it('are shown with roles, sign-in and directory, sorted, filtered and exported as shown', async () => {
    const exportCsv = vi.fn(async () => done({ count: 1 }))
    const bridge = fakeBridge({ 'administrators.kept': async () => done(undefined), 'administrators.read': async () => done(administrators), 'administrators.exportCsv': exportCsv })
    const { history } = renderApp(<AdministratorsPage tenantId={contosoId} />, { bridge })
    await screen.findByRole('heading', { name: 'Administrators of Contoso' })
    expect(names()).toEqual(['Ann', 'Night shift', 'Zoe'])
    const ann = screen.getByRole('row', { name: /Ann|Reset the password of Ann/ })
    expect(ann.textContent).toContain('Global Administrator, Helpdesk Administrator')
    expect(ann.textContent).toContain('Blocked')
    fireEvent.click(screen.getByRole('button', { name: 'Name' }))
    expect(names()).toEqual(['Zoe', 'Night shift', 'Ann'])
    fireEvent.change(screen.getByRole('combobox', { name: 'Role' }), { target: { value: 'g' } })
    expect(names()).toEqual(['Zoe', 'Ann'])
    fireEvent.change(screen.getByRole('searchbox', { name: 'Filter by name or role' }), { target: { value: 'ann' } })
    await waitFor(() => expect(names()).toEqual(['Ann']))
    fireEvent.click(screen.getByRole('button', { name: 'Export as CSV' }))
    expect(exportCsv).toHaveBeenCalledWith({ tenantId: contosoId, text: 'ann', role: 'g', sort: 'name', descending: true })
    expect((await screen.findByText('1 administrator written to the file.')).getAttribute('role')).toBe('status')
    fireEvent.click(screen.getByRole('link', { name: 'Reset the password of Ann' }))
    expect(history.at(-1)).toBe(`/customers/${contosoId}/reset-password/ann%40contoso.com`)
  })

  it('that were read before are there at once, and the newer ones take their place', async () => {
    const read = deferred<Result<Administrators>>()
    renderApp(<AdministratorsPage tenantId={contosoId} />, {
      bridge: fakeBridge({ 'administrators.kept': async () => done({ ...administrators, rows: administrators.rows.slice(0, 1) }), 'administrators.read': () => read.promise })
    })
    await waitFor(() => expect(names()).toEqual(['Zoe']))
    expect(screen.getByText('Reading from the cloud …')).toBeTruthy()
    await act(async () => { read.resolve(done(administrators)) })
    expect(names()).toHaveLength(3)
    expect(screen.queryByText('Reading from the cloud …')).toBeNull()
  })

  it('are read from this computer while the cloud is away, with their age', async () => {
    renderApp(<AdministratorsPage tenantId={contosoId} />, {
      bridge: fakeBridge({ 'administrators.kept': async () => done(administrators), 'administrators.read': async () => failed({ kind: 'unreachable', code: 'network.unreachable' }) })
    })
    expect((await screen.findByText(/From this computer/)).textContent).toContain('Read')
    expect(names()).toHaveLength(3)
  })

  it.each([
    ['service.notAllowed', 'does not allow'],
    ['token.noConsent', 'not consented'],
    ['token.noAccess', 'no access to this customer']
  ])('are hidden when the service says no (%s), and it is said why', async (code, words) => {
    renderApp(<AdministratorsPage tenantId={contosoId} />, {
      bridge: fakeBridge({ 'administrators.kept': async () => done(administrators), 'administrators.read': async () => failed({ kind: 'notAllowed', code }) })
    })
    expect((await screen.findByText(new RegExp(words, 'u'))).textContent).toBeTruthy()
    expect(screen.queryByRole('grid')).toBeNull()
  })

  it('of the filter may be nobody, and the way back is there', async () => {
    renderApp(<AdministratorsPage tenantId={contosoId} />, { bridge: fakeBridge({ 'administrators.kept': never, 'administrators.read': () => new Promise(() => undefined) }) })
    expect(await screen.findByRole('heading', { name: 'Show all administrators' })).toBeTruthy()
    cleanup()
    renderApp(<AdministratorsPage tenantId={contosoId} />, { bridge: fakeBridge({ 'administrators.kept': async () => done(administrators), 'administrators.read': never }) })
    fireEvent.change(await screen.findByRole('searchbox', { name: 'Filter by name or role' }), { target: { value: 'nobody at all' } })
    expect(await screen.findByText('No administrator fits the filter.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Clear filter' }))
    await waitFor(() => expect(names()).toHaveLength(3))
  })
})
