import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RecordId } from '../../../../electron/contract/ids'
import type { Order, OrderLine } from '../../../../electron/contract/order'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { renderApp } from '../../../testing/renderApp'
import { contosoId } from '../../../testing/samples'
import { OrderPage } from './OrderPage'
import { OrdersPage } from './OrdersPage'

afterEach(cleanup)

const orderId = '22222222-3333-4444-8555-666666666666' as RecordId
const line: OrderLine = { productId: 'CFQ1', skuId: '0001', title: 'Intune', isTrial: false, quantity: 4, term: 'P1Y', billingCycle: 'monthly' }
const order = (more: Partial<Order> = {}): Order => ({
  id: orderId, tenantId: contosoId, customerName: 'Contoso', country: 'US', state: 'draft', lines: [line], createdAt: '2026-11-01T10:00:00.000Z', updatedAt: '2026-11-01T10:00:00.000Z', ...more
})
const cart = { id: 'cart', expiresAt: '2026-11-08T10:00:00.000Z', currency: 'USD', lines: [{ price: 12.5, total: 50 }] }
const sku = { productId: 'CFQ1', skuId: '0001', title: 'Intune', minimum: 1, maximum: 300, isTrial: false, billingCycles: ['monthly', 'annual'], terms: ['P1M', 'P1Y'] } as const
const sold = {
  'orders.products': async () => done([{ id: 'CFQ1', title: 'Intune' }]),
  'orders.skus': async () => done([sku, { ...sku, skuId: '0002', title: 'Intune Trial', minimum: 25, maximum: 25, isTrial: true, billingCycles: ['none'], terms: ['P1M'] } as const])
}

describe('an order', () => {
  it('is filled from what is sold, and a number that does not fit cannot be added', async () => {
    const edit = vi.fn(async () => done(order()))
    renderApp(<OrderPage tenantId={contosoId} />, { bridge: fakeBridge({ ...sold, 'orders.open': async () => done(order({ lines: [] })), 'orders.edit': edit }) })
    expect(await screen.findByRole('heading', { level: 1, name: 'Order for Contoso' })).toBeTruthy()
    const product = await screen.findByRole('combobox', { name: 'Product' })
    fireEvent.click(product)
    fireEvent.click(await screen.findByRole('option', { name: 'Intune' }))
    const licences = await screen.findByRole('textbox', { name: 'Licenses' })
    fireEvent.change(licences, { target: { value: '301' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add' }))
    expect(edit).not.toHaveBeenCalled()
    fireEvent.change(licences, { target: { value: '4' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add' }))
    expect(edit).toHaveBeenCalledWith({ orderId, lines: [line] })
    expect(await screen.findByRole('cell', { name: /One year · Monthly/u })).toBeTruthy()
  })

  it('shows prices before it can be bought, and what was bought afterwards', async () => {
    const checkOut = vi.fn(async () => done(order({ cart, state: 'ordered', orders: ['f76c6b7f449d'] })))
    renderApp(<OrderPage tenantId={contosoId} />, { bridge: fakeBridge({ ...sold, 'orders.open': async () => done(order()), 'orders.review': async () => done(order({ cart })), 'orders.checkOut': checkOut }) })
    const buy = await screen.findByRole('button', { name: 'Order with costs' })
    expect(buy.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(buy)
    expect(checkOut).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: 'Show prices' }))
    const table = await screen.findByRole('table')
    expect(await within(table).findByText('$12.50')).toBeTruthy()
    expect(within(table).getAllByText('$50.00')).toHaveLength(2)
    fireEvent.click(screen.getByRole('button', { name: 'Order with costs' }))
    expect(await screen.findByText('f76c6b7f449d')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Remove Intune' })).toBeNull()
    expect(checkOut).toHaveBeenCalledTimes(1)
  })

  it('says of each line what is wrong, and cannot be bought then', async () => {
    renderApp(<OrderPage tenantId={contosoId} />, { bridge: fakeBridge({ ...sold, 'orders.open': async () => done(order({ cart: { ...cart, lines: [{ error: 'Too many seats.' }] } })) }) })
    expect(await screen.findByText('Too many seats.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Order with costs' }).getAttribute('aria-disabled')).toBe('true')
  })

  it('says of what was ordered in part why the rest was not, in the cloud’s words', async () => {
    const problem = { kind: 'invalid' as const, code: 'order.partlyRefused', params: { reason: 'It was bought before.' }, correlationId: 'c' }
    renderApp(<OrderPage tenantId={contosoId} />, { bridge: fakeBridge({ ...sold, 'orders.open': async () => done(order({ cart, state: 'ordered', orders: ['1'], problem })) }) })
    expect(await screen.findByText(/A part of this order was not bought: It was bought before\. What was bought stands/u)).toBeTruthy()
    expect(screen.getByText(/Ordered\./u)).toBeTruthy()
  })

  it('waits in sight, and is shown as ordered when the outbox has brought it out', async () => {
    const waiting = order({ cart, waiting: { since: '2026-11-01T10:00:00.000Z', attempts: 1 } })
    const bridge = fakeBridge({ ...sold, 'orders.open': async () => done(waiting), 'orders.list': async () => done([order({ cart, state: 'ordered', orders: ['1'] })]) })
    renderApp(<OrderPage tenantId={contosoId} />, { bridge })
    expect(await screen.findByText(/goes out once, by itself/u)).toBeTruthy()
    bridge.tell('orders.changed', { ids: [orderId] })
    expect(await screen.findByText(/Ordered\./u)).toBeTruthy()
  })

  it('has the reseller link for a customer that the partner does not sell to', async () => {
    const link = 'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship'
    renderApp(<OrderPage tenantId={contosoId} />, { bridge: fakeBridge({ 'orders.open': async () => failed({ kind: 'notAllowed', code: 'order.notReseller' }), 'orders.copyResellerLink': async () => done({ link }) }) })
    fireEvent.click(await screen.findByRole('button', { name: 'Copy the reseller link' }))
    expect(await screen.findByText(link)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })

  it('begins with a customer, and is in the list', async () => {
    const row = { tenantId: contosoId, name: 'Contoso', defaultDomain: 'contoso.com' }
    const search = vi.fn(async () => done({ rows: [row], total: 1 } as never))
    const { history } = renderApp(<OrdersPage />, { bridge: fakeBridge({ 'orders.list': async () => done([order()]), 'customers.search': search }) })
    expect(await screen.findByRole('link', { name: 'Contoso' })).toBeTruthy()
    fireEvent.change(screen.getByRole('searchbox', { name: 'Customer' }), { target: { value: 'cont' } })
    fireEvent.click(await screen.findByRole('button', { name: /Contoso/u }))
    expect(history.at(-1)).toBe(`/offers/orders/${contosoId}`)
  })
})
