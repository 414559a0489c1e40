import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { company, offer, offerId } from '../../testing/samples'
import { ComposerPage } from './ComposerPage'

afterEach(cleanup)

const quiet = {
  'offers.measure': async () => done({ length: 10, limit: 2_000 }),
  'offers.refresh': async () => done(offer()),
  'company.get': async () => done(company)
}

describe('composer', () => {
  it('saves what was typed when the page is left', async () => {
    const edit = vi.fn(async () => done(offer({ subject: 'New subject' })))
    const { unmount } = renderApp(<ComposerPage offerId={offerId} />, { bridge: fakeBridge({ ...quiet, 'offers.get': async () => done(offer()), 'offers.edit': edit }) })
    fireEvent.change(await screen.findByRole('textbox', { name: 'Subject' }), { target: { value: 'New subject' } })
    unmount()
    expect(edit).toHaveBeenCalledWith({ offerId, to: '', subject: 'New subject', body: offer().body })
  })

  it('saves what the disk refused as soon as the main process says that it takes changes again', async () => {
    const edit = vi.fn().mockResolvedValueOnce(failed({ kind: 'storage', code: 'storage.full' })).mockResolvedValue(done(offer({ subject: 'New subject' })))
    const bridge = fakeBridge({ ...quiet, 'offers.get': async () => done(offer()), 'offers.edit': edit })
    renderApp(<ComposerPage offerId={offerId} />, { bridge })
    fireEvent.change(await screen.findByRole('textbox', { name: 'Subject' }), { target: { value: 'New subject' } })
    bridge.tell('notices.changed', [{ id: 'store.unsaved', code: 'store.unsaved', severity: 'error' }])
    expect(await screen.findByText(/The disk is full/u)).toBeTruthy()
    expect(edit).toHaveBeenCalledTimes(1)
    bridge.tell('notices.changed', [])
    expect(await screen.findByText('Saved')).toBeTruthy()
    expect(edit).toHaveBeenCalledTimes(2)
    expect(screen.queryByText(/The disk is full/u)).toBeNull()
  })

  it('shows the Quote ID and copies it', async () => {
    const copyText = vi.fn(async () => done(undefined))
    renderApp(<ComposerPage offerId={offerId} />, { bridge: fakeBridge({ ...quiet, 'offers.get': async () => done(offer()), 'app.copyText': copyText }) })
    const group = await screen.findByRole('group', { name: 'Quote ID' })
    expect(group.textContent).toContain(offer().quoteId)
    fireEvent.click(screen.getByRole('button', { name: 'Copy Quote ID' }))
    expect(copyText).toHaveBeenCalledWith({ text: offer().quoteId })
  })

  it('keeps the draft when its link cannot be made, and tries again when asked', async () => {
    const { link: _link, ...draft } = offer({ state: 'draft' })
    const issue = vi.fn().mockResolvedValueOnce(failed({ kind: 'unreachable', code: 'network.timedOut' })).mockResolvedValue(done(offer({ updatedAt: '2026-11-02T10:00:00.000Z' })))
    renderApp(<ComposerPage offerId={offerId} />, { bridge: fakeBridge({ ...quiet, 'offers.get': async () => done(draft), 'offers.issue': issue }) })
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Ready to send')).toBeTruthy()
    expect(issue).toHaveBeenCalledTimes(2)
  })

  it('asks afterwards whether the message was sent', async () => {
    const confirmSent = vi.fn(async () => done(offer({ state: 'sent' })))
    renderApp(<ComposerPage offerId={offerId} />, {
      bridge: fakeBridge({ ...quiet, 'offers.get': async () => done(offer()), 'offers.openInEmail': async () => done('mailtoWithClipboard' as const), 'offers.confirmSent': confirmSent })
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Open in email' }))
    expect(await screen.findByText(/the text is on the clipboard/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Not sent' }))
    expect(confirmSent).toHaveBeenCalledWith({ offerId, sent: false })
  })

  it('writes the message in another language, and anew from the template only when asked', async () => {
    const compose = vi.fn(async ({ replace = false }: { replace?: boolean | undefined }) => done(offer({ language: 'de', messageOutdated: !replace, subject: replace ? 'Angebot' : 'Mine', updatedAt: '2026-11-02T10:00:00.000Z' })))
    const edit = vi.fn(async () => done(offer({ language: 'de' })))
    renderApp(<ComposerPage offerId={offerId} />, { bridge: fakeBridge({ ...quiet, 'offers.get': async () => done(offer()), 'offers.edit': edit, 'offers.compose': compose }) })
    fireEvent.change(await screen.findByRole('combobox', { name: 'Language of the message' }), { target: { value: 'de' } })
    expect(await screen.findByText(/Your own words were kept/u)).toBeTruthy()
    expect(edit).toHaveBeenCalledWith({ offerId, language: 'de' })
    fireEvent.click(screen.getByRole('button', { name: 'Write it anew from the template' }))
    await expect.poll(() => (screen.getByRole<HTMLInputElement>('textbox', { name: 'Subject' })).value).toBe('Angebot')
    expect(screen.queryByText(/Your own words were kept/u)).toBeNull()
  })

  it('says whether the team has its access, and sets it up when asked', async () => {
    const accepted = offer({ state: 'accepted', access: { state: 'waiting' } })
    const setUp = vi.fn(async () => done(offer({ state: 'accepted', access: { state: 'ready' }, updatedAt: '2026-11-02T10:00:00.000Z' })))
    renderApp(<ComposerPage offerId={offerId} />, { bridge: fakeBridge({ ...quiet, 'offers.get': async () => done(accepted), 'offers.setUpAccess': setUp }) })
    fireEvent.click(await screen.findByRole('button', { name: 'Set up now' }))
    expect(await screen.findByText('The access of your team is set up.')).toBeTruthy()
  })

  it('takes an acceptance in without a restart', async () => {
    const get = vi.fn().mockResolvedValueOnce(done(offer({ state: 'sent' }))).mockResolvedValue(done(offer({ state: 'accepted', updatedAt: '2026-11-02T10:00:00.000Z' })))
    const bridge = fakeBridge({ ...quiet, 'offers.get': get, 'offers.refresh': async () => done(offer({ state: 'sent' })) })
    renderApp(<ComposerPage offerId={offerId} />, { bridge })
    await screen.findByRole('button', { name: 'Open in email' })
    bridge.tell('offers.changed', { offerId })
    expect(await screen.findByText(/You can administer on its behalf/u)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Open in email' })).toBeNull()
  })
})
