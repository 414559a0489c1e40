import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import type { RecordId } from '../../../electron/contract/ids'
import type { RequestDraft, RequestRow, ServiceRequest } from '../../../electron/contract/serviceRequest'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { askTwiceAndAgree, focused, press, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { appState, contosoId } from '../../testing/samples'
import { RequestsPages } from './RequestsPages'

afterEach(cleanup)

const draftId = '33333333-3333-4333-8333-333333333333' as RecordId
const at = '2026-11-21T12:00:00.000Z'
const empty: RequestDraft = {
  id: draftId, state: 'draft', tenantId: contosoId, customerName: 'Contoso', title: '', description: '', severity: 'minimal',
  contact: { firstName: 'Ada', lastName: 'Berg', email: 'ada@fabrikam.com', telephone: '' }, createdAt: at, updatedAt: at
}
const written: RequestDraft = { ...empty, title: 'Printers', description: 'All of them', topic: { id: '1', name: 'Printing' } }
const creating = appState({ cloud: { ...appState().cloud, capabilities: { createServiceRequests: true } as never } })
const button = (name: string) => screen.findByRole('button', { name })

/** A main process that keeps the draft as it is written. */
function open(first: RequestDraft, calls: Partial<PortalCalls> = {}, state = creating) {
  const hand = { draft: first }
  renderApp(<RequestsPages />, { state, path: `/service-requests/${draftId}`, bridge: fakeBridge({
    'requests.topics': async () => done({ topics: [{ id: '1', name: 'Printing' }], readAt: at, source: 'cloud' }),
    'requests.get': async () => done({ kind: 'draft', draft: hand.draft }),
    'requests.edit': async ({ draftId: _id, tenantId: _tenant, topic, ...words }) => {
      hand.draft = { ...hand.draft, ...(words as Partial<RequestDraft>), ...(topic !== undefined && topic !== null && { topic }) }
      return done(hand.draft)
    },
    ...calls
  }) })
  return hand
}

it('a service request is written, sent, taken back and given up without a pointer', async () => {
  const send = vi.fn<PortalCalls['requests.send']>()
  const hand = open(empty, { 'requests.send': send, 'requests.unqueue': async () => {
    const { waiting: _gone, ...draft } = hand.draft
    hand.draft = draft
    return done(draft)
  }, 'requests.discard': async () => done(undefined), 'requests.find': async () => done({ rows: [], total: 0 }) })
  send.mockImplementation(async () => {
    hand.draft = { ...hand.draft, waiting: { since: at, attempts: 1 } }
    return done(hand.draft)
  })

  tabTo(await button('Send to support'))
  press()
  const subject = screen.getByLabelText('Subject')
  await waitFor(() => expect(focused()).toBe(subject))
  expect(send).not.toHaveBeenCalled()
  type('Printers')
  tabTo(screen.getByLabelText('Description'))
  type('All of them')
  tabTo(screen.getByRole('radio', { checked: true }))
  press('ArrowUp')
  await waitFor(() => expect(hand.draft.severity).toBe('moderate'))
  tabTo(screen.getByLabelText('Topic'))
  type('1')
  const sendButton = tabTo(await button('Send to support'))
  press()
  await button('Take it back')
  expect(hand.draft).toMatchObject({ title: 'Printers', description: 'All of them', severity: 'moderate', topic: { id: '1' } })
  await waitFor(() => expect(focused().textContent).toBe(sendButton.textContent))

  tabTo(await button('Take it back'))
  press()
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Take it back' })).toBeNull())
  await waitFor(() => expect(focused().textContent).toBe('New service request'))
  await askTwiceAndAgree(await button('Discard draft'), 'Discard this draft?', 'Discard draft')
  await waitFor(() => expect(focused().textContent).toBe('Service requests'))
})

it('where the cloud takes none it is copied in full and followed without a pointer, and a clipboard that refuses is told of', async () => {
  const copy = vi.fn<PortalCalls['app.copyText']>(async () => done(undefined))
  const track = vi.fn<PortalCalls['requests.track']>(async () => failed({ kind: 'invalid', code: 'request.noNumber' }))
  const long = { ...written, description: 'x'.repeat(20_000) }
  open(long, { 'app.copyText': copy, 'requests.track': track }, appState())
  const whole = tabTo(await button('Copy everything'))
  press()
  expect(await screen.findByText('Copied: everything')).toBeTruthy()
  expect(copy.mock.calls[0]?.[0].text).toContain(long.description)
  expect(focused()).toBe(whole)
  copy.mockResolvedValueOnce(failed())
  tabTo(await button('Copy: Subject'))
  press()
  expect(await screen.findByText(/^Reference for support/u)).toBeTruthy()
  expect(screen.queryByText('Copied: everything')).toBeNull()
  tabTo(screen.getByLabelText('Description'))
  type('All of them')
  tabTo(screen.getByLabelText('I have opened it, number'))
  type('SR7')
  press()
  await waitFor(() => expect(track).toHaveBeenCalledExactlyOnceWith({ draftId, number: 'SR7' }))
  await waitFor(() => expect(focused()).toBe(screen.getByLabelText('I have opened it, number')))
})

it('the list is filtered, read again, saved and opened without a pointer; a request is closed and reopened', async () => {
  const listed: RequestRow = { id: 'SR1', number: 'SR1', title: 'Printers', tenantId: contosoId, customerName: 'Contoso', state: 'open', severity: 'critical', createdAt: at, updatedAt: at, unread: false }
  const find = vi.fn<PortalCalls['requests.find']>(async ({ severity }) => done(severity === 'minimal' ? { rows: [], total: 0 } : { rows: [listed], total: 1 }))
  const request: ServiceRequest = { id: 'SR1', number: 'SR1', source: 'cloud', tenantId: contosoId, customerName: 'Contoso', title: 'Printers', description: 'All', severity: 'critical', status: 'open', createdAt: at, updatedAt: at, notes: [], files: [], readAt: at }
  renderApp(<RequestsPages />, { path: '/service-requests', bridge: fakeBridge({
    'requests.find': find, 'requests.exportCsv': async () => done({ count: 1 }), 'requests.refreshAll': async () => done(undefined as never), 'requests.get': async () => done({ kind: 'request', request, note: '' }),
    'requests.setStatus': async ({ status }) => done({ kind: 'request', request: { ...request, status }, note: '' }), 'requests.keepNote': async () => done(undefined)
  }) })
  const severity = tabTo(await screen.findByLabelText('Severity'))
  type('minimal')
  tabTo(await button('Clear filter'))
  press()
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2))
  await waitFor(() => expect(focused().matches('h1, [role="grid"]')).toBe(true))
  for (const name of ['Refresh', 'Export as CSV']) {
    const one = tabTo(await button(name))
    press()
    await waitFor(() => expect(one.getAttribute('aria-busy')).not.toBe('true'))
    expect(focused()).toBe(one)
  }
  tabTo(screen.getAllByRole('row').find(one => one.tabIndex === 0) ?? severity)
  press()
  for (const name of ['Close request', 'Reopen request']) {
    tabTo(await button(name))
    press()
    await waitFor(() => expect(screen.queryByRole('button', { name })).toBeNull())
    await waitFor(() => expect(focused().textContent).toBe(name === 'Close request' ? 'Reopen request' : 'Close request'))
  }
})
