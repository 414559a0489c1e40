import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import type { KnownAccount } from '../../../electron/contract/account'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { press as keyPress, tabTo } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { appState } from '../../testing/samples'
import { SignInPage } from './SignInPage'

afterEach(cleanup)

const account = (id: string, name: string, patch: Partial<KnownAccount> = {}): KnownAccount => ({
  id: id.repeat(16), userPrincipalName: `${name}@fabrikam.com`, displayName: name, company: 'Fabrikam', cloud: 'practice', keepsSignIn: false, usedAt: '2026-11-01T10:00:00.000Z', ...patch
})
const two = [account('a', 'full'), account('b', 'limited', { keepsSignIn: true })]

function show(accounts: readonly KnownAccount[], { reason, language }: { readonly reason?: 'switched'; readonly language?: 'de' } = {}) {
  const signIn = vi.fn(async () => done(undefined))
  const forget = vi.fn<PortalCalls['accounts.forget']>(async () => done(undefined))
  const listed = { accounts }
  const bridge = fakeBridge({ 'accounts.list': async () => done(listed.accounts), 'session.signIn': signIn, 'accounts.forget': forget })
  renderApp(<SignInPage />, { bridge, state: appState({ session: { step: 'signedOut', ...(reason && { reason }) } }), ...(language && { language }) })
  return { signIn, forget, listed }
}
const radio = (name: string) => screen.findByRole<HTMLInputElement>('radio', { name: new RegExp(name, 'u') })
const press = (name = 'Sign in') => fireEvent.click(screen.getByRole('button', { name }))

describe('known accounts', () => {
  it('begins with the account that was used last, and signs in as whom one chooses', async () => {
    const { signIn } = show(two)
    expect((await radio('full@fabrikam.com')).checked).toBe(true)
    press()
    expect(signIn).toHaveBeenLastCalledWith({ accountId: 'a'.repeat(16) })
    fireEvent.click(await radio('limited@fabrikam.com'))
    press()
    expect(signIn).toHaveBeenLastCalledWith({ accountId: 'b'.repeat(16) })
    expect(document.getElementById((await radio('limited')).getAttribute('aria-describedby') ?? '')?.textContent).toBe('Fabrikam · Practice cloud · still signed in')
    fireEvent.click(await radio('Use another account'))
    press()
    expect(signIn).toHaveBeenLastCalledWith({ another: true })
  })

  it('offers somebody else to whoever made room, and another account where there is nobody else', async () => {
    show(two, { reason: 'switched' })
    expect((await radio('limited@fabrikam.com')).checked).toBe(true)
    cleanup()
    show(two.slice(0, 1), { reason: 'switched' })
    expect((await radio('Use another account')).checked).toBe(true)
  })

  it('has only the one button where nobody is known', async () => {
    const { signIn } = show([])
    press()
    expect(signIn).toHaveBeenCalledWith(undefined)
    expect(screen.queryByRole('radio')).toBeNull()
  })

  it('says what goes and what stays, forgets only after that, and tells it', async () => {
    const { forget, listed } = show(two)
    fireEvent.click(await screen.findByRole('button', { name: 'Forget limited@fabrikam.com' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Forget this account?' }))
    expect(dialog.getByText(/limited@fabrikam\.com \(Fabrikam, Practice cloud\).*tokens, name, role/u)).toBeTruthy()
    expect(dialog.getByText(/stay\.$/u)).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
    expect(forget).not.toHaveBeenCalled()

    fireEvent.click(await screen.findByRole('button', { name: 'Forget limited@fabrikam.com' }))
    forget.mockResolvedValueOnce(failed({ kind: 'storage', code: 'storage.full' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Forget this account' }))
    expect(await within(screen.getByRole('dialog')).findByRole('alert')).toBeTruthy()
    listed.accounts = two.slice(0, 1)
    fireEvent.click(screen.getByRole('button', { name: 'Forget this account' }))
    await waitFor(() => expect(forget).toHaveBeenLastCalledWith({ accountId: 'b'.repeat(16), work: false }))
    expect(await screen.findByText('limited@fabrikam.com was forgotten.')).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('radio', { name: /limited/u })).toBeNull())
  })

  it('needs no pointer, and the focus stays in the list when an account has gone', async () => {
    const { signIn, forget, listed } = show(two)
    tabTo(await radio('full@fabrikam.com'))
    keyPress('ArrowDown')
    expect(document.activeElement).toBe(await radio('limited@fabrikam.com'))
    keyPress('Enter')
    expect(signIn).toHaveBeenLastCalledWith({ accountId: 'b'.repeat(16) })
    tabTo(screen.getByRole('button', { name: 'Forget limited@fabrikam.com' }))
    keyPress(' ')
    tabTo(await screen.findByRole('button', { name: 'Forget this account' }))
    listed.accounts = two.slice(0, 1)
    keyPress('Enter')
    await waitFor(() => expect(forget).toHaveBeenCalledWith({ accountId: 'b'.repeat(16), work: false }))
    await waitFor(() => expect(screen.queryByRole('radio', { name: /limited/u })).toBeNull())
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Use another account' })))
  })

  it.each([[3, 1, [/^3 pieces of work/u, /^notes, tags or favourites of 1 customer$/u]], [1, 0, [/^1 piece of work/u]], [0, 2, [/of 2 customers$/u]]])('says how much of its own work there is (%i, %i), and deletes it only if that is wanted', async (items, customers, said) => {
    const { forget } = show([account('a', 'full', { work: { items, customers } })])
    fireEvent.click(await screen.findByRole('button', { name: 'Forget full@fabrikam.com' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Forget this account?' }))
    expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(said.map((words) => expect.stringMatching(words)))
    expect(dialog.getByText(/wait for this account/u)).toBeTruthy()
    fireEvent.click(dialog.getByRole('checkbox', { name: 'Delete its drafts and notes as well' }))
    expect(dialog.getByText(/cannot be brought back/u)).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: 'Forget this account' }))
    await waitFor(() => expect(forget).toHaveBeenLastCalledWith({ accountId: 'a'.repeat(16), work: true }))
  })

  it('speaks German', async () => {
    show(two, { language: 'de' })
    expect(await radio('Anderes Konto verwenden')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'limited@fabrikam.com vergessen' })).toBeTruthy()
  })
})
