import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CloudCapabilities } from '../../../electron/contract/app'
import { done, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { appState, contosoId, offer, offerId } from '../../testing/samples'
import { limitsOf } from './kinds'
import { NewOfferPage } from './NewOfferPage'

afterEach(cleanup)

const all: CloudCapabilities = { gdap: true, crossTenantLookup: true, quotes: true, advisorLink: true, cart: false, openInvitation: true }
const cloud = (capabilities: CloudCapabilities) => appState({ cloud: { id: 'global', practice: false, capabilities } })

describe('new offer', () => {
  it('says what the cloud cannot do before a draft is begun', async () => {
    const create = vi.fn()
    renderApp(<NewOfferPage kind="trial" />, { bridge: fakeBridge({ 'offers.create': create }), state: cloud({ ...all, quotes: false }) })
    expect(await screen.findByText(/issues no trial or purchase offers/u)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Send delegated administration offers' })).toBeTruthy()
    expect(create).not.toHaveBeenCalled()
  })

  it.each(['trial', 'purchase'] as const)('leads to orders where a %s is ordered in a cart', async kind => {
    renderApp(<NewOfferPage kind={kind} />, { bridge: fakeBridge({ 'customers.search': async () => done({ rows: [], total: 0 }) }), state: cloud({ ...all, quotes: false, cart: true }) })
    expect(await screen.findByText(/for a customer that you sell to/u)).toBeTruthy()
    expect(screen.getByRole('list', { name: 'Step 1 of 3' })).toBeTruthy()
  })

  it('goes on with a draft of the kind into which nothing was put yet', async () => {
    const create = vi.fn()
    const at = '2026-11-01T10:00:00.000Z'
    const row = { id: offerId, kind: 'purchase', via: 'quote', state: 'draft', quoteId: '', products: [], licences: 0, subject: '', createdAt: at, updatedAt: at, acceptances: 0, waiting: false } as const
    const { history } = renderApp(<NewOfferPage kind="purchase" />, { bridge: fakeBridge({ 'offers.find': async () => done({ rows: [row], total: 1 }), 'offers.create': create }) })
    await expect.poll(() => history.at(-1)).toBe(`/offers/${offerId}`)
    expect(create).not.toHaveBeenCalled()
  })

  it('begins one, and one for a customer where a customer was chosen', async () => {
    const create = vi.fn(async () => done(offer()))
    const forOne = vi.fn(async () => done(offer()))
    const bridge = fakeBridge({ 'offers.find': async () => done({ rows: [], total: 0 }), 'offers.create': create, 'offers.createDelegated': forOne })
    const first = renderApp(<NewOfferPage kind="trial" />, { bridge })
    await expect.poll(() => first.history.at(-1)).toBe(`/offers/${offerId}`)
    expect(create).toHaveBeenCalledWith({ kind: 'trial' })
    first.unmount()
    const second = renderApp(<NewOfferPage kind="delegatedAdministration" tenantId={contosoId} />, { bridge })
    await expect.poll(() => second.history.at(-1)).toBe(`/offers/${offerId}`)
    expect(forOne).toHaveBeenCalledWith({ tenantId: contosoId })
  })

  it('names what an offer lacks in a cloud', () => {
    expect(limitsOf('purchase', all)).toEqual([])
    expect(limitsOf('purchase', { ...all, advisorLink: false })).toEqual(['wizard.limit.advisorLink'])
    expect(limitsOf('delegatedAdministration', { ...all, openInvitation: false })).toEqual(['wizard.limit.oneCustomer'])
  })
})
