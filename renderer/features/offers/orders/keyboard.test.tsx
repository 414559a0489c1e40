import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RecordId } from '../../../../electron/contract/ids'
import type { Order, OrderLine } from '../../../../electron/contract/order'
import { done, fakeBridge } from '../../../testing/fakeBridge'
import { press, tabTo, type } from '../../../testing/keyboard'
import { renderApp } from '../../../testing/renderApp'
import { appState, contosoId } from '../../../testing/samples'
import { AdvisorLink } from './AdvisorLink'
import { OrderCourse } from './OrderCourse'
import { OrderPage } from './OrderPage'

afterEach(cleanup)
beforeEach(() => { Element.prototype.scrollIntoView = () => undefined })

const at = '2026-11-01T10:00:00.000Z'
const first: Order = { id: '22222222-3333-4444-8555-666666666666' as RecordId, tenantId: contosoId, customerName: 'Contoso', country: 'US', state: 'draft', lines: [], createdAt: at, updatedAt: at }
const sku = { productId: 'CFQ1', skuId: '0001', title: 'Intune', minimum: 1, maximum: 300, isTrial: false, billingCycles: ['monthly'], terms: ['P1Y'] } as const
const cart = { id: 'cart', expiresAt: '2026-11-08T10:00:00.000Z', currency: 'USD', lines: [{ price: 12.5, total: 50 }] }

/** Keeps the lines and the prices as the main process does. */
function desk() {
  let held = first
  const keep = (more: Partial<Order>) => { held = { ...held, ...more }; return done(held) }
  return fakeBridge({
    'customers.search': async () => done({ rows: [{ tenantId: contosoId, name: 'Contoso', defaultDomain: 'contoso.com' }], total: 1 } as never),
    'orders.open': async () => done(held), 'orders.edit': async ({ lines }: { readonly lines: readonly OrderLine[] }) => keep({ lines }),
    'orders.review': async () => keep({ cart }), 'orders.checkOut': async () => keep({ state: 'ordered', orders: ['f76c6b7f449d'] }),
    'orders.products': async () => done([{ id: 'CFQ1', title: 'Intune' }]), 'orders.skus': async () => done([sku])
  })
}
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const heading = () => screen.getByRole('heading', { level: 2, name: /Contoso|^Subscriptions$/u })

async function addIntune(): Promise<void> {
  tabTo(await screen.findByRole('combobox', { name: 'Product' }))
  type('int')
  press('Enter')
  tabTo(await screen.findByRole('textbox', { name: 'Licenses' }))
  type('4')
  press()
  await button('Remove Intune')
}

describe('an order without a pointer', () => {
  it('finds the customer', async () => {
    const { history } = renderApp(<OrderCourse kind="purchase" />, { bridge: desk() })
    tabTo(screen.getByRole('searchbox', { name: 'Customer' }))
    type('cont')
    tabTo(await button(/Contoso/u))
    press()
    expect(history.at(-1)).toBe(`/offers/new/purchase/${contosoId}`)
  })

  it('goes from the subscriptions to the order and back, and the focus with it', async () => {
    renderApp(<OrderCourse kind="purchase" tenantId={contosoId} />, { bridge: desk() })
    await addIntune()
    tabTo(await button('Next'))
    press()
    expect(await screen.findByText(/From here on this is an order/u)).toBeTruthy()
    expect(document.activeElement).toBe(heading())
    tabTo(await button('Back'))
    press()
    expect(document.activeElement).toBe(heading())
    tabTo(await button('Next'))
    press()
    tabTo(await button('Show prices'))
    press()
    expect((await screen.findAllByText('$50.00')).length).toBeGreaterThan(0)
    expect(document.activeElement?.textContent).toBe('Show prices')
    tabTo(await button('Order with costs'))
    press()
    expect(await screen.findByText('f76c6b7f449d')).toBeTruthy()
    expect(document.activeElement).toBe(heading())
  })

  it('takes a subscription out again', async () => {
    renderApp(<OrderPage tenantId={contosoId} />, { bridge: desk() })
    await addIntune()
    tabTo(await button('Remove Intune'))
    press()
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove Intune' })).toBeNull())
    expect(document.activeElement).toBe(heading())
  })

  it('copies an advisor’s link', async () => {
    const copy = vi.fn(async () => done({ link: 'https://portal.office.com/link' }))
    const capabilities = { gdap: true, crossTenantLookup: true, quotes: false, advisorLink: true, cart: true, openInvitation: false }
    const bridge = fakeBridge({ 'catalogue.offices': async () => done({ offices: [{ name: 'Dublin', partnerId: '4567891' }, { name: 'Cork', partnerId: '4567892' }], readAt: at, source: 'cloud' } as const), 'orders.copyAdvisorLink': copy })
    renderApp(<AdvisorLink kind="trial" />, { bridge, state: appState({ cloud: { id: 'global', practice: false, capabilities } }) })
    tabTo(await screen.findByLabelText('Partner office'))
    type('4567892')
    tabTo(screen.getByLabelText('Quote ID'))
    type('ABC')
    const link = tabTo(await button('Copy the advisor link'))
    press()
    expect(copy).not.toHaveBeenCalled()
    expect(link.getAttribute('aria-describedby')).not.toBeNull()
    tabTo(screen.getByLabelText('Quote ID'))
    type('')
    tabTo(await button('Copy the advisor link'))
    press()
    expect(await screen.findByText('https://portal.office.com/link')).toBeTruthy()
    expect(copy).toHaveBeenCalledWith({ kind: 'trial', partnerId: '4567892' })
  })
})
