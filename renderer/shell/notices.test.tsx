import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { done, fakeBridge } from '../testing/fakeBridge'
import { focused, press, tabTo } from '../testing/keyboard'
import { renderApp } from '../testing/renderApp'
import { appState } from '../testing/samples'
import { Page } from '../ui/Page'
import { StandingNotices } from './StandingNotices'
import { Toasts } from './Toasts'

afterEach(cleanup)

const notices = [
  { id: 'a', severity: 'info', code: 'signIn.memoryOnly' },
  { id: 'b', severity: 'warning', code: 'access.notSetUp', params: { customer: 'Contoso' } }
] as const

describe('notices', () => {
  it('stand on the page when they last, and come as toasts when something happened elsewhere', () => {
    renderApp(<><StandingNotices /><Toasts /></>, { bridge: fakeBridge(), state: appState({ notices }) })
    expect(within(screen.getByRole('complementary', { name: 'Notices' })).getByRole('status').textContent).toContain('no protected storage')
    expect(within(screen.getByRole('complementary', { name: 'What happened elsewhere' })).getByRole('status').textContent).toContain('Contoso')
  })

  it('can be put away', () => {
    const dismiss = vi.fn(async () => done(undefined))
    renderApp(<StandingNotices />, { bridge: fakeBridge({ 'app.dismissNotice': dismiss }), state: appState({ notices }) })
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect(screen.queryByRole('complementary')).toBeNull()
    expect(dismiss).toHaveBeenCalledWith({ id: 'a' })
  })

  it('are put away one by one without a pointer: the focus stays among them, and then goes on to the page', async () => {
    const toasts = [{ ...notices[1], id: 'a' }, { ...notices[1], id: 'b' }]
    renderApp(<><main><StandingNotices /><Page title="Page"><p>Work</p></Page></main><Toasts /></>, { bridge: fakeBridge({ 'app.dismissNotice': async () => done(undefined) }), state: appState({ notices: toasts }) })
    for (const left of [1, 0]) {
      tabTo(screen.getAllByRole('button', { name: 'Dismiss' })[0] ?? document.body)
      press()
      await waitFor(() => expect(screen.queryAllByRole('button', { name: 'Dismiss' })).toHaveLength(left))
      await waitFor(() => expect(focused()).toBe(left > 0 ? screen.getByRole('complementary') : screen.getByRole('heading', { name: 'Page' })))
    }
  })

  it('keep as much of the page free as the toasts take, and give it back', () => {
    const { unmount } = renderApp(<Toasts />, { bridge: fakeBridge(), state: appState({ notices }) })
    unmount()
    expect(document.documentElement.style.getPropertyValue('--toasts')).toBe('')
  })
})
