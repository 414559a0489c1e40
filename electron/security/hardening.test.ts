import { EventEmitter } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { contentSecurityPolicy, responseHeaders } from './appProtocol'
import { hardenSession, setPermissions, type HardenedSession } from './hardenSession'
import { hardenWebContents } from './hardenWebContents'
import { createOpener } from './openExternal'
import { lockedDown, strangerPreferences } from './webPreferences'
import { judgeExternalUrl } from '../domain/externalUrl'

const shell = vi.hoisted(() => ({ openExternal: vi.fn(() => Promise.resolve()) }))
vi.mock('electron', () => ({ shell, net: {}, protocol: {} }))

describe('pages', () => {
  test('have the one set of preferences, and nobody can change it', () => {
    expect(Object.isFrozen(lockedDown)).toBe(true)
    const on = Object.entries(lockedDown).flatMap(([name, value]) => (value ? [name] : []))
    expect(on).toEqual(['sandbox', 'contextIsolation', 'webSecurity', 'safeDialogs'])
    expect(Object.keys(lockedDown).toSorted()).toEqual([
      'allowRunningInsecureContent', 'contextIsolation', 'experimentalFeatures', 'navigateOnDragDrop', 'nodeIntegration', 'nodeIntegrationInSubFrames',
      'nodeIntegrationInWorker', 'safeDialogs', 'sandbox', 'webSecurity', 'webviewTag'
    ])
  })

  test('of strangers have no preload script and no developer tools', () => {
    const preferences = strangerPreferences({} as Electron.Session)
    expect(preferences).toMatchObject({ ...lockedDown, devTools: false })
    expect(preferences.preload).toBeUndefined()
  })

  test('of ours run nothing that is not ours', () => {
    expect(contentSecurityPolicy.startsWith("default-src 'none';")).toBe(true)
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/u)
    expect(responseHeaders('/x/index.html')).toMatchObject({ 'Content-Type': 'text/html; charset=utf-8', 'X-Content-Type-Options': 'nosniff' })
    expect(responseHeaders('/x/unknown')).toMatchObject({ 'Content-Type': 'application/octet-stream' })
  })
})

function doubleSession() {
  const events = new EventEmitter()
  return {
    events,
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setDisplayMediaRequestHandler: vi.fn(),
    setUSBProtectedClassesHandler: vi.fn(),
    allowNTLMCredentialsForDomains: vi.fn(),
    on: events.on.bind(events)
  }
}

describe('sessions', () => {
  const permissions = ['media', 'geolocation', 'notifications', 'fullscreen', 'openExternal', 'clipboard-read', 'pointerLock', 'usb', 'invented-later']

  test.each(['own', 'stranger'] as const)('of %s pages are refused every permission, asked or checked', (kind) => {
    const session = doubleSession()
    setPermissions(session, kind)
    for (const permission of permissions) {
      const answer = vi.fn()
      session.setPermissionRequestHandler.mock.calls[0]?.[0](null, permission, answer)
      expect(answer.mock.calls).toEqual([[false]])
      expect(session.setPermissionCheckHandler.mock.calls[0]?.[0](null, permission)).toBe(false)
    }
  })

  test('of portals may put plain text on the clipboard', () => {
    const session = doubleSession()
    setPermissions(session, 'stranger')
    expect(session.setPermissionCheckHandler.mock.calls[0]?.[0](null, 'clipboard-sanitized-write')).toBe(true)
  })

  test('have no devices, no downloads and no Windows sign-in', () => {
    const session = doubleSession()
    const refused = vi.fn()
    hardenSession(session as unknown as HardenedSession, refused)
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]({})).toBe(false)
    expect(session.allowNTLMCredentialsForDomains).toHaveBeenCalledWith('')
    const event = { preventDefault: vi.fn() }
    const answer = vi.fn()
    session.events.emit('will-download', event, { getURL: () => 'https://portal.example/file' })
    session.events.emit('select-serial-port', event, [], {}, answer)
    session.events.emit('select-usb-device', event, {}, answer)
    expect(event.preventDefault).toHaveBeenCalledTimes(3)
    expect(answer.mock.calls).toEqual([[''], ['']])
    expect(refused).toHaveBeenCalledWith('download', 'https://portal.example/file')
  })
})

describe('our own pages', () => {
  const setUp = (own: boolean) => {
    const events = new EventEmitter()
    const setWindowOpenHandler = vi.fn()
    const open = vi.fn(() => Promise.resolve())
    const refused = vi.fn()
    hardenWebContents(Object.assign(events, { setWindowOpenHandler }) as never, { own: () => own, open, refused })
    const navigate = (name: string, url: string) => {
      const preventDefault = vi.fn()
      events.emit(name, { url, preventDefault })
      return preventDefault.mock.calls.length > 0
    }
    return { events, open, navigate, windowOpen: (url: string) => setWindowOpenHandler.mock.calls[0]?.[0]({ url }) }
  }

  test.each(['will-frame-navigate', 'will-redirect'])('go nowhere (%s)', (name) => {
    const { navigate } = setUp(true)
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://elsewhere/', 'javascript:alert(1)']) expect(navigate(name, url)).toBe(true)
    expect(navigate(name, 'app://partner-desk/index.html')).toBe(false)
  })

  test('open no window; the address goes to the one opener', async () => {
    const { windowOpen, open } = setUp(true)
    expect(windowOpen('https://example.com/')).toEqual({ action: 'deny' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(open).toHaveBeenCalledWith('https://example.com/')
  })

  test('a stranger’s window.open reaches no one', async () => {
    const { windowOpen, open } = setUp(false)
    expect(windowOpen('https://example.com/')).toEqual({ action: 'deny' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(open).not.toHaveBeenCalled()
  })

  test('have no webview', () => {
    const { events } = setUp(true)
    const preventDefault = vi.fn()
    events.emit('will-attach-webview', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })
})

describe('the opener', () => {
  const open = createOpener((url) => judgeExternalUrl(url))

  test.each(['file:///etc/passwd', 'javascript:alert(1)', 'ms-msdt:/id', 'http://example.com/', 'https://user:pw@example.com/', 'https://example.com/\nx', '', 5, null, {}])(
    'refuses %j',
    async (url) => {
      shell.openExternal.mockClear()
      await expect(open(url)).rejects.toMatchObject({ error: { kind: 'invalid', code: 'external.refused' } })
      expect(shell.openExternal).not.toHaveBeenCalled()
    }
  )

  test('opens the re-written form, by whatever openExternal is at that moment', async () => {
    const replaced = vi.fn(() => Promise.resolve())
    const before = shell.openExternal
    shell.openExternal = replaced
    await open('HTTPS://Example.COM/a b'.replace(' ', '%20'))
    shell.openExternal = before
    expect(replaced).toHaveBeenCalledWith('https://example.com/a%20b')
  })

  test('tells when the system has nothing to open it with', async () => {
    shell.openExternal.mockRejectedValueOnce(new Error('no application found'))
    await expect(open('https://example.com/')).rejects.toMatchObject({ error: { code: 'external.noHandler' } })
  })
})
