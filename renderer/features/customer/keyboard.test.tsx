import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import { done, fakeBridge } from '../../testing/fakeBridge'
import { focused, press, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { appState, contoso, contosoId } from '../../testing/samples'
import { CustomerPage } from './CustomerPage'

afterEach(cleanup)

it('a session with its reason and ticket is begun without a pointer; without a reason the field says so, and Escape gives the focus back', async () => {
  const open = vi.fn<PortalCalls['acting.open']>(async () => done({} as never))
  const state = appState({ settings: { ...appState().settings, actingReason: 'required' } })
  renderApp(<CustomerPage tenantId={contosoId} />, { state, bridge: fakeBridge({ 'customers.get': async () => done(contoso), 'acting.open': open }) })
  await screen.findByRole('heading', { name: 'Contoso' })
  const administer = tabTo(screen.getByRole('button', { name: 'Administer on behalf of' }))
  press()
  const first = await screen.findByRole('dialog')
  await waitFor(() => expect(first.contains(document.activeElement)).toBe(true))
  press('Escape')
  await waitFor(() => expect(focused()).toBe(administer))
  press()
  const dialog = within(await screen.findByRole('dialog'))
  const reason = tabTo(dialog.getByLabelText(/^Reason/u))
  press()
  await waitFor(() => expect(reason.getAttribute('aria-invalid')).toBe('true'))
  expect(focused()).toBe(reason)
  type('Mailbox is full')
  tabTo(dialog.getByLabelText(/^Ticket/u))
  type('T-7')
  press()
  await waitFor(() => expect(open).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ tenantId: contosoId, reason: 'Mailbox is full', ticket: 'T-7' })))
  await waitFor(() => expect(focused()).toBe(administer))
})
