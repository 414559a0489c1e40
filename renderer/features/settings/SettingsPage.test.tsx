import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { settingsSchema } from '../../../electron/contract/settings'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { DiagnosticsPage } from './DiagnosticsPage'
import { SettingsPage } from './SettingsPage'

afterEach(cleanup)

const about = async () => done({ dataFolder: '/home/x/data', cloudFixed: false, cloudInUse: 'practice' as const, policy: { settings: [], registrations: [] } })
const search = (text: string) => fireEvent.change(screen.getByRole('searchbox', { name: 'Find a setting' }), { target: { value: text } })

describe('settings', () => {
  it('are found by label, explanation, section and option, and say when none fits', () => {
    renderApp(<SettingsPage />, { bridge: fakeBridge({ 'app.about': about }) })
    search('warned one minute')
    expect(screen.getByRole('combobox', { name: 'Time limit of a session' })).toBeTruthy()
    expect(screen.queryByRole('group', { name: 'Language' })).toBeNull()
    search('dark')
    expect(screen.getAllByRole('group')).toHaveLength(1)
    search('privacy')
    expect(screen.getByRole('combobox', { name: 'Keep the activity record' })).toBeTruthy()
    search('flying')
    expect(screen.getByText('No setting fits “flying”.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Clear filter' }))
    expect(screen.getByRole('group', { name: 'Language' })).toBeTruthy()
  })

  it('each has an explanation that a screen reader reads with it', () => {
    renderApp(<SettingsPage />, { bridge: fakeBridge({ 'app.about': about }) })
    for (const control of [...screen.getAllByRole('combobox'), ...screen.getAllByRole('group'), ...screen.getAllByRole('checkbox')]) {
      const help = document.querySelector(`[id="${control.getAttribute('aria-describedby') ?? ''}"]`)
      expect(help?.textContent?.length ?? 0, control.outerHTML).toBeGreaterThan(20)
    }
  })

  it('another cloud offers the restart that it needs', async () => {
    const restart = vi.fn(async () => done(undefined))
    const update = vi.fn(async () => done(settingsSchema.parse({ cloud: 'global' })))
    renderApp(<SettingsPage />, { bridge: fakeBridge({ 'app.about': about, 'settings.update': update, 'app.restart': restart }) })
    fireEvent.change(await screen.findByRole('combobox', { name: 'Cloud' }), { target: { value: 'global' } })
    fireEvent.click(await screen.findByRole('button', { name: 'Restart now' }))
    expect(update).toHaveBeenCalledWith({ cloud: 'global' })
    expect(restart).toHaveBeenCalledOnce()
  })

  it('a cloud that the environment names cannot be chosen, and says why', async () => {
    renderApp(<SettingsPage />, { bridge: fakeBridge({ 'app.about': async () => done({ dataFolder: '/x', cloudFixed: true, cloudInUse: 'practice', policy: { settings: [], registrations: [] } }) }) })
    expect(await screen.findByText(/PARTNER_DESK_CLOUD in the environment/u)).toBeTruthy()
    expect(screen.queryByRole('combobox', { name: 'Cloud' })).toBeNull()
  })

  it('that administrators decided say so, and offer no control', async () => {
    const decided = async () => done({ dataFolder: '/x', cloudFixed: false, cloudInUse: 'global' as const, policy: { file: '/p.json', cloud: 'global' as const, settings: ['actingReason' as const], registrations: ['global' as const] } })
    renderApp(<SettingsPage />, { bridge: fakeBridge({ 'app.about': decided }) })
    await waitFor(() => expect(screen.queryByRole('combobox', { name: 'Ask for a reason and a ticket before a session' })).toBeNull())
    expect(screen.getByText(/administrators have decided this, so/u)).toBeTruthy()
    expect(screen.getByText('Your company’s administrators have decided: Microsoft global cloud.')).toBeTruthy()
  })

  it('are reset after one question, and a disk that refuses is told of', async () => {
    const reset = vi.fn(async () => done(settingsSchema.parse({})))
    const { stores } = renderApp(<SettingsPage />, { bridge: fakeBridge({ 'app.about': about, 'settings.reset': reset }) })
    fireEvent.click(screen.getByRole('button', { name: 'Reset all settings' }))
    expect(reset).not.toHaveBeenCalled()
    fireEvent.click((await screen.findAllByRole('button', { name: 'Reset all settings' })).at(-1) ?? document.body)
    await waitFor(() => expect(screen.getByText('All settings have their defaults again.')).toBeTruthy())
    expect(stores.settings.getState().settings.actingLimit).toBe('60')
    cleanup()
    renderApp(<SettingsPage />, { bridge: fakeBridge({ 'app.about': about, 'settings.reset': async () => failed({ kind: 'storage', code: 'storage.full' }) }) })
    fireEvent.click(screen.getByRole('button', { name: 'Reset all settings' }))
    fireEvent.click((await screen.findAllByRole('button', { name: 'Reset all settings' })).at(-1) ?? document.body)
    expect(await screen.findByRole('alert')).toBeTruthy()
  })
})

describe('diagnostics', () => {
  it('shows what would be saved, and saves what is left', async () => {
    const save = vi.fn(async () => done(undefined))
    const collect = async () => done({ id: 'd1', collectedAt: '2026-11-21T12:00:00.000Z', sections: [{ id: 'application' as const, text: 'version 1' }, { id: 'log' as const, text: 'line 1\nline 2' }] })
    renderApp(<DiagnosticsPage />, { bridge: fakeBridge({ 'diagnostics.collect': collect, 'diagnostics.save': save }) })
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Content: Log' })).value).toBe('line 1\nline 2')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Log' }))
    fireEvent.click(screen.getByRole('button', { name: 'Save to a file' }))
    await waitFor(() => expect(screen.getByText('The file was saved. Nothing was sent anywhere.')).toBeTruthy())
    expect(save).toHaveBeenCalledWith({ id: 'd1', sections: ['application', 'settings', 'state', 'storage'] })
  })
})
