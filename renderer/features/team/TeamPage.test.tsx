import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import type { Team, TeamMember } from '../../../electron/contract/team'
import type { Language } from '../../i18n/translator'
import { deferred } from '../../testing/deferred'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { press, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { TeamPage } from './TeamPage'

afterEach(cleanup)

const member = (name: string, role: TeamMember['role'], more: Partial<TeamMember> = {}): TeamMember => ({
  id: `00000000-0000-4000-8000-00000000000${name.length}`, displayName: name, userPrincipalName: `${name.toLowerCase()}@fabrikam.com`, accountEnabled: true, role, groups: [], isSelf: false, ...more
})
const team = (more: Partial<Team> = {}): Team => ({
  members: [member('Owner', 'full', { isSelf: true }), member('Nora N', 'limited'), member('Nobody X', 'none', { accountEnabled: false })],
  reach: [{ group: 'adminAgents', customers: 5, roles: [], unread: 0 }, { group: 'helpdeskAgents', customers: 0, roles: [], unread: 2 }],
  domains: ['fabrikam.com'], mayChange: true, readAt: '2026-11-21T12:00:00.000Z', source: 'cloud', ...more
})

function show(calls: Partial<PortalCalls> = {}, language: Language = 'en') {
  const bridge = fakeBridge({ 'team.list': async () => done(team()), ...calls })
  return { bridge, ...renderApp(<TeamPage />, { bridge, language }) }
}
const open = async (name: RegExp) => {
  fireEvent.click(await screen.findByRole('row', { name }))
  return within(await screen.findByRole('dialog'))
}

describe('the team', () => {
  it('shows everybody with their role and whether they may sign in, and is narrowed by what one types', async () => {
    show()
    expect((await screen.findByRole('row', { name: /Owner \(you\)|Owner/u })).textContent).toContain('Full')
    expect(screen.getByRole('row', { name: /Nobody X/u }).textContent).toContain('None')
    expect(screen.getByRole('row', { name: /Nobody X/u }).textContent).toContain('Blocked')
    fireEvent.change(screen.getByRole('searchbox', { name: 'Find a user' }), { target: { value: 'nora' } })
    await waitFor(() => expect(screen.queryByRole('row', { name: /Nobody X/u })).toBeNull())
    fireEvent.change(screen.getByRole('searchbox', { name: 'Find a user' }), { target: { value: 'zzz' } })
    fireEvent.click(await screen.findByRole('button', { name: 'Show all users' }))
    expect(await screen.findByRole('row', { name: /Nobody X/u })).toBeTruthy()
  })

  it('gives a role, and says so', async () => {
    const setRole = vi.fn<PortalCalls['team.setRole']>(async () => done(team()))
    show({ 'team.setRole': setRole })
    const dialog = await open(/Nora N/u)
    expect(dialog.getByRole('button', { name: 'Save role' }).getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(dialog.getByRole('radio', { name: /^Full/u }))
    fireEvent.click(dialog.getByRole('button', { name: 'Save role' }))
    await waitFor(() => expect(setRole).toHaveBeenCalledExactlyOnceWith({ userId: member('Nora N', 'limited').id, role: 'full', confirmed: false }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('needs no pointer: arrows to the user, Enter, the role, and back to the row', async () => {
    const setRole = vi.fn<PortalCalls['team.setRole']>(async () => done(team()))
    show({ 'team.setRole': setRole })
    await screen.findByRole('row', { name: /Nora N/u })
    const first = screen.getAllByRole('row').find(one => one.tabIndex === 0)
    if (first === undefined) throw new Error('No row can be reached.')
    tabTo(first)
    while (!/Nora N/u.test(document.activeElement?.textContent ?? '')) press('ArrowDown')
    press()
    const dialog = within(await screen.findByRole('dialog'))
    tabTo(dialog.getByRole('radio', { name: /^Limited/u }))
    while (!dialog.getByRole<HTMLInputElement>('radio', { name: /^Full/u }).checked) press('ArrowDown')
    tabTo(dialog.getByRole('button', { name: 'Save role' }))
    press()
    await waitFor(() => expect(setRole).toHaveBeenCalledExactlyOnceWith({ userId: member('Nora N', 'limited').id, role: 'full', confirmed: false }))
  })

  it('makes a user without a pointer', async () => {
    const create = vi.fn<PortalCalls['team.create']>(async () => done({ userPrincipalName: 'ann@fabrikam.com', password: 'Tulip-Harbor-41', roleError: undefined as never }))
    show({ 'team.create': create })
    tabTo(await screen.findByRole('button', { name: 'New user' }))
    press(' ')
    const dialog = within(await screen.findByRole('dialog'))
    tabTo(dialog.getByLabelText('Display name'))
    type('Ann')
    tabTo(dialog.getByLabelText('User name, before the @'))
    type('ann')
    press()
    expect(await screen.findByText('Tulip-Harbor-41')).toBeTruthy()
    tabTo(screen.getByRole('button', { name: 'Close' }))
    press()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('asks before one’s own role, and keeps the dialog with what the cloud refuses', async () => {
    const setRole = vi.fn<PortalCalls['team.setRole']>(async () => failed({ kind: 'notAllowed', code: 'team.notAllowed' }))
    show({ 'team.setRole': setRole })
    const dialog = await open(/Owner/u)
    fireEvent.click(dialog.getByRole('radio', { name: /^Limited/u }))
    fireEvent.click(dialog.getByRole('button', { name: 'Save role' }))
    expect(setRole).not.toHaveBeenCalled()
    fireEvent.click(await dialog.findByRole('button', { name: 'Change it anyway' }))
    expect(await dialog.findByText(/^Only a global administrator or a user administrator/u)).toBeTruthy()
    expect(setRole).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ confirmed: true }))
  })

  it('is only read by who may not change it: each command stays reachable and says why', async () => {
    const setRole = vi.fn()
    show({ 'team.list': async () => done(team({ mayChange: false })), 'team.setRole': setRole })
    const newUser = await screen.findByRole('button', { name: 'New user' })
    expect(newUser.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(newUser)
    expect(screen.queryByRole('dialog')).toBeNull()
    const dialog = await open(/Nora N/u)
    fireEvent.click(dialog.getByRole('radio', { name: /^Full/u }))
    fireEvent.click(dialog.getByRole('button', { name: 'Save role' }))
    expect(setRole).not.toHaveBeenCalled()
  })

  it('makes a user, shows the password once, and lets go of it when the computer is left', async () => {
    const create = vi.fn<PortalCalls['team.create']>(async () => done({ userPrincipalName: 'ann@fabrikam.com', password: 'Tulip-Harbor-41', roleError: undefined as never }))
    const { bridge } = show({ 'team.create': create })
    fireEvent.click(await screen.findByRole('button', { name: 'New user' }))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.click(dialog.getByRole('button', { name: 'Create user' }))
    expect(create).not.toHaveBeenCalled()
    fireEvent.change(dialog.getByLabelText('Display name'), { target: { value: 'Ann' } })
    fireEvent.change(dialog.getByLabelText('User name, before the @'), { target: { value: 'ann' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Create user' }))
    expect(await screen.findByText('Tulip-Harbor-41')).toBeTruthy()
    expect(create).toHaveBeenCalledExactlyOnceWith({ displayName: 'Ann', alias: 'ann', domain: 'fabrikam.com', role: 'limited' })
    bridge.tell('secrets.forget', undefined)
    await waitFor(() => expect(document.body.textContent).not.toContain('Tulip-Harbor-41'))
  })

  it('is cancelled while the role is being changed: the dialog stays, says what was kept, and the list is read again', async () => {
    const answer = deferred<Awaited<ReturnType<PortalCalls['team.setRole']>>>()
    const cancel = vi.fn(async () => done(undefined))
    const list = vi.fn(async () => done(team()))
    show({ 'team.list': list, 'team.setRole': async () => answer.promise, 'team.cancel': cancel })
    const dialog = await open(/Nora N/u)
    fireEvent.click(dialog.getByRole('radio', { name: /^Full/u }))
    fireEvent.click(dialog.getByRole('button', { name: 'Save role' }))
    fireEvent.click(await dialog.findByRole('button', { name: 'Cancel' }))
    fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
    expect(await dialog.findByText(/^Being cancelled/u)).toBeTruthy()
    expect(cancel).toHaveBeenCalledTimes(1)
    answer.resolve(failed({ kind: 'cancelled', code: 'team.cancelledUnchanged' }))
    expect(await dialog.findByText('Cancelled. Nothing was changed.')).toBeTruthy()
    expect(dialog.queryByText(/^Reference for support/u)).toBeNull()
    await waitFor(() => expect(list).toHaveBeenCalledTimes(2))
    expect(dialog.getByRole('radio', { name: /^Full/u })).toHaveProperty('checked', true)
    fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('lets an interrupted change be finished: who is in both groups can be given the role that counts', async () => {
    const setRole = vi.fn<PortalCalls['team.setRole']>(async () => done(team()))
    show({ 'team.list': async () => done(team({ members: [member('Nora N', 'full', { groups: ['adminAgents', 'helpdeskAgents'] })] })), 'team.setRole': setRole })
    fireEvent.click((await open(/Nora N/u)).getByRole('button', { name: 'Save role' }))
    await waitFor(() => expect(setRole).toHaveBeenCalledWith(expect.objectContaining({ role: 'full' })))
  })

  it('is cancelled while a user is being created, with Escape too: what was typed is kept', async () => {
    const answer = deferred<Awaited<ReturnType<PortalCalls['team.create']>>>()
    const cancel = vi.fn(async () => done(undefined))
    show({ 'team.create': async () => answer.promise, 'team.cancel': cancel })
    fireEvent.click(await screen.findByRole('button', { name: 'New user' }))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.change(dialog.getByLabelText('Display name'), { target: { value: 'Ann' } })
    fireEvent.change(dialog.getByLabelText('User name, before the @'), { target: { value: 'ann' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Create user' }))
    await waitFor(() => expect(dialog.getByRole('button', { name: 'Create user' }).getAttribute('aria-busy')).toBe('true'))
    fireEvent.keyDown(dialog.getByLabelText('Display name'), { key: 'Escape' })
    await waitFor(() => expect(cancel).toHaveBeenCalledTimes(1))
    answer.resolve(failed({ kind: 'cancelled', code: 'team.cancelledCreate' }))
    expect(await dialog.findByText(/^Cancelled while the cloud was creating the user/u)).toBeTruthy()
    expect(dialog.getByLabelText<HTMLInputElement>('Display name').value).toBe('Ann')
  })

  it('reads who has access only when asked, and stops when asked', async () => {
    const stop = vi.fn(async () => done(undefined))
    const batch = { kind: 'check' as const, done: 0, total: 2, running: true, stopped: false, failures: [] }
    const { bridge } = show({ 'access.check': async () => done(batch), 'relationships.stopBatch': stop, 'relationships.batch': async () => done(null) })
    const dialog = await open(/Nora N/u)
    fireEvent.click(dialog.getByRole('button', { name: 'Read it now' }))
    act(() => bridge.tell('relationships.batch', batch))
    fireEvent.click(await dialog.findByRole('button', { name: 'Stop' }))
    expect(stop).toHaveBeenCalledTimes(1)
    act(() => bridge.tell('relationships.batch', { ...batch, done: 1, running: false, stopped: true }))
    expect(await dialog.findByText(/^Stopped\. What was read is kept\./u)).toBeTruthy()
  })

  it('says when who has access cannot be read, and tells how far a role reaches when it was', async () => {
    const check = vi.fn<PortalCalls['access.check']>(async () => failed({ kind: 'conflict', code: 'relationship.batchRunning' }))
    const known = { current: team() }
    const { bridge } = show({ 'team.list': async () => done(known.current), 'access.check': check, 'relationships.batch': async () => done(null) })
    const dialog = await open(/Nora N/u)
    fireEvent.click(dialog.getByRole('button', { name: 'Read it now' }))
    expect(await dialog.findByText(/^Reference for support/u)).toBeTruthy()
    expect(dialog.queryByRole('button', { name: 'Stop' })).toBeNull()
    known.current = team({ reach: [{ group: 'adminAgents', customers: 5, roles: [], unread: 0 }, { group: 'helpdeskAgents', customers: 7, roles: [], unread: 0 }] })
    act(() => bridge.tell('relationships.batch', { kind: 'check', done: 2, total: 2, running: false, stopped: false, failures: [] }))
    expect(await dialog.findByText(/7 customers/u)).toBeTruthy()
    expect(dialog.queryByRole('button', { name: 'Read it now' })).toBeNull()
  })

  it('tells loading, failure, and what was read before with its age', async () => {
    const first = show({ 'team.list': async () => failed({ kind: 'unreachable', code: 'network.unreachable' }) })
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
    first.unmount()
    show({ 'team.list': async () => done(team({ source: 'cache', mayChange: false })) })
    expect(await screen.findByRole('row', { name: /Nora N/u })).toBeTruthy()
    expect((await screen.findByRole('button', { name: 'New user' })).getAttribute('aria-disabled')).toBe('true')
  })

  it('reads in German', async () => {
    show({}, 'de')
    expect((await screen.findByRole('row', { name: /Nora N/u })).textContent).toContain('Eingeschränkt')
  })
})
