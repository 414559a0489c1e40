import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RecordId } from '../../../../electron/contract/ids'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { renderApp } from '../../../testing/renderApp'
import { contosoId, offer, offerId } from '../../../testing/samples'
import { DetailsPage } from './DetailsPage'

afterEach(cleanup)

const at = '2026-11-01T10:00:00.000Z'
const sold = offer({
  kind: 'purchase', via: 'quote', state: 'sent', subject: 'Intune for you', usageLocation: 'DE', office: { name: 'Dublin', partnerId: '4567891' },
  lines: [{ offerId: 'a', name: 'Intune', licences: 25, minimum: 1, maximum: 300 }],
  history: [{ at, event: 'created' }, { at, event: 'issued' }],
  acceptances: [{ tenantId: contosoId, companyName: 'Contoso', by: 'admin@contoso.com', at, lines: [{ offerId: 'a', name: 'Intune', licences: 30 }], delegatedAdministration: true }]
})

describe('details of an offer', () => {
  it('shows who accepted, with the licences as the customer changed them', async () => {
    renderApp(<DetailsPage offerId={offerId} />, { bridge: fakeBridge({ 'offers.get': async () => done(sold) }) })
    const row = within(await screen.findByRole('table', { name: 'Acceptances' })).getAllByRole('row')[1]
    expect(row?.textContent).toContain('admin@contoso.com')
    expect(row?.textContent).toContain('Intune: 30 instead of 25')
    expect(row?.textContent).toContain('Accepted')
    expect(screen.getByText('Dublin, Partner ID 4567891')).toBeTruthy()
    expect(screen.getByText('Germany')).toBeTruthy()
  })

  it('tells the history, the latest first', async () => {
    renderApp(<DetailsPage offerId={offerId} />, { bridge: fakeBridge({ 'offers.get': async () => done(sold) }) })
    const entries = within(await screen.findByRole('region', { name: 'History' })).getAllByRole('listitem').map(item => item.textContent)
    expect(entries[0]).toContain('Issued by the cloud')
    expect(entries[1]).toContain('Draft begun')
  })

  it('asks once before it withdraws, and names the offer', async () => {
    const withdraw = vi.fn(async () => done(offer({ ...sold, state: 'withdrawn' })))
    renderApp(<DetailsPage offerId={offerId} />, { bridge: fakeBridge({ 'offers.get': async () => done(sold), 'offers.withdraw': withdraw }) })
    fireEvent.click(await screen.findByRole('button', { name: 'Withdraw offer' }))
    const dialog = await screen.findByRole('dialog', { name: 'Withdraw this offer?' })
    expect(dialog.textContent).toContain('Intune for you')
    expect(withdraw).not.toHaveBeenCalled()
    fireEvent.click(within(dialog).getByRole('button', { name: 'Withdraw offer' }))
    expect(await screen.findByText('Withdrawn')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Withdraw offer' })).toBeNull()
  })

  it('says why it could not be withdrawn, and leaves it as it is', async () => {
    renderApp(<DetailsPage offerId={offerId} />, { bridge: fakeBridge({ 'offers.get': async () => done(sold), 'offers.withdraw': async () => failed({ kind: 'unreachable', code: 'network.timedOut' }) }) })
    fireEvent.click(await screen.findByRole('button', { name: 'Withdraw offer' }))
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Withdraw offer' }))
    expect((await screen.findByRole('alert')).textContent).toContain('did not answer in time')
    expect(screen.getByText('Sent')).toBeTruthy()
  })

  it('duplicates as a new draft and goes on to it', async () => {
    const copy = '77777777-7777-4777-8777-777777777777' as RecordId
    const { history } = renderApp(<DetailsPage offerId={offerId} />, { bridge: fakeBridge({ 'offers.get': async () => done(sold), 'offers.duplicate': async () => done(offer({ id: copy })) }) })
    fireEvent.click(await screen.findByRole('button', { name: 'Duplicate as a new draft' }))
    await expect.poll(() => history.at(-1)).toBe(`/offers/${copy}`)
  })
})
