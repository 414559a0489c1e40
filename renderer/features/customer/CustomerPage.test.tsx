import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { appState, contoso, contosoId } from '../../testing/samples'
import { CustomerPage } from './CustomerPage'

afterEach(cleanup)

describe('customer page', () => {
  it('says why an action is not allowed, and does not carry it out', async () => {
    const denied = { ...contoso, actions: { ...contoso.actions, administer: { allowed: false, reason: 'noRelationship' } as const } }
    const open = vi.fn()
    renderApp(<CustomerPage tenantId={contosoId} />, { bridge: fakeBridge({ 'customers.get': async () => done(denied), 'acting.open': open }) })
    await screen.findByRole('heading', { name: 'Contoso' })
    const button = screen.getByRole('button', { name: 'Administer on behalf of' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toContain('Offer it first')
    fireEvent.click(button)
    expect(open).not.toHaveBeenCalled()
  })

  it('shows a reason that several actions have once, and tells it of each', async () => {
    const away = { allowed: false, reason: 'noRelationship' } as const
    const denied = { ...contoso, actions: { ...contoso.actions, administer: away, showAdministrators: away } }
    renderApp(<CustomerPage tenantId={contosoId} />, { bridge: fakeBridge({ 'customers.get': async () => done(denied) }) })
    await screen.findByRole('heading', { name: 'Contoso' })
    const reason = 'This customer has not granted delegated administration. Offer it first.'
    for (const name of ['Administer on behalf of', 'Show all administrators']) {
      const button = screen.getByRole('button', { name })
      expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(reason)
    }
    const seen = screen.getAllByText(new RegExp(reason, 'u')).filter(element => !element.classList.contains('hidden-visually'))
    expect(seen.map(element => element.textContent)).toEqual([`Administer on behalf of, Show all administrators: ${reason}`])
  })

  it('leads from a customer that is not known to the lookup', async () => {
    renderApp(<CustomerPage tenantId={contosoId} />, { bridge: fakeBridge({ 'customers.get': async () => failed({ kind: 'notFound', code: 'customer.notFound' }) }) })
    expect((await screen.findByRole('link', { name: 'Lookup user or domain' })).getAttribute('href')).toBe('/lookup')
  })

  it('opens the customer where it is allowed', async () => {
    const open = vi.fn(async () => done({} as never))
    renderApp(<CustomerPage tenantId={contosoId} />, { bridge: fakeBridge({ 'customers.get': async () => done(contoso), 'acting.open': open }) })
    fireEvent.click(await screen.findByRole('button', { name: 'Administer on behalf of' }))
    expect(open).toHaveBeenCalledWith({ tenantId: contosoId })
  })

  it('asks what the session is for where the setting wants that, and opens nothing before', async () => {
    const open = vi.fn(async () => done({} as never))
    const plain = appState()
    renderApp(<CustomerPage tenantId={contosoId} />, {
      state: appState({ settings: { ...plain.settings, actingReason: 'required' } }),
      bridge: fakeBridge({ 'customers.get': async () => done(contoso), 'acting.open': open })
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Administer on behalf of' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Open portal' }))
    expect((await screen.findByText(/Enter why you act/)).textContent).toContain('customer')
    expect(open).not.toHaveBeenCalled()
    fireEvent.change(screen.getByRole('textbox', { name: 'Reason' }), { target: { value: 'Mailbox full' } })
    fireEvent.change(screen.getByRole('textbox', { name: 'Ticket number (optional)' }), { target: { value: 'T-17' } })
    fireEvent.click(screen.getByRole('button', { name: 'Open portal' }))
    expect(open).toHaveBeenCalledWith({ tenantId: contosoId, reason: 'Mailbox full', ticket: 'T-17' })
  })

  it('shows the age of what comes from the cache', async () => {
    renderApp(<CustomerPage tenantId={contosoId} />, { bridge: fakeBridge({ 'customers.get': async () => done({ ...contoso, source: 'cache' }) }) })
    expect((await screen.findByText(/From this computer/)).textContent).toContain('Read')
  })

  it('does not ask again for a change that its own reading caused, but for any other', async () => {
    const bridge = fakeBridge({
      'customers.get': async () => {
        calls += 1
        bridge.tell('customers.changed', { tenantIds: [contosoId], count: 1 })
        return done(contoso)
      }
    })
    let calls = 0
    renderApp(<CustomerPage tenantId={contosoId} />, { bridge })
    await screen.findByRole('heading', { name: 'Contoso' })
    expect(calls).toBe(1)
    bridge.tell('customers.changed', { tenantIds: 'all', count: 1 })
    await expect.poll(() => calls).toBe(2)
    await new Promise(resolve => { setTimeout(resolve, 20) })
    expect(calls).toBe(2)
  })
})
