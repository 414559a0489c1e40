import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RecordId } from '../../../../electron/contract/ids'
import type { Order, OrderLine } from '../../../../electron/contract/order'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { renderApp } from '../../../testing/renderApp'
import { contosoId } from '../../../testing/samples'
import { OrderCourse } from './OrderCourse'

afterEach(cleanup)

const orderId = '22222222-3333-4444-8555-666666666666' as RecordId
const at = '2026-11-01T10:00:00.000Z'
const line: OrderLine = { productId: 'CFQ1', skuId: '0001', title: 'Intune', isTrial: false, quantity: 4, term: 'P1Y', billingCycle: 'monthly' }
const order = (more: Partial<Order> = {}): Order => ({ id: orderId, tenantId: contosoId, customerName: 'Contoso', country: 'US', state: 'draft', lines: [], createdAt: at, updatedAt: at, ...more })
const cart = { id: 'cart', expiresAt: '2026-11-08T10:00:00.000Z', currency: 'USD', lines: [{ price: 12.5, total: 50 }] }
const sku = { productId: 'CFQ1', skuId: '0001', title: 'Intune', minimum: 1, maximum: 300, isTrial: false, billingCycles: ['monthly'], terms: ['P1Y'] } as const
const trial = { ...sku, skuId: '0002', title: 'Intune Trial', minimum: 25, maximum: 25, isTrial: true, billingCycles: ['none'], terms: ['P1M'] } as const
const customers = { 'customers.search': async () => done({ rows: [{ tenantId: contosoId, name: 'Contoso', defaultDomain: 'contoso.com' }], total: 1 } as never) }

/** Keeps the lines as the main process does. */
function desk(first: Order = order()) {
  let held = first
  const keep = (more: Partial<Order>) => { held = { ...held, ...more }; return done(held) }
  const edit = vi.fn(async ({ lines }: { readonly lines: readonly OrderLine[] }) => keep({ lines }))
  const checkOut = vi.fn(async () => keep({ state: 'ordered', orders: ['f76c6b7f449d'] }))
  const bridge = fakeBridge({
    ...customers, 'orders.open': async () => done(held), 'orders.edit': edit, 'orders.review': async () => keep({ cart }), 'orders.checkOut': checkOut,
    'orders.products': async () => done([{ id: 'CFQ1', title: 'Intune' }]), 'orders.skus': async () => done([sku, trial])
  })
  return { bridge, edit, checkOut }
}

const addIntune = async (): Promise<void> => {
  fireEvent.click(await screen.findByRole('combobox', { name: 'Product' }))
  fireEvent.click(await screen.findByRole('option', { name: 'Intune' }))
  fireEvent.change(await screen.findByRole('textbox', { name: 'Licenses' }), { target: { value: '4' } })
  fireEvent.click(screen.getByRole('button', { name: 'Add' }))
}

describe('the wizard where the cloud issues no offers', () => {
  it('begins with the customer, and says before anything else what an offer becomes', async () => {
    const { history } = renderApp(<OrderCourse kind="purchase" />, { bridge: fakeBridge(customers) })
    expect(screen.getByText(/it becomes an order for a customer that you sell to/u)).toBeTruthy()
    fireEvent.change(screen.getByRole('searchbox', { name: 'Customer' }), { target: { value: 'cont' } })
    fireEvent.click(await screen.findByRole('button', { name: /Contoso/u }))
    expect(history.at(-1)).toBe(`/offers/new/purchase/${contosoId}`)
  })

  it('takes customer, subscriptions and licences into the order, and back again', async () => {
    const { bridge, edit, checkOut } = desk()
    renderApp(<OrderCourse kind="purchase" tenantId={contosoId} />, { bridge })
    const next = await screen.findByRole('button', { name: 'Next' })
    fireEvent.click(next)
    expect(screen.queryByText(/From here on this is an order/u)).toBeNull()
    await addIntune()
    expect(await screen.findByText('Saved')).toBeTruthy()
    expect(edit).toHaveBeenCalledWith({ orderId, lines: [line] })
    fireEvent.click(screen.getByRole('button', { name: 'Next' }))
    expect(await screen.findByText(/From here on this is an order for Contoso/u)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Back' }))
    expect(await screen.findByRole('combobox', { name: 'Product' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Remove Intune' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Next' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Show prices' }))
    expect(await within(await screen.findByRole('table')).findByText('$12.50')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Order with costs' }))
    expect(await screen.findByText('f76c6b7f449d')).toBeTruthy()
    expect(checkOut).toHaveBeenCalledTimes(1)
  })

  it('has more licences of what is there already, not a second line', async () => {
    const { bridge, edit } = desk(order({ lines: [line] }))
    renderApp(<OrderCourse kind="purchase" tenantId={contosoId} />, { bridge })
    await addIntune()
    expect(edit).toHaveBeenCalledWith({ orderId, lines: [{ ...line, quantity: 8 }] })
  })

  it('offers trials only for a trial invitation, and one', async () => {
    const { bridge, edit } = desk()
    renderApp(<OrderCourse kind="trial" tenantId={contosoId} />, { bridge })
    fireEvent.click(await screen.findByRole('combobox', { name: 'Product' }))
    fireEvent.click(await screen.findByRole('option', { name: 'Intune' }))
    expect((await screen.findAllByRole('option')).map(one => one.textContent)).toContain('Intune Trial')
    expect(screen.queryByRole('option', { name: 'Intune' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Add' }))
    expect(await screen.findByText('Saved')).toBeTruthy()
    expect(edit).toHaveBeenCalledWith({ orderId, lines: [expect.objectContaining({ skuId: '0002', isTrial: true, quantity: 25, billingCycle: 'none' })] })
    expect(screen.queryByRole('combobox', { name: 'Product' })).toBeNull()
  })

  it('says of a customer that the partner does not sell to so before anything is chosen, with the link and a way back', async () => {
    const bridge = fakeBridge({ ...customers, 'orders.open': async () => failed({ kind: 'notAllowed', code: 'order.notReseller' }), 'orders.copyResellerLink': async () => done({ link: 'https://admin.microsoft.com/reseller' }) })
    const { history } = renderApp(<OrderCourse kind="purchase" tenantId={contosoId} />, { bridge })
    fireEvent.click(await screen.findByRole('button', { name: 'Copy the reseller link' }))
    expect(await screen.findByText('https://admin.microsoft.com/reseller')).toBeTruthy()
    expect(screen.queryByRole('combobox', { name: 'Product' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Back' }))
    expect(history.at(-1)).toBe('/offers/new/purchase')
  })
})
