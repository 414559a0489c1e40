import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { renderApp } from '../../../testing/renderApp'
import { offer, offerId } from '../../../testing/samples'
import { QuotePage } from './QuotePage'

afterEach(cleanup)

const quoteId = '55555555-5555-4555-8555-555555555555'
const show = (answer: Parameters<typeof fakeBridge>[0]) => renderApp(<QuotePage quoteId={quoteId} />, { bridge: fakeBridge(answer), path: `/offers/quote/${quoteId}` })

describe('the page of a Quote ID', () => {
  it('leads to the offer, and is no place to go back to', async () => {
    const byQuote = vi.fn(async () => done(offer({ state: 'sent', quoteId })))
    const { history } = show({ 'offers.byQuote': byQuote })
    await expect.poll(() => history).toEqual([`/offers/${offerId}/details`])
    expect(byQuote).toHaveBeenCalledExactlyOnceWith({ quoteId })
  })

  it('says that no such offer is known, and what to do', async () => {
    show({ 'offers.byQuote': async () => failed({ kind: 'notFound', code: 'offer.quoteNotFound' }) })
    expect(await screen.findByText(/No offer on this computer has this Quote ID/u)).toBeTruthy()
    expect(screen.getByText(quoteId)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Show all offers' }).getAttribute('href')).toBe('/offers')
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })

  it('can be tried again where it could not be read', async () => {
    const answers = [failed({ kind: 'storage', code: 'storage.failed' }), done(offer({ state: 'draft', quoteId }))]
    const { history } = show({ 'offers.byQuote': async () => answers.shift() ?? failed() })
    const again = await screen.findByRole('button', { name: 'Try again' })
    again.click()
    await expect.poll(() => history.at(-1)).toBe(`/offers/${offerId}`)
  })
})
