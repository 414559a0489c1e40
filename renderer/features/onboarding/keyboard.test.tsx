import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import type { OnboardingState, PermissionReport } from '../../../electron/contract/onboarding'
import { settingsSchema } from '../../../electron/contract/settings'
import { done, fakeBridge } from '../../testing/fakeBridge'
import { askTwiceAndAgree, focused, press, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { appState, contosoId, row } from '../../testing/samples'
import { ConsentPage } from './ConsentPage'
import { OnboardingPage } from './OnboardingPage'

afterEach(cleanup)

const clientId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
const button = (name: string) => screen.findByRole('button', { name })
const report = (state: 'granted' | 'noConsent'): PermissionReport => ({ checkedAt: '2026-11-26T10:00:00.000Z', lines: [{ name: 'Directory.Read.All', state, tried: false }] })

it('a cloud is chosen, its registration typed and mended, the command copied, and the restart reached without a pointer', async () => {
  let registrations: OnboardingState['registrations'] = {}
  const update = vi.fn<PortalCalls['settings.update']>(async () => {
    registrations = { usgov: { clientId, tenant: 'fabrikam.us', fixed: false } }
    return done(settingsSchema.parse({}))
  })
  const restart = vi.fn<PortalCalls['app.restart']>(async () => done(undefined))
  renderApp(<OnboardingPage />, { state: appState({ session: { step: 'signedOut' } }), bridge: fakeBridge({
    'app.onboarding': async () => done({ cloudInUse: 'practice', registrations, scriptFile: '/opt/register-app.ps1' }), 'settings.update': update, 'app.restart': restart, 'app.copyText': async () => done(undefined)
  }) })
  tabTo(await screen.findByRole('radio', { checked: true }))
  press('ArrowDown')
  await waitFor(() => expect(focused()).toBe(screen.getByRole('radio', { name: /US Government/u, checked: true })))
  const copy = tabTo(await button('Copy the command'))
  press()
  expect(await screen.findByText('The command is on the clipboard.')).toBeTruthy()
  expect(focused()).toBe(copy)
  const client = tabTo(await screen.findByRole('textbox', { name: 'Application (client) ID' }))
  type('Partner Desk')
  press()
  await waitFor(() => expect(client.getAttribute('aria-invalid')).toBe('true'))
  expect(focused()).toBe(client)
  type(clientId)
  tabTo(await screen.findByRole('textbox', { name: 'Your company’s tenant' }))
  type('fabrikam.us')
  press()
  await waitFor(() => expect(update).toHaveBeenCalledWith({ registrations: { usgov: { clientId, tenant: 'fabrikam.us' } } }))
  await waitFor(() => expect(focused().isConnected).toBe(true))
  await waitFor(async () => expect((await button('Restart and work there')).getAttribute('aria-disabled')).toBeNull())
  tabTo(await button('Restart and work there'))
  press()
  await waitFor(() => expect(restart).toHaveBeenCalledWith({ at: 'onboarding' }))
})

it('the permissions are checked without a pointer, and a check is stopped', async () => {
  const cancel = vi.fn<PortalCalls['permissions.cancelCheck']>(async () => done(undefined))
  const answers: Promise<Awaited<ReturnType<PortalCalls['permissions.check']>>>[] = [new Promise(() => undefined)]
  renderApp(<OnboardingPage />, { bridge: fakeBridge({
    'app.onboarding': async () => done({ cloudInUse: 'practice', registrations: {}, scriptFile: '/opt/register-app.ps1' }),
    'permissions.check': async () => answers.shift() ?? done(report('granted')), 'permissions.cancelCheck': cancel
  }) })
  tabTo(await button('Check the permissions'))
  press()
  tabTo(await button('Stop the check'))
  press()
  expect(cancel).toHaveBeenCalledOnce()
})

it('the consent of a customer is given and withdrawn without a pointer; each question gives the focus back', async () => {
  renderApp(<ConsentPage tenantId={contosoId} />, { bridge: fakeBridge({
    'customers.search': async () => done({ rows: [row(1, { tenantId: contosoId, name: 'Contoso' })], total: 1 }), 'permissions.check': async () => done(report('noConsent')),
    'permissions.consent': async () => done(report('granted')), 'permissions.withdrawConsent': async () => done(report('noConsent'))
  }) })
  await screen.findByText('Give the consent above.')
  await askTwiceAndAgree(await button('Give the consent'), 'Consent on behalf of Contoso?', 'Give the consent')
  expect(await screen.findByText(/Contoso has consented now/u)).toBeTruthy()
  await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'Give the consent' })))
  await askTwiceAndAgree(await button('Withdraw the consent'), 'Withdraw the consent of Contoso?', 'Withdraw the consent')
  expect(await screen.findByText(/The consent of Contoso was withdrawn/u)).toBeTruthy()
  await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'Withdraw the consent' })))
})
