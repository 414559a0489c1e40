import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Shell } from '../../shell/Shell'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { focused, press, tabTo } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { appState, contosoId } from '../../testing/samples'
import { Dialog } from '../../ui/Dialog'

afterEach(cleanup)

const asked = { tenantId: contosoId, company: 'Contoso', since: '2026-11-01T10:00:00.000Z' } as const
const microsoft = appState({ cloud: { id: 'global', practice: false } })

describe('a sign-in that the cloud asks for in the middle', () => {
  it('stands above the page with a cancel as long as its page is open', async () => {
    const cancel = vi.fn(async () => done(undefined))
    const bridge = fakeBridge({ 'session.cancelAsked': cancel })
    renderApp(<Shell />, { bridge, state: microsoft })
    bridge.tell('session.asked', asked)
    const line = await screen.findByText('Microsoft asks you to sign in again for Contoso. Finish it in the browser.')
    const notice = line.closest('[role=status]')
    if (!(notice instanceof HTMLElement)) throw new Error('it is not announced')
    fireEvent.click(within(notice).getByRole('button', { name: 'Cancel' }))
    expect(cancel).toHaveBeenCalledOnce()
    bridge.tell('session.asked', undefined)
    await vi.waitFor(() => expect(screen.queryByText(/asks you to sign in again/u)).toBeNull())
  })

  it('is ended without a pointer, and the focus goes on to the page', async () => {
    const bridge = fakeBridge({ 'session.cancelAsked': async () => done(undefined) })
    renderApp(<Shell />, { bridge, state: { ...microsoft, asked } })
    tabTo(await screen.findByRole('button', { name: 'Cancel' }))
    press()
    act(() => bridge.tell('session.asked', undefined))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull())
    await waitFor(() => expect(screen.getByRole('main').contains(focused())).toBe(true))
  })

  it('is there at once for a page that comes later, in German too', async () => {
    renderApp(<Shell />, { bridge: fakeBridge(), state: { ...microsoft, asked }, language: 'de' })
    expect(await screen.findByText('Microsoft verlangt für Contoso eine erneute Anmeldung. Schließen Sie sie im Browser ab.')).toBeTruthy()
  })

  it('stands over a dialog that waits, because nothing behind it can be pressed', async () => {
    const cancel = vi.fn(async () => done(undefined))
    const bridge = fakeBridge({ 'session.cancelAsked': cancel })
    renderApp(<><Shell /><Dialog title="Role of Ann" onClose={() => undefined}>…</Dialog></>, { bridge, state: microsoft })
    await screen.findByRole('dialog', { name: 'Role of Ann' })
    bridge.tell('session.asked', asked)
    const dialog = await screen.findByRole('dialog', { name: 'Sign in again' })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    expect(cancel).toHaveBeenCalledOnce()
  })

  it('says what came of the action, although it was cancelled', async () => {
    const open = vi.fn().mockResolvedValueOnce(failed({ kind: 'cancelled', code: 'signIn.askedCancelled' })).mockResolvedValueOnce(failed({ kind: 'cancelled', code: 'cancelled' }))
    const { stores } = renderApp(<Shell />, { bridge: fakeBridge({ 'acting.open': open }), state: microsoft })
    await stores.acting.getState().open(contosoId)
    expect(stores.acting.getState().error?.code).toBe('signIn.askedCancelled')
    await stores.acting.getState().open(contosoId)
    expect(stores.acting.getState().error).toBeUndefined()
  })
})
