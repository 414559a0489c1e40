import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { BackgroundWork } from '../../../electron/contract/app'
import { fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { appState } from '../../testing/samples'
import { Header } from '../../shell/Header'
import { RefreshButton } from './RefreshButton'

const show = (work: Partial<BackgroundWork>, language: 'en' | 'de' = 'en') =>
  renderApp(<><Header run={() => undefined} /><RefreshButton /></>, { bridge: fakeBridge(), state: appState({ language, work: [{ kind: 'refreshCustomers', done: 600, total: 2_000, ...work }] }) })
const said = (): readonly string[] => screen.getAllByRole('status').map(({ textContent }) => textContent ?? '')

describe('the reading of all customers, as it stands', () => {
  afterEach(() => {
    vi.useRealTimers()
    cleanup()
  })

  it('counts the seconds while the service wants to be left alone, in the header too, and not for screen readers', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    show({ waitingUntil: 1_042_000 })
    expect(said().filter((text) => text.includes('Waiting for the service, 42 s'))).toHaveLength(2)
    act(() => { vi.advanceTimersByTime(40_000) })
    expect(said().filter((text) => text.includes('Waiting for the service, 2 s'))).toHaveLength(2)
    for (const seconds of screen.getAllByText(/^, 2 s$/u)) expect(seconds.getAttribute('aria-hidden')).toBe('true')
  })

  it('says that it is held rather than that it waits', () => {
    show({ waitingUntil: Date.now() + 9_000, paused: true })
    expect(said().join(' ')).toContain('Reading held')
    expect(said().join(' ')).not.toContain('Waiting')
  })

  it.each([
    ['resumed', 'Going on where'],
    ['otherAccount', 'another account'],
    ['expired', 'no longer knows']
  ] as const)('says from where it goes on: %s', async (begun, words) => {
    show({ begun })
    expect(await screen.findByText(new RegExp(words, 'u'))).toBeTruthy()
  })
})
