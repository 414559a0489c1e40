import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CloudCapabilities } from '../../../../electron/contract/app'
import type { RecordId } from '../../../../electron/contract/ids'
import type { OfferLine } from '../../../../electron/contract/offer'
import type { Order, OrderLine, OrderSku } from '../../../../electron/contract/order'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { renderApp } from '../../../testing/renderApp'
import { appState, contosoId, offer, offerId } from '../../../testing/samples'
import { OffersPages } from '../OffersPages'
import { carryOver } from './carryOver'

afterEach(cleanup)

const at = '2026-11-01T10:00:00.000Z'
const orderId = '22222222-3333-4444-8555-666666666666' as RecordId
const order = (lines: readonly OrderLine[] = []): Order => ({ id: orderId, tenantId: contosoId, customerName: 'Contoso', country: 'US', state: 'draft', lines, createdAt: at, updatedAt: at })
const sku: OrderSku = { productId: 'CFQ1', skuId: '0001', title: 'Intune', minimum: 1, maximum: 300, isTrial: false, billingCycles: ['none', 'monthly'], terms: ['P1M', 'P1Y'] }
const trial: OrderSku = { ...sku, skuId: '0002', title: 'Intune Trial', minimum: 25, maximum: 25, isTrial: true, billingCycles: ['none'], terms: ['P1M'] }
const sold = { products: [{ id: 'CFQ1', title: 'Microsoft Intune Plan 1' }], skus: async () => done([trial, sku]) }
const drafted = (more: Partial<OfferLine> = {}): OfferLine => ({ offerId: 'OFFER-1', name: 'Microsoft Intune Plan 1', licences: 12, minimum: 1, maximum: 300, ...more })
const line: OrderLine = { productId: 'CFQ1', skuId: '0001', title: 'Intune', isTrial: false, quantity: 12, term: 'P1Y', billingCycle: 'monthly' }

describe('lines of an offer’s draft as lines of an order', () => {
  it('are found by the product’s name, and keep their licences', async () => {
    expect(await carryOver([drafted({ name: ' microsoft  intune plan 1 ' })], 'purchase', { order: order(), ...sold })).toEqual(done({ lines: [line], left: [] }))
  })

  it('are put in once, and leave what is there as it is', async () => {
    const mine = { ...line, quantity: 3 }
    expect(await carryOver([drafted()], 'purchase', { order: order([mine]), ...sold })).toEqual(done({ lines: [mine], left: [] }))
  })

  it.each([['is not sold', { name: 'Gone' }], ['is not sold in that number', { licences: 301 }], ['has no number yet', { typed: 'many' }]])('stay in the draft where a product %s', async (_why, more) => {
    const one = drafted(more)
    expect(await carryOver([one], 'purchase', { order: order(), ...sold })).toEqual(done({ lines: [], left: [one] }))
  })

  it('of a trial invitation become the trial, in the number it has', async () => {
    expect(await carryOver([drafted({ licences: 1 })], 'trial', { order: order(), ...sold })).toMatchObject(done({ lines: [{ skuId: '0002', quantity: 25, billingCycle: 'none', term: 'P1M' }], left: [] }))
  })

  it('are none while the cloud does not answer', async () => {
    expect(await carryOver([drafted()], 'purchase', { order: order(), ...sold, skus: async () => failed({ kind: 'unreachable', code: 'network.unreachable' }) })).toMatchObject({ ok: false })
  })
})

describe('a draft that was written as an offer, in a cloud that issues none', () => {
  const capabilities: CloudCapabilities = { gdap: true, crossTenantLookup: true, quotes: false, advisorLink: false, cart: true, openInvitation: false }
  const state = appState({ cloud: { id: 'global', practice: false, capabilities } })
  const setUp = (lines: readonly OfferLine[]) => {
    let held = order()
    const edit = vi.fn(async ({ lines: kept }: { readonly lines: readonly OrderLine[] }) => {
      held = { ...held, lines: kept }
      return done(held)
    })
    const discard = vi.fn(async () => done(undefined))
    const bridge = fakeBridge({
      'offers.get': async () => done(offer({ kind: 'purchase', via: 'quote', state: 'draft', quoteId: '', lines })), 'offers.discard': discard, 'orders.edit': edit, 'orders.open': async () => done(held),
      'orders.products': async () => done(sold.products), 'orders.skus': sold.skus,
      'customers.search': async () => done({ rows: [{ tenantId: contosoId, name: 'Contoso', defaultDomain: 'contoso.com' }], total: 1 } as never)
    })
    return { edit, discard, ...renderApp(<OffersPages />, { bridge, state, path: `/offers/${offerId}` }) }
  }

  it('becomes an order with the same lines, and stays', async () => {
    const { history, edit, discard } = setUp([drafted(), drafted({ offerId: 'OFFER-2', name: 'Gone from the list', licences: 3 })])
    expect(await screen.findByText(/was written as an offer by a link/u)).toBeTruthy()
    expect(screen.getByText(/Gone from the list/u)).toBeTruthy()
    fireEvent.change(screen.getByRole('searchbox', { name: 'Customer' }), { target: { value: 'cont' } })
    fireEvent.click(await screen.findByRole('button', { name: /Contoso/u }))
    expect(history.at(-1)).toBe(`/offers/new/purchase/${contosoId}/from/${offerId}`)
    fireEvent.click(await screen.findByRole('button', { name: 'Take over into the order' }))
    expect(within((await screen.findByText(/not sold to this customer under that name/u)).closest('[role=status]') as HTMLElement).getByText(/Gone from the list/u)).toBeTruthy()
    expect(edit.mock.calls).toEqual([[{ orderId, lines: [line] }]])
    expect(await screen.findByRole('button', { name: 'Remove Intune' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Open the draft' })).toBeTruthy()
    expect(discard).not.toHaveBeenCalled()
  })
})
