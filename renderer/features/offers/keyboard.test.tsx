import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { Offer } from '../../../electron/contract/offer'
import type { MessageTemplate } from '../../../electron/contract/template'
import { usualTerms } from '../../../electron/domain/offerTerms'
import { builtInTemplates } from '../../../electron/domain/roleTemplates'
import { done, fakeBridge } from '../../testing/fakeBridge'
import { askTwiceAndAgree, focused, press, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { company, offer, offerId } from '../../testing/samples'
import { ComposerPage } from './ComposerPage'
import { DetailsPage } from './quotes/DetailsPage'
import { QuotesPage } from './quotes/QuotesPage'
import { TemplatesPage } from './templates/TemplatesPage'

afterEach(cleanup)

const button = (name: string) => screen.findByRole('button', { name })
const blocked = (name: string) => waitFor(() => expect(screen.getByRole('button', { name }).getAttribute('aria-disabled')).toBe('true'))

it('a message template is written, saved and reset without a pointer', async () => {
  const original: MessageTemplate = { kind: 'trial', language: 'en', subject: 'Trial', body: 'Start here: {link}', custom: false }
  const save = vi.fn(async ({ subject, body }: { subject: string; body: string }) => done<MessageTemplate>({ ...original, subject, body, custom: true, updatedAt: '2026-11-01T10:00:00.000Z' }))
  renderApp(<TemplatesPage />, { bridge: fakeBridge({ 'templates.list': async () => done([original]), 'templates.save': save, 'templates.reset': async () => done(original) }) })
  const subject = tabTo(await screen.findByRole<HTMLInputElement>('textbox', { name: 'Subject' }))
  type('Try it')
  tabTo(await button('{greeting}'))
  press()
  await waitFor(() => expect(focused()).toBe(screen.getByRole('textbox', { name: 'Message' })))
  tabTo(await button('Save template'))
  press()
  await blocked('Save template')
  const saving = await button('Save template')
  await waitFor(() => expect(focused()).toBe(saving))
  expect(save.mock.calls[0]?.[0]).toMatchObject({ subject: 'Try it' })
  await askTwiceAndAgree(await button('Reset to the original'), 'Reset this template?', 'Reset to the original')
  await waitFor(() => expect(subject.value).toBe('Trial'))
  await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'Reset to the original' })))
})

it('an offer is withdrawn without a pointer, and the focus goes on where it says so', async () => {
  const sent = offer({ kind: 'purchase', via: 'quote', state: 'sent', subject: 'Intune for you' })
  renderApp(<DetailsPage offerId={offerId} />, { bridge: fakeBridge({ 'offers.get': async () => done(sent), 'offers.withdraw': async () => done({ ...sent, state: 'withdrawn' as const }) }) })
  await askTwiceAndAgree(await button('Withdraw offer'), 'Withdraw this offer?', 'Withdraw offer')
  await waitFor(() => expect(focused().textContent).toBe('Withdrawn'))
})

it('a message is handed over without a pointer, and the answer to the question leads to what became of it', async () => {
  let held = offer()
  const keep = (state: 'opened' | 'sent') => { held = { ...held, state }; return held }
  const bridge = fakeBridge({
    'offers.measure': async () => done({ length: 10, limit: 2_000 }), 'offers.refresh': async () => done(held), 'company.get': async () => done(company), 'offers.get': async () => done(held),
    'offers.openInEmail': async () => { keep('opened'); return done('mailtoWithClipboard' as const) }, 'offers.confirmSent': async () => done(keep('sent')), 'offers.copyLink': async () => done(undefined)
  })
  renderApp(<ComposerPage offerId={offerId} />, { bridge })
  tabTo(await button('Open in email'))
  press()
  const group = within(await screen.findByRole('group', { name: 'Was it sent?' }))
  await waitFor(() => expect(focused().textContent).toBe('Open in email'))
  tabTo(group.getByRole('button', { name: 'Sent' }))
  press()
  await waitFor(() => expect(screen.queryByRole('group', { name: 'Was it sent?' })).toBeNull())
  await waitFor(() => expect(focused().textContent).toContain('Sent'))
})

it('what is asked for is changed without a pointer: by template, length and extension', async () => {
  let held = offer({ state: 'draft', link: undefined as never, terms: { roles: [...usualTerms.roles], durationDays: 730, autoExtend: false } })
  const chooseTerms = vi.fn(async ({ terms }: Pick<Offer, 'terms'>) => {
    held = { ...held, ...(terms !== undefined && { terms }) }
    return done(held)
  })
  const bridge = fakeBridge({
    'offers.measure': async () => done({ length: 10, limit: 2_000 }), 'offers.refresh': async () => done(held), 'offers.issue': async () => done(held), 'offers.compose': async () => done(held), 'company.get': async () => done(company), 'offers.get': async () => done(held),
    'offers.edit': async () => done(held), 'roleTemplates.list': async () => done({ templates: [...builtInTemplates], mappings: [] } as never), 'offers.chooseTerms': chooseTerms as never
  })
  renderApp(<ComposerPage offerId={offerId} />, { bridge })
  const change = await button('Change')
  tabTo(change)
  press()
  const dialog = within(await screen.findByRole('dialog', { name: 'What is asked for' }))
  await waitFor(() => expect(focused().closest('[role="dialog"]')).not.toBeNull())
  press('Escape')
  await waitFor(() => expect(focused().textContent).toBe('Change'))
  expect(chooseTerms).not.toHaveBeenCalled()
  press()
  const again = within(await screen.findByRole('dialog', { name: 'What is asked for' }))
  const template = tabTo(again.getByLabelText<HTMLSelectElement>('Role template'))
  type([...template.options].find(({ text }) => text.startsWith('Limited'))?.value ?? 'there is no such template')
  tabTo(again.getByLabelText('Length'))
  type('90')
  tabTo(again.getByLabelText('Extend automatically'))
  press(' ')
  tabTo(again.getByRole('button', { name: 'Ask for this' }))
  press()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(chooseTerms.mock.calls[0]?.[0].terms).toMatchObject({ durationDays: 90, autoExtend: true, templateId: template.value })
  await waitFor(() => expect(focused().textContent).toBe('Change'))
  expect(dialog).toBeDefined()
})

it('what the catalogue no longer allows is accepted, or chosen anew, without a pointer', async () => {
  const changed = offer({ kind: 'purchase', via: 'quote', state: 'draft', subject: '', step: 'message', changes: [{ kind: 'gone', offerId: 'x', name: 'Office' }] } as never)
  let held = changed
  const acceptChanges = vi.fn(async () => {
    const { changes: _changes, ...rest } = held
    held = rest
    return done(held)
  })
  renderApp(<ComposerPage offerId={offerId} />, { bridge: fakeBridge({
    'offers.measure': async () => done({ length: 10, limit: 2_000 }), 'offers.refresh': async () => done(held), 'offers.get': async () => done(held), 'offers.edit': async () => done(held), 'company.get': async () => done(company),
    'offers.compose': async () => done(held), 'offers.issue': async () => done(held), 'offers.acceptChanges': acceptChanges
  }) })
  expect(await screen.findByText('Office is no longer offered.')).toBeTruthy()
  tabTo(await button('Accept these changes'))
  press()
  await waitFor(() => expect(acceptChanges).toHaveBeenCalledTimes(1))
  await waitFor(() => expect(screen.queryByText('Office is no longer offered.')).toBeNull())
  await waitFor(() => expect(focused().isConnected).toBe(true))
})

it('access is set up without a pointer, and the focus goes on where it says so', async () => {
  const accepted = offer({ state: 'accepted', access: { state: 'waiting', attempts: 1 } as never })
  renderApp(<DetailsPage offerId={offerId} />, { bridge: fakeBridge({
    'offers.get': async () => done(accepted), 'offers.setUpAccess': async () => done({ ...accepted, access: { state: 'ready' } as never })
  }) })
  tabTo(await button('Set up now'))
  press()
  await waitFor(() => expect(focused().textContent).toContain('is set up'))
})

it('offers are filtered, tried again, saved and opened without a pointer', async () => {
  const at = '2026-11-01T10:00:00.000Z'
  const row = { id: offerId, kind: 'purchase', via: 'quote', state: 'sent', quoteId: '55555555-5555-4555-8555-555555555555', products: ['Office'], licences: 30, subject: 'For Contoso', createdAt: at, updatedAt: at, acceptances: 0, waiting: true } as const
  const bridge = fakeBridge({
    'offers.find': async ({ kind }) => done(kind === 'trial' ? { rows: [], total: 0 } : { rows: [row], total: 1 }), 'outbox.list': async () => done([]), 'outbox.retry': async () => done(undefined), 'offers.exportCsv': async () => done({ count: 1 })
  })
  const { history } = renderApp(<QuotesPage />, { bridge })
  await screen.findByRole('link', { name: 'For Contoso' })
  act(() => bridge.tell('outbox.changed', { count: 1 }))
  tabTo(await button('Try now'))
  press()
  act(() => bridge.tell('outbox.changed', { count: 0 }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Try now' })).toBeNull())
  await waitFor(() => expect(focused().textContent).toBe('Offers'))
  tabTo(screen.getByRole('combobox', { name: 'Kind' }))
  type('trial')
  tabTo(await button('Clear filter'))
  press()
  await screen.findByRole('link', { name: 'For Contoso' })
  await waitFor(() => expect(focused().matches('h1, [role="grid"]')).toBe(true))
  const write = tabTo(await button('Export CSV'))
  press()
  expect(await screen.findByText('1 offer written')).toBeTruthy()
  expect(focused()).toBe(write)
  tabTo(screen.getAllByRole('row').find(one => one.tabIndex === 0) ?? write)
  press()
  expect(history.at(-1)).toBe(`/offers/${offerId}/details`)
})
