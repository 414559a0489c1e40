import { EventEmitter } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { guardPortal, type GuardedContents, type PortalWatch } from './leaveGuard'

const tenantId = '11111111-1111-4111-8111-111111111111'
const other = '22222222-2222-4222-8222-222222222222'
const base = 'https://portal.example'
const inside = `${base}/${tenantId}/users`
const away = 'https://elsewhere.example/page'
const console = 'https://console.example/'

class Contents extends EventEmitter {
  open: ((details: { url: string }) => { action: string }) | undefined
  readonly loadURL = vi.fn(() => Promise.resolve())
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.open = handler
  }
}

function setUp(allowed: readonly string[] = []) {
  const contents = new Contents()
  const watch = { leave: vi.fn(), wrongTenant: vi.fn(), ownConsole: vi.fn(), unknownSignIn: vi.fn<PortalWatch['unknownSignIn']>(), shown: vi.fn(), denied: vi.fn(), refused: vi.fn(), failed: vi.fn() } satisfies PortalWatch
  const bounds = { consoles: [{ id: 'adminConsole', url: console }] as const, portalOrigins: [base], signInOrigins: ['https://login.example'], federatedOrigins: allowed, tenantId, tenantInPath: /^\/([0-9a-f-]{36})\// }
  const hold = { hold: vi.fn(), release: vi.fn() }
  guardPortal(contents as unknown as GuardedContents, bounds, watch, hold)
  const navigate = (event: string, url: string, details: object = {}) => {
    const preventDefault = vi.fn()
    contents.emit(event, { url, isMainFrame: true, isSameDocument: false, preventDefault, ...details })
    return preventDefault
  }
  return { contents, watch, navigate, hold }
}

describe('what can be cancelled', () => {
  test.each(['will-frame-navigate', 'will-redirect'])('%s away is cancelled and ends the session', (event) => {
    const { navigate, watch } = setUp()
    expect(navigate(event, away)).toHaveBeenCalledOnce()
    expect(watch.leave).toHaveBeenCalledWith('leftPortal', away)
  })

  test.each(['will-frame-navigate', 'will-redirect'])('%s inside, or to the sign-in, goes on', (event) => {
    const { navigate, watch } = setUp()
    for (const url of [inside, 'https://login.example/authorize']) expect(navigate(event, url)).not.toHaveBeenCalled()
    expect(watch.leave).not.toHaveBeenCalled()
  })

  test('an inner frame may go elsewhere without ending anything', () => {
    const { navigate, watch } = setUp()
    expect(navigate('will-frame-navigate', away, { isMainFrame: false })).not.toHaveBeenCalled()
    expect(watch.leave).not.toHaveBeenCalled()
  })

  test('another scheme is refused and the session goes on', () => {
    const { navigate, watch } = setUp()
    expect(navigate('will-frame-navigate', 'mailto:someone@contoso.com')).toHaveBeenCalledOnce()
    expect(watch.leave).not.toHaveBeenCalled()
    expect(watch.refused).toHaveBeenCalledOnce()
  })
})

describe('a console of the own company', () => {
  test.each(['will-frame-navigate', 'will-redirect'])('%s to it is cancelled, asked about, and ends nothing', (event) => {
    const { navigate, watch } = setUp()
    navigate('did-start-navigation', console)
    expect(navigate(event, console)).toHaveBeenCalledOnce()
    expect(watch.ownConsole).toHaveBeenCalledWith(console)
    expect(watch.leave).not.toHaveBeenCalled()
  })

  test('a pop-up to it is denied and asked about', async () => {
    const { contents, watch } = setUp()
    expect(contents.open?.({ url: console })).toEqual({ action: 'deny' })
    await vi.waitFor(() => expect(watch.ownConsole).toHaveBeenCalledWith(console))
    expect(contents.loadURL).not.toHaveBeenCalled()
  })

  test('one that is shown all the same ends the session', () => {
    const { contents, watch } = setUp()
    contents.emit('did-navigate', {}, console)
    expect(watch.leave).toHaveBeenCalledWith('leftPortal', console)
  })
})

describe('what the portal answers', () => {
  test.each([[401, 1], [403, 1], [200, 0], [404, 0], [500, 0]])('%i asks %i times whether the technician may still be here', (status, times) => {
    const { contents, watch } = setUp()
    contents.emit('did-navigate', {}, inside, status)
    expect([watch.shown.mock.calls.length, watch.denied.mock.calls.length]).toEqual([1, times])
  })
})

describe('the net below', () => {
  test('a navigation that no other event announced ends the session when it starts', () => {
    const { navigate, watch } = setUp()
    navigate('did-start-navigation', away)
    expect(watch.leave).toHaveBeenCalledWith('leftPortal', away)
  })

  test('an inner frame, and a step within the document, are not that', () => {
    const { navigate, watch } = setUp()
    navigate('did-start-navigation', away, { isMainFrame: false })
    navigate('did-start-navigation', away, { isSameDocument: true })
    expect(watch.leave).not.toHaveBeenCalled()
  })

  test('another tenant that is shown, by history.pushState too, blocks', () => {
    const { contents, watch } = setUp()
    contents.emit('did-navigate', {}, `${base}/${other}/users`)
    contents.emit('did-navigate-in-page', {}, `${base}/${other}/users`, true)
    expect(watch.wrongTenant).toHaveBeenCalledTimes(2)
  })

  test('a load that was cancelled is no failure, one without an answer is', () => {
    const { contents, watch } = setUp()
    contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', inside, true)
    contents.emit('did-fail-load', {}, -105, 'ERR_NAME_NOT_RESOLVED', inside, false)
    expect(watch.failed).not.toHaveBeenCalled()
    contents.emit('did-fail-load', {}, -105, 'ERR_NAME_NOT_RESOLVED', inside, true)
    expect(watch.failed).toHaveBeenCalledOnce()
  })
})

test('no window opens; a page of the portal is shown in its place, another one ends the session', async () => {
  const { contents, watch } = setUp()
  for (const url of [inside, away, 'about:blank', 'mailto:a@contoso.com']) expect(contents.open?.({ url })).toEqual({ action: 'deny' })
  await new Promise((resolve) => setImmediate(resolve))
  expect(contents.loadURL.mock.calls).toEqual([[inside]])
  expect(watch.leave).toHaveBeenCalledWith('leftPortal', away)
})

test('a page that wants to hold its window is not asked', () => {
  const { contents } = setUp()
  const preventDefault = vi.fn()
  contents.emit('will-prevent-unload', { preventDefault })
  expect(preventDefault).toHaveBeenCalledOnce()
})

describe('the way through a sign-in', () => {
  const signIn = 'https://login.example/authorize?redirect_uri=https://app.example/back'
  const adfs = 'https://adfs.fabrikam.com/adfs/ls/'

  test('a redirect to somewhere unknown waits as it is, is asked about, and goes on from there when it is allowed', () => {
    const allowed: string[] = []
    const { contents, navigate, watch, hold } = setUp(allowed)
    navigate('did-start-navigation', inside)
    expect(navigate('will-redirect', signIn)).not.toHaveBeenCalled()
    expect(navigate('will-redirect', adfs)).not.toHaveBeenCalled()
    expect(hold.hold).toHaveBeenCalledExactlyOnceWith(adfs)
    expect(watch.unknownSignIn).toHaveBeenCalledWith(adfs, expect.any(Function))
    expect([watch.leave.mock.calls.length, hold.release.mock.calls.length]).toEqual([0, 0])

    allowed.push('https://adfs.fabrikam.com')
    watch.unknownSignIn.mock.calls[0]?.[1]()
    expect(hold.release).toHaveBeenCalledExactlyOnceWith(adfs)
    expect(contents.loadURL).not.toHaveBeenCalled()
    // Begun anew it would have lost what a redirect repeats.
    expect(navigate('will-redirect', `${adfs}?step=1`)).not.toHaveBeenCalled()
    contents.emit('did-navigate', {}, adfs, 200)
    for (const url of [`${adfs}?step=2`, 'https://login.example/authorize/back', inside]) {
      navigate('did-start-navigation', url)
      expect(navigate('will-frame-navigate', url)).not.toHaveBeenCalled()
      contents.emit('did-navigate', {}, url, 200)
    }
    expect(watch.leave).not.toHaveBeenCalled()
  })

  test('a page of the sign-in that leads there, perhaps by a form, waits with its request, and goes on with it', () => {
    const { contents, navigate, watch, hold } = setUp()
    contents.emit('did-navigate', {}, signIn, 200)
    navigate('did-start-navigation', adfs)
    expect(navigate('will-frame-navigate', adfs)).not.toHaveBeenCalled()
    expect(hold.hold).toHaveBeenCalledExactlyOnceWith(adfs)
    expect(watch.unknownSignIn).toHaveBeenCalledOnce()
    expect(watch.leave).not.toHaveBeenCalled()
    expect(hold.release).not.toHaveBeenCalled()
    watch.unknownSignIn.mock.calls[0]?.[1]()
    expect(hold.release).toHaveBeenCalledExactlyOnceWith(adfs)
    expect(contents.loadURL).not.toHaveBeenCalled()
  })

  test('the customer’s own page gets there neither by itself nor by naming it to the sign-in', () => {
    for (const allowed of [[], ['https://adfs.fabrikam.com']]) {
      const { contents, navigate, watch } = setUp(allowed)
      contents.emit('did-navigate', {}, inside, 200)
      expect(navigate('will-frame-navigate', adfs)).toHaveBeenCalledOnce()
      expect(watch.leave).toHaveBeenLastCalledWith('leftPortal', adfs)
      navigate('did-start-navigation', signIn)
      navigate('will-frame-navigate', signIn)
      expect(navigate('will-redirect', 'https://app.example/back?code=1')).toHaveBeenCalledOnce()
      expect(watch.leave).toHaveBeenLastCalledWith('leftPortal', 'https://app.example/back?code=1')
      expect(watch.unknownSignIn).not.toHaveBeenCalled()
    }
  })

  test('what was allowed once is no way back from the portal', () => {
    const { contents, navigate, watch } = setUp(['https://adfs.fabrikam.com'])
    contents.emit('did-navigate', {}, inside, 200)
    navigate('did-start-navigation', adfs)
    expect(watch.leave).toHaveBeenCalledWith('leftPortal', adfs)
  })
})
