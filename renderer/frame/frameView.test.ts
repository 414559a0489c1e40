import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { FrameState } from '../../electron/contract/acting'
import { formatDuration } from './duration'
import { createFrameView } from './frameView'
import html from './index.html?raw'

const state = {
  id: '00000000-0000-4000-8000-000000000001', tenantId: '11111111-1111-4111-8111-111111111111', company: 'Contoso <b>& Co</b>', defaultDomain: 'contoso.com',
  role: 'limited', mark: { initials: 'CO', colour: '#7a1f5c', pattern: 'dots' }, startedAt: new Date(0).toISOString(), portal: 'loading'
} as unknown as FrameState

const calls = { 'frame.getState': vi.fn(), 'frame.end': vi.fn(), 'frame.openInBrowser': vi.fn(), 'frame.reload': vi.fn(), 'frame.extend': vi.fn(), 'frame.openPortal': vi.fn(), 'frame.cancelDownload': vi.fn(), 'frame.dismissDownload': vi.fn(), 'frame.dismissWord': vi.fn() }

const open = (language: 'en' | 'de') => createFrameView(document, { language, calls, on: () => () => undefined })
const text = (id: string) => document.getElementById(id)?.textContent

beforeEach(() => {
  document.body.innerHTML = /<body>([\s\S]*)<\/body>/u.exec(html)?.[1]?.replace(/<script[\s\S]*?<\/script>/u, '') ?? ''
  for (const call of Object.values(calls)) call.mockClear()
})

describe('the frame', () => {
  test('says whose tenant it is, as text and never as markup', () => {
    open('en').show(state)
    expect(text('who')).toBe('Acting as Contoso <b>& Co</b>')
    expect(document.querySelector('#who b')).toBeNull()
    expect([text('domain'), text('role'), text('mark')]).toEqual(['contoso.com', 'Limited administration', 'CO'])
    expect(document.getElementById('bar')?.className).toBe('bar pattern-dots')
  })

  test('explains what it covers, and shows nothing of its own while the portal is shown', () => {
    const view = open('de')
    view.show({ ...state, portal: 'blocked', problem: 'wrongTenant' })
    expect(text('heading')).toContain('nicht der Mandant')
    expect(document.getElementById('message')?.getAttribute('role')).toBe('alert')
    view.show({ ...state, portal: 'shown' })
    expect(document.getElementById('cover')?.hidden).toBe(true)
    view.show({ ...state, portal: 'failed', problem: 'unreachable' })
    expect(document.getElementById('again')?.hidden).toBe(false)
  })

  test('an answer that comes late does not replace what was told meanwhile', () => {
    const view = open('en')
    view.begin(state)
    expect(text('heading')).toBe('Opening the portal')
    view.show({ ...state, portal: 'shown' })
    view.begin(state)
    expect(document.getElementById('cover')?.hidden).toBe(true)
  })

  test('its buttons make its calls, and rest while the session ends', () => {
    const view = open('en')
    view.show({ ...state, portal: 'shown' })
    for (const id of ['end', 'browser', 'again']) document.getElementById(id)?.click()
    expect([calls['frame.end'], calls['frame.openInBrowser'], calls['frame.reload']].map((call) => call.mock.calls.length)).toEqual([1, 1, 1])
    view.show({ ...state, portal: 'ending' })
    expect(document.getElementById('end')?.hasAttribute('disabled')).toBe(true)
  })

  test('offers the portals of the customer, the chosen one chosen, and none where there is no choice', () => {
    const view = open('de')
    const menu = document.getElementById('portals') as HTMLSelectElement
    view.show({ ...state, portalId: 'entra', portals: [{ id: 'm', nameKey: 'practice', opens: 'inside' }, { id: 'entra', nameKey: 'entra', opens: 'inside' }, { id: 'x', nameKey: 'unheard of', opens: 'inside' }] })
    expect([...menu.options].map((option) => option.textContent)).toEqual(['Kontoportal', 'Entra', 'unheard of'])
    expect([menu.value, menu.hidden, menu.disabled]).toEqual(['entra', false, false])
    menu.value = 'm'
    menu.dispatchEvent(new Event('change'))
    expect(calls['frame.openPortal']).toHaveBeenCalledExactlyOnceWith({ portalId: 'm' })
    view.show({ ...state, portal: 'blocked', portals: [{ id: 'm', nameKey: 'practice', opens: 'inside' }] })
    expect([menu.hidden, menu.disabled]).toEqual([true, true])
  })

  test('says what it is for and when it ends, and lets the end be put off only when it is near', () => {
    const view = open('en')
    const shown = { ...state, portal: 'shown', ticket: 'T-17', reason: 'Mailbox <i>full' } as const
    view.show({ ...shown, limit: { endsAt: new Date(3_600_000).toISOString(), warning: 'none' } })
    view.tick(60_000)
    expect([text('purpose'), text('left'), text('warning')]).toEqual(['T-17 · Mailbox <i>full', 'ends in 59:00', ''])
    expect(document.getElementById('extend')?.hidden).toBe(true)
    view.show({ ...shown, limit: { endsAt: new Date(3_600_000).toISOString(), warning: 'fiveMinutes' } })
    view.tick(3_301_000)
    expect([text('left'), document.getElementById('bar')?.classList.contains('soon')]).toEqual(['ends in 04:59', true])
    expect(text('warning')).toContain('ends in five minutes')
    document.getElementById('extend')?.click()
    expect(calls['frame.extend']).toHaveBeenCalledOnce()
    view.show(shown)
    expect([document.getElementById('left')?.hidden, document.getElementById('extend')?.hidden, text('warning')]).toEqual([true, true, ''])
  })

  test('the time runs, and is not announced each second', () => {
    const view = open('en')
    view.show(state)
    view.tick(65_000)
    expect(text('time')).toBe('01:05')
    expect(document.getElementById('time')?.getAttribute('aria-live')).toBe('off')
  })
})

test.each([[0, '00:00'], [-5, '00:00'], [59_999, '00:59'], [3_600_000, '1:00:00'], [36_061_000, '10:01:01']])('%i ms is %s', (ms, expected) =>
  expect(formatDuration(ms)).toBe(expected)
)
