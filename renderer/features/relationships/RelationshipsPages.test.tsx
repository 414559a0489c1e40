import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import type { ReachReport, RelationshipDetails, RelationshipRow } from '../../../electron/contract/relationship'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { focused, press, tabTo } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { appState, contosoId } from '../../testing/samples'
import { RelationshipsPages } from './RelationshipsPages'

afterEach(cleanup)

const at = '2026-11-21T12:00:00.000Z'
const rowOf = (index: number): RelationshipRow => ({
  id: `r${index}`, name: `Fabrikam for Company ${index}`, state: 'active', tenantId: contosoId, customer: `Company ${index}`, origin: 'here' as never, roles: [], createdAt: at, endsAt: '2027-11-21T12:00:00.000Z', autoExtend: false
})
const allowed = { allowed: true } as const
const not = (reason: string) => ({ allowed: false, reason }) as const
const details = (patch: Partial<RelationshipDetails> = {}): RelationshipDetails => ({
  ...rowOf(1), customer: 'Contoso', status: 'active', assignments: [], timeline: [], problems: [], deviations: [], others: [], readAt: at, source: 'cloud',
  actions: { renew: allowed, terminate: allowed, withdraw: not('answered'), autoExtend: allowed, repair: allowed }, ...patch
})
const templates: Partial<PortalCalls> = { 'roleTemplates.list': async () => done({ templates: [], mapping: [], standardMapping: true }), 'relationships.batch': async () => done(null) }

function open(path: string, calls: Partial<PortalCalls>, state = appState()) {
  return renderApp(<RelationshipsPages />, { bridge: fakeBridge({ ...templates, ...calls }), path, state })
}
const blocked = (name: string): string | null => screen.getByRole('button', { name }).getAttribute('aria-disabled')

describe('the list of relationships', () => {
  it('of 50,000 asks for the part in sight, and draws no more than that', async () => {
    const find = vi.fn<PortalCalls['relationships.find']>(async ({ offset = 0, limit = 100 }) => done({ rows: Array.from({ length: limit }, (_, index) => rowOf(offset + index)), total: 50_000, readAt: at }))
    open('/relationships', { 'relationships.find': find, 'relationships.readAccess': async () => done(undefined) })
    expect(await screen.findByText('50,000 relationships')).toBeTruthy()
    const grid = await screen.findByRole('grid')
    expect(grid.getAttribute('aria-rowcount')).toBe('50001')
    await waitFor(() => expect(within(grid).getAllByRole('row').length).toBeGreaterThan(1))
    expect(within(grid).getAllByRole('row').length).toBeLessThan(120)
    expect(find.mock.calls.length).toBeLessThanOrEqual(3)
    expect(find.mock.calls.every(([{ limit = 0 }]) => limit <= 200)).toBe(true)
  })

  it('asks for what its address says, and offers the way back where nothing fits', async () => {
    const find = vi.fn<PortalCalls['relationships.find']>(async () => done({ rows: [], total: 0, readAt: at }))
    open('/relationships/where/state=invited&waiting=90', { 'relationships.find': find })
    fireEvent.click(await screen.findByRole('button', { name: 'Clear filter' }))
    expect(find.mock.calls[0]?.[0]).toMatchObject({ state: 'invited', waiting: 90 })
    await waitFor(() => expect(find.mock.calls.at(-1)?.[0]).not.toHaveProperty('state'))
  })

  it('says what failed', async () => {
    open('/relationships', { 'relationships.find': async () => failed({ kind: 'notAllowed', code: 'session.noRole' }) })
    expect(await screen.findByText(/^You have no delegated administration role/u)).toBeTruthy()
  })
})

describe('one relationship', () => {
  it('offers a Full technician what can be done with it', async () => {
    const setAutoExtend = vi.fn<PortalCalls['relationships.setAutoExtend']>(async () => done(details({ autoExtend: true })))
    open('/relationships/r1', { 'relationships.get': async () => done(details()), 'relationships.setAutoExtend': setAutoExtend })
    expect(await screen.findByRole('heading', { level: 1, name: 'Contoso' })).toBeTruthy()
    expect([blocked('Renew'), blocked('End relationship')]).toEqual([null, null])
    fireEvent.click(screen.getByRole('button', { name: 'Extend automatically' }))
    expect(await screen.findByRole('button', { name: 'Stop extending automatically' })).toBeTruthy()
    expect(setAutoExtend).toHaveBeenCalledExactlyOnceWith({ id: 'r1', on: true })
  })

  it('of an indirect provider is approved or rejected for the own company, after a question', async () => {
    const waits = details({ status: 'approvalPending', state: 'invited', problems: [{ problem: 'partnerConsentPending' }] })
    const answer = vi.fn<PortalCalls['relationships.answerProvider']>(async () => done(details({ status: 'approvalPending', state: 'invited' })))
    open('/relationships/r1', { 'relationships.get': async () => done(waits), 'relationships.answerProvider': answer })
    const reject = await screen.findByRole('button', { name: 'Reject' })
    expect(screen.queryByRole('button', { name: 'Withdraw invitation' })).toBeNull()
    tabTo(reject)
    press()
    tabTo(within(await screen.findByRole('dialog', { name: 'Reject the provider’s relationship?' })).getByRole('button', { name: 'Cancel' }))
    press()
    tabTo(screen.getByRole('button', { name: 'Approve' }))
    press()
    tabTo(within(await screen.findByRole('dialog', { name: 'Approve the provider’s relationship?' })).getByRole('button', { name: 'Approve' }))
    press()
    // The buttons are gone with the answer; the one of an invitation is there.
    await waitFor(() => expect(focused().textContent).toBe('At a glance'))
    expect([screen.queryByRole('button', { name: 'Approve' }), screen.queryByRole('button', { name: 'Withdraw invitation' }) === null]).toEqual([null, false])
    expect(answer).toHaveBeenCalledExactlyOnceWith({ id: 'r1', agree: true })
  })

  it('is extended and ended without a pointer, and asks before its end', async () => {
    const setAutoExtend = vi.fn<PortalCalls['relationships.setAutoExtend']>(async () => done(details({ autoExtend: true })))
    const terminate = vi.fn<PortalCalls['relationships.terminate']>(async () => done(details({ autoExtend: true })))
    open('/relationships/r1', { 'relationships.get': async () => done(details()), 'relationships.setAutoExtend': setAutoExtend, 'relationships.terminate': terminate })
    tabTo(await screen.findByRole('button', { name: 'Extend automatically' }))
    press()
    const stop = await screen.findByRole('button', { name: 'Stop extending automatically' })
    expect(document.activeElement).toBe(stop)
    tabTo(screen.getByRole('button', { name: 'End relationship' }))
    press()
    const dialog = within(await screen.findByRole('dialog'))
    expect(terminate).not.toHaveBeenCalled()
    tabTo(dialog.getByRole('button', { name: 'End relationship' }))
    press(' ')
    await waitFor(() => expect(terminate).toHaveBeenCalledExactlyOnceWith({ id: 'r1' }))
  })

  it('says that its link is on the clipboard, and when it is not', async () => {
    const copy = vi.fn<PortalCalls['app.copyText']>(async () => failed())
    open('/relationships/r1', { 'relationships.get': async () => done(details({ status: 'approvalPending', state: 'invited', link: 'https://practice.example/approve' })), 'app.copyText': copy })
    tabTo(await screen.findByRole('button', { name: 'Copy approval link' }))
    press()
    expect(await screen.findByText(/^Reference for support/u)).toBeTruthy()
    copy.mockResolvedValueOnce(done(undefined))
    press()
    expect(await screen.findByText('The link is on the clipboard.')).toBeTruthy()
    expect(screen.queryByText(/^Reference for support/u)).toBeNull()
  })

  it('says what became of its invitation that was withdrawn here', async () => {
    const bridge = fakeBridge({ ...templates, 'relationships.get': async () => done(details({ status: 'approvalPending', state: 'invited' })) })
    renderApp(<RelationshipsPages />, { bridge, path: '/relationships/r1' })
    await screen.findByRole('heading', { level: 1, name: 'Contoso' })
    const failure = failed({ kind: 'unreachable', code: 'network.unreachable' }).error
    act(() => bridge.tell('relationships.batch', { kind: 'withdraw', done: 1, total: 1, running: false, stopped: false, failures: [{ id: 'r1', name: 'Invitation 1', error: failure }] }))
    expect(await screen.findByText('Invitation 1')).toBeTruthy()
    expect(screen.getByText(failure.correlationId)).toBeTruthy()
  })

  it('keeps every command in sight of a Limited one, with its reason', async () => {
    const limited = not('limited')
    const terminate = vi.fn()
    const actions = { renew: limited, terminate: limited, withdraw: limited, autoExtend: limited, repair: limited }
    const first = open('/relationships/r1', { 'relationships.get': async () => done(details({ actions })), 'relationships.terminate': terminate })
    const end = await screen.findByRole('button', { name: 'End relationship' })
    expect([end.getAttribute('aria-disabled'), blocked('Renew'), blocked('Extend automatically')]).toEqual(['true', 'true', 'true'])
    const reason = document.getElementById(end.getAttribute('aria-describedby') ?? '')
    expect(reason?.textContent).toBe('Only technicians with Full administration change relationships.')
    fireEvent.click(end)
    expect(screen.queryByRole('dialog')).toBeNull()
    first.unmount()
    open('/relationships/r1', { 'relationships.get': async () => done(details({ actions, status: 'approvalPending', state: 'invited' })) })
    expect((await screen.findByRole('button', { name: 'Withdraw invitation' })).getAttribute('aria-disabled')).toBe('true')
    expect(screen.queryByRole('button', { name: 'Renew' })).toBeNull()
  })

  it('says plainly of what happened that the cloud does not say when', async () => {
    open('/relationships/r1', { 'relationships.get': async () => done(details({ timeline: [{ event: 'created', at }, { event: 'approved' }, { event: 'activated', at }] })) })
    const entries = within(await screen.findByRole('region', { name: 'What happened and what comes' })).getAllByRole('listitem').map(entry => entry.textContent)
    expect(entries[1]).toBe('Approved by the customerThe cloud does not say when')
    expect(entries[0]).not.toContain('does not say')
  })

  it('says offline that it is what was read last, and that there is none any more', async () => {
    const first = open('/relationships/r1', { 'relationships.get': async () => done(details({ source: 'cache' })) }, appState({ connection: 'offline' }))
    expect(await screen.findByText(/^There is no connection, so this is what was read last/u)).toBeTruthy()
    expect(blocked('End relationship')).toBe('true')
    first.unmount()
    open('/relationships/gone', { 'relationships.get': async () => failed({ kind: 'notFound', code: 'relationship.notFound' }) })
    expect(await screen.findByText(/^There is no such relationship any more/u)).toBeTruthy()
  })
})

describe('why somebody cannot get in', () => {
  const report = (patch: Partial<ReachReport>): ReachReport => ({
    tenantId: contosoId, customer: 'Contoso', next: 'joinGroup', role: 'none', checkedAt: at, relationshipId: 'r1',
    steps: [
      { step: 'technician', outcome: 'ok', because: 'delegatedRole.limited' }, { step: 'group', outcome: 'failed', because: 'notMember', params: { groups: 'AdminAgents' } },
      { step: 'signIn', outcome: 'skipped' }
    ], ...patch
  })

  it('answers question by question, and offers what helps', async () => {
    open(`/relationships/reach/${contosoId}`, { 'reach.check': async () => done(report({})), 'reach.colleagues': async () => done([]) })
    expect(await screen.findByRole('heading', { level: 1, name: 'Why can’t I get into Contoso?' })).toBeTruthy()
    expect(screen.getByText('In none of the groups that have access: AdminAgents.')).toBeTruthy()
    expect(within(screen.getByRole('region', { name: 'What to do' })).getByRole('link', { name: 'Team' })).toBeTruthy()
  })

  it('asks what for before it opens the customer, where the setting wants that', async () => {
    const openWindow = vi.fn<PortalCalls['acting.open']>(async () => failed())
    open(`/relationships/reach/${contosoId}`, { 'reach.check': async () => done(report({ next: 'administer' })), 'reach.colleagues': async () => done([]), 'acting.open': openWindow }, appState({ settings: { ...appState().settings, actingReason: 'required' } }))
    fireEvent.click(await screen.findByRole('button', { name: 'Administer on behalf of' }))
    expect(await screen.findByRole('dialog')).toBeTruthy()
    expect(openWindow).not.toHaveBeenCalled()
  })

  it('tells a failure, and asks again', async () => {
    const check = vi.fn<PortalCalls['reach.check']>(async () => failed({ kind: 'unreachable', code: 'network.unreachable' }))
    open(`/relationships/reach/${contosoId}`, { 'reach.check': check, 'reach.colleagues': async () => done([]) })
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(check).toHaveBeenCalledTimes(2))
  })
})
