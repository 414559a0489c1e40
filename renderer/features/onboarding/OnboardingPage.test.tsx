import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import type { OnboardingState, PermissionReport } from '../../../electron/contract/onboarding'
import { settingsSchema } from '../../../electron/contract/settings'
import { allPermissions } from '../../../electron/domain/registration/permissions'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { appState, contosoId, row, technician } from '../../testing/samples'
import { SignInPage } from '../signIn/SignInPage'
import { ConsentPage } from './ConsentPage'
import { commandFor } from './command'
import { OnboardingPage } from './OnboardingPage'

afterEach(cleanup)

const clientId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
const known = (patch: Partial<OnboardingState> = {}) => async () => done<OnboardingState>({ cloudInUse: 'practice', registrations: {}, scriptFile: '/opt/it’s here/register-app.ps1', ...patch })
const out = (patch = {}) => appState({ session: { step: 'signedOut' }, ...patch })
const global = { cloud: { id: 'global' as const, practice: false } }
const box = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name })
const button = (name: string) => screen.findByRole('button', { name })

describe('the way into Microsoft’s clouds', () => {
  it('begins at the sign-in of the practice cloud, whose own button stays one press away', async () => {
    renderApp(<SignInPage />, { bridge: fakeBridge({ 'app.onboarding': known() }), state: out() })
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeTruthy()
    fireEvent.click(screen.getByRole('link', { name: 'Use Microsoft’s cloud' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Work in Microsoft’s cloud' })).toBeTruthy()
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: 'Microsoft global cloud' })).checked).toBe(true)
  })

  it('names every permission with its reason, and the command with a path that PowerShell takes as one word', async () => {
    renderApp(<OnboardingPage />, { bridge: fakeBridge({ 'app.onboarding': known() }), state: out() })
    const rows = within(await screen.findByRole('table')).getAllByRole('row')
    expect(rows).toHaveLength(allPermissions.length + 1)
    for (const one of rows.slice(1)) expect(within(one).getAllByRole('cell').at(-1)?.textContent?.length).toBeGreaterThan(5)
    expect(commandFor("/it's/register-app.ps1", 'usgov', 'fabrikam.us')).toBe("& '/it''s/register-app.ps1' -Cloud usgov -TenantId 'fabrikam.us' -GrantConsent")
  })

  it('says what is wrong beside the field, keeps what is right tidied, and only then restarts', async () => {
    const update = vi.fn(async (patch: object) => done(settingsSchema.parse(patch)))
    const restart = vi.fn<PortalCalls['app.restart']>(async () => done(undefined))
    let registrations: OnboardingState['registrations'] = {}
    renderApp(<OnboardingPage />, { bridge: fakeBridge({ 'app.onboarding': () => known({ registrations })(), 'settings.update': update, 'app.restart': restart }), state: out() })
    expect((await button('Restart and work there')).getAttribute('aria-disabled')).toBe('true')
    fireEvent.change(await box('Application (client) ID'), { target: { value: 'Partner Desk' } })
    fireEvent.change(await box('Your company’s tenant'), { target: { value: 'full@fabrikam.com' } })
    fireEvent.click(await button('Save'))
    expect(screen.getByText(/This is no client ID/u)).toBeTruthy()
    expect(screen.getByText(/Only the part after the @ is wanted/u)).toBeTruthy()
    expect(document.activeElement).toBe(await box('Application (client) ID'))
    expect(update).not.toHaveBeenCalled()
    fireEvent.change(await box('Application (client) ID'), { target: { value: ` {${clientId.toUpperCase()}} ` } })
    fireEvent.change(await box('Your company’s tenant'), { target: { value: 'Fabrikam.com' } })
    registrations = { global: { clientId, tenant: 'fabrikam.com', fixed: false } }
    fireEvent.click(await button('Save'))
    await waitFor(() => expect(update).toHaveBeenCalledWith({ registrations: { global: { clientId, tenant: 'fabrikam.com' } } }))
    await waitFor(async () => expect((await button('Restart and work there')).getAttribute('aria-disabled')).toBeNull())
    expect(screen.getByText('Saved on this computer.')).toBeTruthy()
    fireEvent.click(await button('Restart and work there'))
    await waitFor(() => expect(restart).toHaveBeenCalledWith({ at: 'onboarding' }))
    expect(update).toHaveBeenLastCalledWith({ cloud: 'global' })
  })

  it('shows what administrators gave, and offers nothing to type', async () => {
    const state = known({ cloudInUse: 'global', decidedBy: 'policy', policyFile: '/etc/p.json', registrations: { global: { clientId, fixed: true } } })
    renderApp(<OnboardingPage />, { bridge: fakeBridge({ 'app.onboarding': state }), state: out(global) })
    expect(await screen.findByText(clientId)).toBeTruthy()
    expect(screen.getByText(/They cannot be changed here/u).textContent).toContain('/etc/p.json')
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.queryByRole('radio')).toBeNull()
    expect((await button('Sign in')).getAttribute('aria-disabled')).toBeNull()
  })

  it('a page that cannot be read says so and tries again', async () => {
    const answers = [failed({ kind: 'unexpected', code: 'unexpected' }), await known()()]
    renderApp(<OnboardingPage />, { bridge: fakeBridge({ 'app.onboarding': async () => answers.shift() ?? failed() }), state: out() })
    fireEvent.click(await button('Try again'))
    expect(await screen.findByRole('radio', { name: 'Practice cloud' })).toBeTruthy()
  })
})

describe('the check', () => {
  const report: PermissionReport = {
    checkedAt: '2026-11-26T10:00:00.000Z',
    lines: [
      { name: 'User.Read', state: 'granted', tried: true },
      { name: 'ServiceHealth.Read.All', state: 'granted', tried: false },
      { name: 'GroupMember.ReadWrite.All', state: 'noConsent', tried: false },
      { name: 'user_impersonation', state: 'mfa', tried: true, error: { kind: 'notAllowed', code: 'token.secondFactor', correlationId: 'c-1' } }
    ]
  }

  it('says of each permission in words what came of it and what to do', async () => {
    renderApp(<OnboardingPage />, { bridge: fakeBridge({ 'app.onboarding': known(), 'permissions.check': async () => done(report) }) })
    fireEvent.click(await button('Check the permissions'))
    const rows = within(await screen.findByRole('table')).getAllByRole('row').slice(1).map(one => one.textContent ?? '')
    expect(rows[0]).toContain('Tried with a request')
    expect(rows[1]).toContain('In the token')
    expect(rows[2]).toMatch(/Consent is missing.*-GrantConsent/u)
    expect(rows[3]).toMatch(/A second factor is needed.*c-1/u)
    expect(screen.getByText(/2 permissions work, 2 do not\./u)).toBeTruthy()
  })

  it('can be stopped while it runs', async () => {
    const cancel = vi.fn(async () => done(undefined))
    renderApp(<OnboardingPage />, { bridge: fakeBridge({ 'app.onboarding': known(), 'permissions.check': () => new Promise(() => undefined), 'permissions.cancelCheck': cancel }) })
    fireEvent.click(await button('Check the permissions'))
    fireEvent.click(await button('Stop the check'))
    expect(cancel).toHaveBeenCalledOnce()
  })

  it('waits for a sign-in', async () => {
    renderApp(<OnboardingPage />, { bridge: fakeBridge({ 'app.onboarding': known({ cloudInUse: 'global', registrations: { global: { clientId, fixed: false } } }) }), state: out({ ...global, settings: settingsSchema.parse({ cloud: 'global' }) }) })
    expect(await screen.findByText('Sign in first.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Check the permissions' })).toBeNull()
  })
})

describe('the consent of a customer', () => {
  const line = (state: 'granted' | 'noConsent'): PermissionReport => ({ checkedAt: '2026-11-26T10:00:00.000Z', lines: [{ name: 'Directory.Read.All', state, tried: false }] })
  const named = async () => done({ rows: [row(1, { tenantId: contosoId, name: 'Contoso' })], total: 1 })

  it('is checked by itself, given after one question that names the customer, and only once', async () => {
    const consent = vi.fn(async () => done(line('granted')))
    const check = vi.fn(async () => done(line('noConsent')))
    renderApp(<ConsentPage tenantId={contosoId} />, { bridge: fakeBridge({ 'customers.search': named, 'permissions.check': check, 'permissions.consent': consent }) })
    expect(await screen.findByText('Give the consent above.')).toBeTruthy()
    expect(check).toHaveBeenCalledExactlyOnceWith({ tenantId: contosoId })
    fireEvent.click(await button('Give the consent'))
    const dialog = await screen.findByRole('dialog', { name: 'Consent on behalf of Contoso?' })
    expect(consent).not.toHaveBeenCalled()
    fireEvent.click(within(dialog).getByRole('button', { name: 'Give the consent' }))
    expect(await screen.findByText(/Contoso has consented now/u)).toBeTruthy()
    expect(consent).toHaveBeenCalledOnce()
    expect((await button('Give the consent')).getAttribute('aria-disabled')).toBe('true')
  })

  it('that got lost is tried again under the same intent', async () => {
    const consent = vi.fn(async (_asked: { readonly intentId: string }) => failed({ kind: 'unreachable', code: 'consent.unanswered' }))
    renderApp(<ConsentPage tenantId={contosoId} />, { bridge: fakeBridge({ 'customers.search': named, 'permissions.check': async () => done(line('noConsent')), 'permissions.consent': consent }) })
    await screen.findByText('Give the consent above.')
    for (const times of [1, 2]) {
      fireEvent.click(await button('Give the consent'))
      fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Give the consent' }))
      await waitFor(() => expect(consent).toHaveBeenCalledTimes(times))
      expect(await screen.findByText(/The answer got lost/u)).toBeTruthy()
    }
    expect(consent.mock.calls[0]).toEqual(consent.mock.calls[1])
  })

  it('is withdrawn where it was given, after one question that says what that means', async () => {
    const withdraw = vi.fn(async () => done(line('noConsent')))
    renderApp(<ConsentPage tenantId={contosoId} />, { bridge: fakeBridge({ 'customers.search': named, 'permissions.check': async () => done(line('granted')), 'permissions.withdrawConsent': withdraw }) })
    await waitFor(async () => expect((await button('Withdraw the consent')).getAttribute('aria-disabled')).not.toBe('true'))
    fireEvent.click(await button('Withdraw the consent'))
    const dialog = await screen.findByRole('dialog', { name: 'Withdraw the consent of Contoso?' })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    expect(withdraw).not.toHaveBeenCalled()
    fireEvent.click(await button('Withdraw the consent'))
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Withdraw the consent' }))
    expect(await screen.findByText(/The consent of Contoso was withdrawn/u)).toBeTruthy()
    expect(withdraw).toHaveBeenCalledOnce()
    expect((await button('Withdraw the consent')).getAttribute('aria-disabled')).toBe('true')
    expect((await button('Give the consent')).getAttribute('aria-disabled')).not.toBe('true')
  })

  it('is not for Limited technicians, and says so', async () => {
    const limited = appState({ session: { step: 'signedIn', technician: { ...technician, role: 'limited' }, tokenStorage: 'protected' } })
    renderApp(<ConsentPage tenantId={contosoId} />, { bridge: fakeBridge({ 'customers.search': named, 'permissions.check': async () => done(line('noConsent')) }), state: limited })
    expect(await screen.findAllByText(/Only technicians with Full administration/u)).toHaveLength(2)
  })
})
