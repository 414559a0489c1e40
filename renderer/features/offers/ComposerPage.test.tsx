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
})
