import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { SecretOnce } from './SecretOnce'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const button = () => screen.getByRole('button', { name: 'Copy password' })

describe('a secret that is shown once', () => {
  it('is copied as a secret, and says when it has left the clipboard', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-01T10:00:00.000Z') })
    const copySecret = vi.fn(async () => done({ clearsAt: '2026-11-01T10:01:00.000Z' }))
    renderApp(<SecretOnce label="New password of Ann" secret="Amber-Kite-41" />, { bridge: fakeBridge({ 'app.copySecret': copySecret }) })
    expect(screen.getByRole('group', { name: 'New password of Ann' }).textContent).toContain('Amber-Kite-41')
    fireEvent.click(button())
    await act(async () => { await vi.advanceTimersByTimeAsync(59_000) })
    expect(copySecret).toHaveBeenCalledExactlyOnceWith({ text: 'Amber-Kite-41' })
    expect(screen.getByRole('status').textContent).toContain('Copied.')
    await act(async () => { await vi.advanceTimersByTimeAsync(1_000) })
    expect(screen.getByRole('status').textContent).toBe('No longer on the clipboard.')
  })

  it('that cannot be copied stays to be read, and says so', async () => {
    renderApp(<SecretOnce label="New password" secret="Amber-Kite-41" />, { bridge: fakeBridge({ 'app.copySecret': async () => failed() }) })
    fireEvent.click(button())
    expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong')
    expect(screen.getByText('Amber-Kite-41')).toBeTruthy()
  })
})
