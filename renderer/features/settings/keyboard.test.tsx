import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import { settingsSchema, type Settings } from '../../../electron/contract/settings'
import type { SignInOrigin } from '../../../electron/contract/signInOrigin'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { askTwiceAndAgree, focused, press, tab, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { technician } from '../../testing/samples'
import { DiagnosticsPage } from './DiagnosticsPage'
import { SettingsPage } from './SettingsPage'

afterEach(cleanup)

/** A main process that keeps what it is told. */
function open(more: Partial<PortalCalls> = {}) {
  let held: Settings = settingsSchema.parse({})
  const update = vi.fn<PortalCalls['settings.update']>(async patch => { held = { ...held, ...(patch as Partial<Settings>) }; return done(held) })
  const view = renderApp(<SettingsPage />, { bridge: fakeBridge({
    'settings.update': update, 'settings.reset': async () => done(settingsSchema.parse({})), 'signInOrigins.list': async () => done([]),
    'app.about': async () => done({ dataFolder: '/home/x/data', cloudFixed: false, cloudInUse: 'practice', policy: { settings: [], registrations: [] } }), ...more
  }) })
  return { ...view, update }
}

it('a setting of each kind is found and changed without a pointer, and the focus stays at it', async () => {
  const { update } = open()
  tabTo(screen.getByRole('searchbox', { name: 'Find a setting' }))
  type('dark')
  // The next stop is the setting itself: nothing else is left on the page.
  const radio = tab()
  expect(radio).toBe(screen.getByRole('radio', { name: /^As the system/u, checked: true }))
  press('ArrowDown')
  await waitFor(() => expect(update).toHaveBeenLastCalledWith({ appearance: 'light' }))
  await waitFor(() => expect(focused()).toBe(screen.getByRole('radio', { name: 'Light' })))
  tabTo(screen.getByRole('searchbox'))
  type('')
  const names = tabTo(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Name customers in desktop notifications' }))
  const before = names.checked
  press(' ')
  await waitFor(() => expect(update).toHaveBeenLastCalledWith({ notifyNames: !before }))
  expect(focused()).toBe(names)
  const limit = tabTo(screen.getByRole('combobox', { name: 'Time limit of a session' }))
  type('120')
  await waitFor(() => expect(update).toHaveBeenLastCalledWith({ actingLimit: '120' }))
  expect(focused()).toBe(limit)
})

it('a search that finds nothing is cleared, and the way back is not lost', async () => {
  open()
  tabTo(screen.getByRole('searchbox'))
  type('flying')
  tabTo(await screen.findByRole('button', { name: 'Clear filter' }))
  press()
  await waitFor(() => expect(focused().tagName).toMatch(/^H[12]$/u))
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('')
})

it('all settings are reset without a pointer, after a question that gives the focus back', async () => {
  open()
  const reset = screen.getByRole('button', { name: 'Reset all settings' })
  await askTwiceAndAgree(reset, 'Reset all settings?', 'Reset all settings')
  expect(await screen.findByText('All settings have their defaults again.')).toBeTruthy()
  await waitFor(() => expect(focused()).toBe(reset))
})

it('the path of the data folder is copied, which is said, and so is a refusal', async () => {
  const copy = vi.fn<PortalCalls['app.copyText']>(async () => done(undefined))
  open({ 'app.copyText': copy })
  await screen.findByText('/home/x/data')
  const button = tabTo(screen.getByRole('button', { name: 'Copy the path' }))
  press()
  expect((await screen.findByText('The path is on the clipboard.')).getAttribute('role')).toBe('status')
  expect(copy).toHaveBeenCalledExactlyOnceWith({ text: '/home/x/data' })
  expect(focused()).toBe(button)
  copy.mockResolvedValueOnce(failed())
  press()
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(screen.queryByText('The path is on the clipboard.')).toBeNull()
})

it('diagnostics are looked at, left out in part, and saved without a pointer', async () => {
  const save = vi.fn<PortalCalls['diagnostics.save']>(async () => done(undefined))
  renderApp(<DiagnosticsPage />, { bridge: fakeBridge({
    'diagnostics.collect': async () => done({ id: 'd1', collectedAt: '2026-11-21T12:00:00.000Z', sections: [{ id: 'application', text: 'version 1' }, { id: 'log', text: 'line 1' }] }), 'diagnostics.save': save
  }) })
  const box = tabTo(await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Log' }))
  press(' ')
  expect(box.checked).toBe(false)
  tabTo(screen.getByRole('textbox', { name: 'Content: Log' }))
  const button = tabTo(screen.getByRole('button', { name: 'Save to a file' }))
  press()
  expect(await screen.findByText('The file was saved. Nothing was sent anywhere.')).toBeTruthy()
  expect(save).toHaveBeenCalledExactlyOnceWith({ id: 'd1', sections: ['application', 'settings', 'state', 'storage'] })
  expect(focused()).toBe(button)
})

it('an answer about a sign-in page is taken back without a pointer, and the focus goes on where that is said', async () => {
  let origins: readonly SignInOrigin[] = ['adfs.fabrikam.com', 'login.example'].map((host, index) => ({
    id: String(index), partnerTenantId: technician.partnerTenantId, company: 'Fabrikam', origin: `https://${host}`, allowed: true, answeredAt: '2026-11-01T10:00:00.000Z', who: 'full@fabrikam.com'
  }))
  open({ 'signInOrigins.list': async () => done(origins), 'signInOrigins.revoke': async ({ id }) => { origins = origins.filter(one => one.id !== id); return done(undefined) } })
  for (const host of ['adfs.fabrikam.com', 'login.example']) {
    tabTo(await screen.findByRole('button', { name: `Take back the answer for ${host}` }))
    press()
    await waitFor(() => expect(focused().textContent).toBe(`The answer for ${host} was taken back.`))
  }
})
