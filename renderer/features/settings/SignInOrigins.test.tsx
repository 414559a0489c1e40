import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import type { SignInOrigin } from '../../../electron/contract/signInOrigin'
import { useI18n } from '../../i18n/I18nContext'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { appState, technician } from '../../testing/samples'
import { SignInOrigins } from './SignInOrigins'

afterEach(cleanup)

const kept: SignInOrigin = {
  id: 'one', partnerTenantId: technician.partnerTenantId, company: 'Fabrikam', origin: 'https://adfs.fabrikam.com', allowed: true, answeredAt: '2026-11-01T10:00:00.000Z', who: 'full@fabrikam.com'
}
const Shown = () => <SignInOrigins settings={appState().settings} update={() => undefined} i18n={useI18n()} label="Other sign-in pages" help="Help" />

it('lists the answers, and takes one back', async () => {
  const listed = { origins: [kept] as readonly SignInOrigin[] }
  const revoke = vi.fn<PortalCalls['signInOrigins.revoke']>(async () => done(undefined))
  renderApp(<Shown />, { bridge: fakeBridge({ 'signInOrigins.list': async () => done(listed.origins), 'signInOrigins.revoke': revoke }) })
  const button = await screen.findByRole('button', { name: 'Take back the answer for adfs.fabrikam.com' })
  expect(screen.getByRole('listitem').textContent).toContain('adfs.fabrikam.com · Allowed')
  expect(screen.getByText(/answered by full@fabrikam\.com/u)).toBeTruthy()
  revoke.mockResolvedValueOnce(failed({ kind: 'storage', code: 'storage.full' }))
  fireEvent.click(button)
  expect(await screen.findByRole('alert')).toBeTruthy()
  listed.origins = []
  fireEvent.click(await screen.findByRole('button', { name: 'Take back the answer for adfs.fabrikam.com' }))
  expect(await screen.findByText('The answer for adfs.fabrikam.com was taken back.')).toBeTruthy()
  expect(revoke).toHaveBeenLastCalledWith({ id: 'one' })
  expect(await screen.findByText('Nobody was asked so far.')).toBeTruthy()
})
