import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { renderApp } from '../../../testing/renderApp'
import { appState } from '../../../testing/samples'
import { AdvisorLink } from './AdvisorLink'

afterEach(cleanup)

const cloud = (advisorLink: boolean) => ({ id: 'global', practice: false, capabilities: { gdap: true, crossTenantLookup: true, quotes: false, advisorLink, cart: true, openInvitation: false } }) as const
const offices = async () => done({ offices: [{ name: 'Dublin', partnerId: '4567891' }, { name: 'Cork', partnerId: '4567892' }], readAt: '2026-11-01T10:00:00.000Z', source: 'cloud' } as const)
const quoteId = '0f6a7c1e-2b3d-4c5e-8f90-a1b2c3d4e5f6'

function show(copy: (parts: unknown) => Promise<unknown>, advisorLink = true) {
  const bridge = fakeBridge({ 'catalogue.offices': offices, 'orders.copyAdvisorLink': copy as never })
  renderApp(<AdvisorLink kind="trial" />, { bridge, state: appState({ cloud: cloud(advisorLink) }) })
}

describe('the link of an advisor’s offer', () => {
  it('carries the chosen office and the Quote ID', async () => {
    const copy = vi.fn(async () => done({ link: 'https://portal.office.com/link' }))
    show(copy)
    fireEvent.change(await screen.findByLabelText('Partner office'), { target: { value: '4567892' } })
    fireEvent.change(screen.getByLabelText('Quote ID'), { target: { value: ` ${quoteId} ` } })
    fireEvent.click(screen.getByRole('button', { name: 'Copy the advisor link' }))
    expect(await screen.findByText('https://portal.office.com/link')).toBeTruthy()
    expect(copy).toHaveBeenCalledWith({ kind: 'trial', partnerId: '4567892', quoteId })
  })

  it('is not made of a Quote ID that is none, and what the cloud wants is said', async () => {
    const copy = vi.fn(async () => failed({ kind: 'invalid', code: 'order.quoteIdMissing' }))
    show(copy)
    fireEvent.change(await screen.findByLabelText('Quote ID'), { target: { value: 'ABC' } })
    const press = () => fireEvent.click(screen.getByRole('button', { name: 'Copy the advisor link' }))
    press()
    expect(copy).not.toHaveBeenCalled()
    expect(screen.getByLabelText('Quote ID').getAttribute('aria-invalid')).toBe('true')
    expect(screen.getAllByText(/This is no Quote ID/u).length).toBeGreaterThan(0)
    fireEvent.change(screen.getByLabelText('Quote ID'), { target: { value: '' } })
    press()
    expect(await screen.findByText(/needs a Quote ID. Nothing was copied/u)).toBeTruthy()
    expect(copy).toHaveBeenCalledWith({ kind: 'trial', partnerId: '4567891' })
  })

  it('is offered only where its form is known', () => {
    show(vi.fn(async () => failed()), false)
    expect(screen.queryByText('Your advisor link')).toBeNull()
  })
})
