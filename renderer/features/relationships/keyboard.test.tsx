import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import type { RelationshipRow } from '../../../electron/contract/relationship'
import type { RoleTemplate, RoleTemplates } from '../../../electron/contract/roleTemplate'
import { directoryRoles } from '../../../electron/domain/directoryRoles'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { askTwiceAndAgree, focused, press, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { contosoId } from '../../testing/samples'
import { RelationshipsPages } from './RelationshipsPages'

afterEach(cleanup)

const at = '2026-11-21T12:00:00.000Z'
const invitation = (index: number): RelationshipRow => ({
  id: `r${index}`, name: `Invitation ${index}`, state: 'invited', customer: `Company ${index}`, origin: 'here' as never, roles: [], createdAt: at, endsAt: '2027-11-21T12:00:00.000Z', autoExtend: false
})
const button = (name: string | RegExp) => screen.findByRole('button', { name })

it('many invitations are withdrawn without a pointer: ticked, asked about, followed, and told of', async () => {
  const withdraw = vi.fn<PortalCalls['relationships.withdraw']>(async () => done(undefined as never))
  const bridge = fakeBridge({
    'relationships.find': async () => done({ rows: [1, 2, 3].map(invitation), total: 3, readAt: at }), 'relationships.batch': async () => done(null), 'relationships.withdraw': withdraw, 'relationships.stopBatch': async () => done(undefined)
  })
  renderApp(<RelationshipsPages />, { bridge, path: '/relationships/waiting' })
  for (const index of [1, 3]) {
    tabTo(await screen.findByRole('checkbox', { name: `Choose Company ${index}, Invitation ${index}` }))
    press(' ')
  }
  await askTwiceAndAgree(await button('Withdraw 2 invitations'), 'Withdraw 2 invitations?', 'Withdraw 2 invitations')
  expect(withdraw).toHaveBeenCalledExactlyOnceWith({ ids: ['r1', 'r3'] })
  await waitFor(() => expect(focused().textContent).toContain('Withdraw invitations'))
  const batch = { kind: 'withdraw' as const, done: 0, total: 2, running: true, stopped: false, failures: [] }
  act(() => bridge.tell('relationships.batch', batch))
  tabTo(await button('Stop'))
  act(() => bridge.tell('relationships.batch', { ...batch, done: 2, running: false }))
  await waitFor(() => expect(focused().textContent).toContain('2 invitations were withdrawn.'))
})

it('groups get and lose their template without a pointer, and what was saved is said', async () => {
  const roles: RoleTemplates = { templates: [{ id: 'reader', builtIn: true, roles: [] }, { id: 'full', builtIn: true, roles: [] }], mapping: [{ id: 'g1', name: 'AdminAgents', templateId: 'full' }], standardMapping: true }
  const save = vi.fn<PortalCalls['roleTemplates.saveMapping']>(async ({ mapping }) => done({ ...roles, mapping, standardMapping: false }))
  const groups = [{ id: 'g1', name: 'AdminAgents' }, { id: 'g2', name: 'Night shift' }]
  renderApp(<RelationshipsPages />, { bridge: fakeBridge({ 'roleTemplates.list': async () => done(roles), 'roleTemplates.groups': async () => done(groups), 'roleTemplates.saveMapping': save }), path: '/relationships/templates' })
  tabTo(await screen.findByLabelText('Add a group'))
  type('g2')
  const heading = screen.getByRole('region', { name: 'Which group gets which template' }).querySelector('h2')
  await waitFor(() => expect(focused()).toBe(heading))
  tabTo(await button('Remove AdminAgents from the mapping'))
  press()
  await waitFor(() => expect(focused()).toBe(heading))
  tabTo(screen.getByLabelText('Night shift'))
  type('full')
  tabTo(await button('Save mapping'))
  press()
  await waitFor(() => expect(save).toHaveBeenCalledExactlyOnceWith({ mapping: [{ id: 'g2', name: 'Night shift', templateId: 'full' }] }))
  expect(await screen.findByText('Saved.')).toBeTruthy()
  await waitFor(() => expect(focused().textContent).toBe('Save mapping'))
})

it('role templates are made, copied, edited and deleted without a pointer, and each dialog gives the focus back', async () => {
  const own = { id: 'own', builtIn: false, name: 'Night shift', roles: [directoryRoles.globalReader] } as RoleTemplate
  let templates: readonly RoleTemplate[] = [{ id: 'reader', builtIn: true, roles: [directoryRoles.globalReader] }, own]
  const save = vi.fn<PortalCalls['roleTemplates.save']>(async () => done({ ...own }))
  const remove = vi.fn<PortalCalls['roleTemplates.delete']>(async () => { templates = templates.filter(({ id }) => id !== 'own'); return done(undefined as never) })
  const bridge = fakeBridge({ 'roleTemplates.list': async () => done({ templates, mapping: [], standardMapping: true }), 'roleTemplates.groups': async () => done([]), 'roleTemplates.save': save, 'roleTemplates.delete': remove })
  renderApp(<RelationshipsPages />, { bridge, path: '/relationships/templates' })

  save.mockResolvedValueOnce(failed({ kind: 'invalid', code: 'roleTemplate.nameTaken' }))
  const begin = tabTo(await button('New template'))
  press()
  let dialog = within(await screen.findByRole('dialog', { name: 'New template' }))
  const name = tabTo(dialog.getByLabelText('Name'))
  type('Day shift')
  tabTo(dialog.getByRole('searchbox', { name: 'Find a role' }))
  type('Reports')
  tabTo(dialog.getAllByRole('checkbox')[0] ?? name)
  press(' ')
  tabTo(dialog.getByRole('button', { name: 'Save template' }))
  press()
  await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'))
  await waitFor(() => expect(focused()).toBe(name))
  type('Early shift')
  press()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(save).toHaveBeenLastCalledWith({ name: 'Early shift', roles: [expect.any(String)] })
  await waitFor(() => expect(focused()).toBe(begin))

  const show = tabTo(screen.getAllByRole('button', { name: /^What .+ means$/u })[0] ?? begin)
  press()
  tabTo(await button('Make an own one of it'))
  press()
  dialog = within(await screen.findByRole('dialog', { name: 'New template' }))
  press('Escape')
  await waitFor(() => expect(focused()).toBe(show))

  const edit = tabTo(await button('Edit Night shift'))
  press()
  dialog = within(await screen.findByRole('dialog', { name: 'Edit template' }))
  tabTo(dialog.getByLabelText('Name'))
  type('Late shift')
  press()
  await waitFor(() => expect(save).toHaveBeenLastCalledWith({ id: 'own', name: 'Late shift', roles: own.roles }))
  await waitFor(() => expect(focused()).toBe(edit))

  await askTwiceAndAgree(await button('Delete Night shift'), 'Delete the template Night shift?', 'Delete')
  await waitFor(() => expect(remove).toHaveBeenCalledExactlyOnceWith({ id: 'own' }))
  act(() => bridge.tell('roleTemplates.changed', undefined))
  await waitFor(() => expect(screen.queryByText('Night shift')).toBeNull())
  await waitFor(() => expect(focused().textContent).toBe('Role templates'))
})

it('the list is filtered, saved and opened without a pointer, and a filter is cleared', async () => {
  const find = vi.fn<PortalCalls['relationships.find']>(async ({ state }) => done({ rows: state === 'terminated' ? [] : [1, 2].map(invitation), total: state === 'terminated' ? 0 : 2, readAt: at }))
  const save = vi.fn<PortalCalls['relationships.exportCsv']>(async () => done({ count: 2 }))
  const { history } = renderApp(<RelationshipsPages />, { bridge: fakeBridge({ 'relationships.find': find, 'relationships.exportCsv': save }), path: '/relationships' })
  const state = tabTo(await screen.findByLabelText('State'))
  type('invited')
  await waitFor(() => expect(find).toHaveBeenLastCalledWith(expect.objectContaining({ state: 'invited' })))
  expect(focused()).toBe(state)
  const write = tabTo(await button('Export as CSV'))
  press()
  await waitFor(() => expect(save).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ state: 'invited' })))
  expect(focused()).toBe(write)
  tabTo(state)
  type('terminated')
  tabTo(await button('Clear filter'))
  press()
  await waitFor(() => expect(history.at(-1)).toBe('/relationships'))
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3))
  await waitFor(() => expect(focused().matches('h1, [role="grid"]')).toBe(true))
  tabTo(screen.getAllByRole('row').find(one => one.tabIndex === 0) ?? state)
  press('ArrowDown')
  await waitFor(() => expect(focused().getAttribute('aria-rowindex')).toBe('3'))
  press()
  expect(history.at(-1)).toBe('/relationships/r2')
})

it('access that differs is checked and repaired without a pointer', async () => {
  const repair = vi.fn<PortalCalls['access.repair']>(async () => done(undefined as never))
  const differing = [1, 2].map(index => ({ id: `r${index}`, name: `Access ${index}`, customer: `Company ${index}`, deviations: [{ kind: 'missing' as const, group: 'AdminAgents', roles: [] }] }))
  const bridge = fakeBridge({
    'access.report': async () => done({ rows: differing, relationships: 2, read: 2, differing: 2, readAt: at } as never), 'access.repair': repair, 'relationships.batch': async () => done(null),
    'roleTemplates.list': async () => done({ templates: [], mapping: [], standardMapping: true })
  })
  renderApp(<RelationshipsPages />, { bridge, path: '/relationships/access' })
  const box = tabTo(await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Choose Company 2, Access 2' }))
  press(' ')
  expect(box.checked).toBe(true)
  const mend = tabTo(screen.getAllByRole('button', { name: /^Repair/u })[0] ?? box)
  press()
  await waitFor(() => expect(repair).toHaveBeenCalledExactlyOnceWith({ ids: ['r2'], removeUnmapped: false }))
  expect(focused()).toBe(mend)
  const batch = { kind: 'repair' as const, done: 0, total: 1, running: true, stopped: false, failures: [] }
  act(() => bridge.tell('relationships.batch', batch))
  tabTo(await button('Stop'))
  act(() => bridge.tell('relationships.batch', { ...batch, done: 1, running: false }))
  await button('Dismiss')
  await waitFor(() => expect(focused().querySelector('.notice')).not.toBeNull())
  tabTo(await button('Dismiss'))
  press()
  await waitFor(() => expect(focused().tagName).toBe('H1'))
})

it('access that would be taken away is named and asked about first, and work that cannot begin says why', async () => {
  const repair = vi.fn<PortalCalls['access.repair']>(async () => done(undefined as never))
  const differing = [{ id: 'r1', name: 'Access 1', customer: 'Company 1', deviations: [{ kind: 'unmapped' as const, group: 'Old group', groupId: 'g', lacking: [], beyond: [] }] }]
  renderApp(<RelationshipsPages />, { bridge: fakeBridge({
    'access.report': async () => done({ rows: differing, relationships: 1, read: 1, differing: 1, readAt: at } as never), 'access.repair': repair, 'relationships.batch': async () => done(null),
    'access.check': async () => failed({ kind: 'conflict', code: 'relationship.batchRunning' }), 'roleTemplates.list': async () => done({ templates: [], mapping: [], standardMapping: true })
  }), path: '/relationships/access' })
  tabTo(await button('Check all'))
  press()
  expect(await screen.findByText(/^Reference for support/u)).toBeTruthy()
  tabTo(await screen.findByRole('checkbox', { name: 'Choose Company 1, Access 1' }))
  press(' ')
  tabTo(screen.getByRole('checkbox', { name: /^Also take away/u }))
  press(' ')
  const mend = screen.getByRole('button', { name: 'Repair access' })
  tabTo(mend)
  press()
  const dialog = within(await screen.findByRole('dialog', { name: 'Take away the access of a group?' }))
  expect(dialog.getByText('Company 1: Old group')).toBeTruthy()
  expect(repair).not.toHaveBeenCalled()
  press('Escape')
  await waitFor(() => expect(focused()).toBe(mend))
  press()
  tabTo(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Repair access' }))
  press()
  await waitFor(() => expect(repair).toHaveBeenCalledExactlyOnceWith({ ids: ['r1'], removeUnmapped: true }))
})

it('invitations that cannot be withdrawn now stay chosen, and it is said why', async () => {
  renderApp(<RelationshipsPages />, { bridge: fakeBridge({
    'relationships.find': async () => done({ rows: [invitation(1)], total: 1, readAt: at }), 'relationships.batch': async () => done(null), 'relationships.withdraw': async () => failed({ kind: 'conflict', code: 'relationship.batchRunning' })
  }), path: '/relationships/waiting' })
  const box = tabTo(await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Choose Company 1, Invitation 1' }))
  press(' ')
  tabTo(await button('Withdraw 1 invitation'))
  press()
  tabTo(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Withdraw 1 invitation' }))
  press()
  expect(await screen.findByText(/^Reference for support/u)).toBeTruthy()
  expect(box.checked).toBe(true)
})

it('a relationship that ends is renewed without a pointer', async () => {
  const renew = vi.fn<PortalCalls['relationships.renew']>(async () => done({ id: '22222222-2222-4222-8222-222222222222' } as never))
  const entry = { ...invitation(1), tenantId: contosoId, customer: 'Contoso', endsAt: '2026-12-01T12:00:00.000Z', window: 30, renewed: false, waiting: false }
  renderApp(<RelationshipsPages />, { bridge: fakeBridge({ 'relationships.radar': async () => done({ entries: [entry], extending: 0, readAt: at } as never), 'relationships.renew': renew }), path: '/relationships/radar' })
  tabTo(await button(/^Renew .*Contoso/u))
  press()
  await waitFor(() => expect(renew).toHaveBeenCalledExactlyOnceWith({ id: 'r1' }))
})
