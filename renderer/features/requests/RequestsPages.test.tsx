import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import type { RecordId } from '../../../electron/contract/ids'
import type { RequestDetails, RequestDraft, RequestRow, ServiceRequest } from '../../../electron/contract/serviceRequest'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { askTwiceAndAgree, focused, press, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { appState, contosoId } from '../../testing/samples'
import { RequestsPages } from './RequestsPages'

afterEach(cleanup)

const draftId = '33333333-3333-4333-8333-333333333333' as RecordId
const at = '2026-11-21T12:00:00.000Z'
const draft = (patch: Partial<RequestDraft> = {}): RequestDraft => ({
  id: draftId, state: 'draft', tenantId: contosoId, customerName: 'Contoso', title: 'Printers', description: 'All of them', severity: 'minimal', topic: { id: '1', name: 'Printing' },
  contact: { firstName: 'Ada', lastName: 'Berg', email: 'ada@fabrikam.com', telephone: '' }, createdAt: at, updatedAt: at, ...patch
})
const request = (patch: Partial<ServiceRequest> = {}): ServiceRequest => ({
  id: 'SR1', number: 'SR1', source: 'cloud', tenantId: contosoId, customerName: 'Contoso', title: 'Printers', description: 'All of them', severity: 'critical', status: 'open',
  createdAt: at, updatedAt: at, notes: [], files: ['log.zip'], readAt: at, ...patch
})
const row: RequestRow = { id: 'SR1', number: 'SR1', title: 'Printers', tenantId: contosoId, customerName: 'Contoso', state: 'attentionNeeded', severity: 'critical', createdAt: at, updatedAt: at, unread: true }
const states = { draft: 0, waiting: 0, open: 0, attentionNeeded: 1, closed: 0 }
const creating = appState({ cloud: { ...appState().cloud, capabilities: { ...appState().cloud.capabilities, createServiceRequests: true } as never } })

function open(path: string, calls: Partial<PortalCalls>, state = creating) {
  const all: Partial<PortalCalls> = {
    'requests.summary': async () => done({ states, unread: 1, readAt: new Date().toISOString() }),
    'requests.topics': async () => done({ topics: [{ id: '1', name: 'Printing' }], readAt: at, source: 'cloud' }),
    'requests.edit': vi.fn(async () => done(draft())),
    'requests.keepNote': async () => done(undefined),
    'app.copyText': vi.fn(async () => done(undefined)),
    ...calls
  }
  renderApp(<RequestsPages />, { bridge: fakeBridge(all), state, path })
  return all
}
const details = (value: RequestDetails) => ({ 'requests.get': async () => done(value) })

describe('the list of service requests', () => {
  it('asks for what the filters choose, and says where each stands', async () => {
    const find = vi.fn(async () => done({ rows: [row], total: 1 }))
    open('/service-requests', { 'requests.find': find })
    expect((await screen.findAllByText('Attention needed')).length).toBeGreaterThan(0)
    fireEvent.change(screen.getByLabelText('Severity'), { target: { value: 'critical' } })
    await waitFor(() => expect(find).toHaveBeenLastCalledWith(expect.objectContaining({ severity: 'critical', sort: 'updatedAt', descending: true })))
  })

  it('does not say that there are none before they were read', async () => {
    open('/service-requests', { 'requests.find': async () => done({ rows: [], total: 0 }), 'requests.summary': async () => done({ states, unread: 0 }), 'requests.refreshAll': async () => failed({ kind: 'unreachable', code: 'network.unreachable' }) })
    expect(await screen.findByText(/^The list of service requests was not read/u)).toBeDefined()
    expect(screen.queryByText(/^There are no service requests/u)).toBeNull()
  })

  it('says that something waits in the outbox', async () => {
    open('/service-requests', { 'requests.find': async () => done({ rows: [], total: 0 }), 'requests.summary': async () => done({ states: { ...states, waiting: 2 }, unread: 0, readAt: new Date().toISOString() }) })
    expect(await screen.findByText(/^2 service requests wait/u)).toBeDefined()
  })
})

describe('a draft', () => {
  it('is not sent while something is missing, and says what', async () => {
    const send = vi.fn()
    open(`/service-requests/${draftId}`, { ...details({ kind: 'draft', draft: draft({ title: '' }) }), 'requests.send': send })
    fireEvent.click(await screen.findByRole('button', { name: 'Send to support' }))
    expect(await screen.findByText('This is needed. Fill it in.')).toBeDefined()
    expect(document.activeElement).toBe(screen.getByLabelText('Subject'))
    expect(send).not.toHaveBeenCalled()
  })

  it('gets its customer without a pointer, and another one', async () => {
    const search = async () => done({ rows: [{ tenantId: contosoId, name: 'Contoso', defaultDomain: 'contoso.com' }], total: 1 } as never)
    const { tenantId: _none, customerName: _nobody, ...nobody } = draft()
    open(`/service-requests/${draftId}`, { ...details({ kind: 'draft', draft: nobody }), 'customers.search': search })
    tabTo(await screen.findByRole('searchbox', { name: 'Customer' }))
    type('cont')
    tabTo(await screen.findByRole('button', { name: /^Contoso/u }))
    press()
    const other = await screen.findByRole('button', { name: 'Choose another customer' })
    await waitFor(() => expect(focused().contains(other)).toBe(true))
    tabTo(other)
    press()
    await waitFor(() => expect(focused()).toBe(screen.getByRole('searchbox', { name: 'Customer' })))
  })

  it('is kept as it is typed, and before it is sent', async () => {
    const order: string[] = []
    open(`/service-requests/${draftId}`, {
      ...details({ kind: 'draft', draft: draft() }),
      'requests.edit': async ({ title }) => { order.push(`edit ${title}`); return done(draft({ title: title ?? '' })) },
      'requests.send': async () => { order.push('send'); return done(draft({ waiting: { since: at, attempts: 1 } })) }
    })
    fireEvent.change(await screen.findByLabelText('Subject'), { target: { value: 'Printers are gone' } })
    expect(screen.getByText('Saving …')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Send to support' }))
    expect(await screen.findByText(/^Waiting to be sent/u)).toBeDefined()
    expect(order).toEqual(['edit Printers are gone', 'send'])
  })

  it('is sent as it is read: what the computer cannot keep is not sent in its older words', async () => {
    const send = vi.fn(async () => done(draft()))
    open(`/service-requests/${draftId}`, { ...details({ kind: 'draft', draft: draft() }), 'requests.edit': async () => failed({ kind: 'storage', code: 'storage.full' }), 'requests.send': send })
    fireEvent.change(await screen.findByLabelText('Subject'), { target: { value: 'Printers are gone' } })
    fireEvent.click(screen.getByRole('button', { name: 'Send to support' }))
    await waitFor(() => expect(screen.getAllByText(/^Reference for support/u)).toHaveLength(1))
    expect(screen.getByLabelText<HTMLInputElement>('Subject').value).toBe('Printers are gone')
    expect(send).not.toHaveBeenCalled()
  })

  it('that waits can be read to its end by keyboard and is not changed', async () => {
    const edit = vi.fn(async () => done(draft()))
    open(`/service-requests/${draftId}`, { ...details({ kind: 'draft', draft: draft({ description: 'Line\n'.repeat(400), waiting: { since: at, attempts: 1 } }) }), 'requests.edit': edit })
    const description = tabTo(await screen.findByLabelText<HTMLTextAreaElement>('Description'))
    expect(description.readOnly).toBe(true)
    const reasonOf = (element: HTMLElement) => (element.getAttribute('aria-describedby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent).join(' ')
    for (const field of ['Subject', 'Description', 'Topic', 'First name', 'Last name', 'Email', 'Telephone']) expect(reasonOf(tabTo(screen.getByLabelText(field)))).toContain('It waits to be sent. Take it back to change it.')
    tabTo(screen.getByLabelText('Topic'))
    type('')
    expect(screen.getByLabelText<HTMLSelectElement>('Topic').value).toBe('1')
    tabTo(screen.getByRole('radio', { checked: true }))
    press('ArrowUp')
    expect(screen.getByRole<HTMLInputElement>('radio', { checked: true }).value).toBe('minimal')
    tabTo(screen.getByRole('button', { name: 'Choose another customer' }))
    press()
    expect(screen.getByText('Contoso')).toBeDefined()
    expect(edit).not.toHaveBeenCalled()
  })

  it('is handed over where the cloud takes none: copied, and followed under its number', async () => {
    const track = vi.fn(async () => failed({ kind: 'invalid', code: 'request.noNumber' }))
    const saveEml = vi.fn(async () => failed({ kind: 'cancelled', code: 'mail.saveCancelled' }))
    const calls = open(`/service-requests/${draftId}`, { ...details({ kind: 'draft', draft: draft() }), 'requests.track': track, 'requests.openInEmail': async () => done('mailtoWithClipboard'), 'requests.saveEml': saveEml }, appState())
    expect(await screen.findByRole('heading', { name: 'Open it by hand' })).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Send to support' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Copy: Description' }))
    await waitFor(() => expect(calls['app.copyText']).toHaveBeenCalledWith({ text: 'All of them' }))
    fireEvent.click(screen.getByRole('button', { name: 'Open in email' }))
    expect(await screen.findByText(/^The draft is too long for a mail link/u)).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Save as .eml' }))
    await waitFor(() => expect(saveEml).toHaveBeenCalledExactlyOnceWith({ draftId }))
    // Closing the system's window for file names is no failure.
    expect(screen.queryByText(/^Reference for support/u)).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Keep in my list' }))
    expect(await screen.findByText('Enter the number that the admin centre shows for the request.')).toBeDefined()
  })
})

describe('a request', () => {
  it('takes a note without a pointer, and the focus stays where the next one is written', async () => {
    const addNote = vi.fn(async () => done({ kind: 'request' as const, request: request(), note: '' }))
    open('/service-requests/SR1', { ...details({ kind: 'request', request: request(), note: '' }), 'requests.addNote': addNote })
    tabTo(await screen.findByLabelText('New note'))
    type('It began on Monday.')
    tabTo(screen.getByRole('button', { name: 'Add note' }))
    press()
    await waitFor(() => expect(addNote).toHaveBeenCalledWith({ id: 'SR1', text: 'It began on Monday.' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Add note' }).getAttribute('aria-disabled')).toBe('true'))
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add note' }))
  })

  it('keeps what is typed while a note is sent, and says when it cannot keep it', async () => {
    let answer: () => void = () => undefined
    const answered = new Promise<void>(resolve => { answer = resolve })
    open('/service-requests/SR1', { ...details({ kind: 'request', request: request(), note: '' }), 'requests.addNote': async () => {
      await answered
      return done({ kind: 'request', request: request({ notes: [{ by: 'Ada', at, text: 'One' }] }), note: 'One. And two' })
    }, 'requests.keepNote': async ({ text }) => (text.length > 10 ? failed({ kind: 'storage', code: 'storage.full' }) : done(undefined)) })
    const note = await screen.findByLabelText<HTMLTextAreaElement>('New note')
    fireEvent.change(note, { target: { value: 'One' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add note' }))
    fireEvent.change(note, { target: { value: 'One. And two' } })
    fireEvent.blur(note)
    expect(await screen.findByText(/^Reference for support/u)).toBeDefined()
    answer()
    expect(await screen.findByText('One')).toBeDefined()
    expect(note.value).toBe('One. And two')
  })

  it('that is followed by hand is let go of only after a question that names it', async () => {
    const discard = vi.fn(async () => done(undefined))
    open('/service-requests/SR1', { ...details({ kind: 'request', request: request({ source: 'tracked' }), note: '' }), 'requests.discard': discard, 'requests.find': async () => done({ rows: [], total: 0 }) })
    const button = await screen.findByRole('button', { name: 'Stop following' })
    await askTwiceAndAgree(button, 'Stop following this request?', 'Stop following')
    await waitFor(() => expect(discard).toHaveBeenCalledExactlyOnceWith({ draftId: 'SR1' }))
    await waitFor(() => expect(focused().textContent).toBe('Service requests'))
  })

  it('keeps the note when it could not be added', async () => {
    open('/service-requests/SR1', { ...details({ kind: 'request', request: request(), note: 'Half a no' }), 'requests.addNote': async () => failed({ kind: 'conflict', code: 'request.closed' }) })
    const note = await screen.findByLabelText<HTMLTextAreaElement>('New note')
    expect(note.value).toBe('Half a no')
    fireEvent.click(screen.getByRole('button', { name: 'Add note' }))
    expect(await screen.findByText(/^This service request is closed/u)).toBeDefined()
    expect(note.value).toBe('Half a no')
  })

  it('is closed over the version that was seen', async () => {
    const setStatus = vi.fn(async () => done({ kind: 'request' as const, request: request({ status: 'closed' }), note: '' }))
    open('/service-requests/SR1', { ...details({ kind: 'request', request: request(), note: '' }), 'requests.setStatus': setStatus })
    fireEvent.click(await screen.findByRole('button', { name: 'Close request' }))
    expect(await screen.findByRole('button', { name: 'Reopen request' })).toBeDefined()
    expect(setStatus).toHaveBeenCalledWith({ id: 'SR1', status: 'closed', seen: at })
    expect(screen.getByText('log.zip')).toBeDefined()
  })
})
