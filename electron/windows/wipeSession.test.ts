import { expect, test, vi } from 'vitest'
import { closeContents, type ClosableContents } from './closeContents'
import { closeTheGates, wipeSession, type WipedSession } from './wipeSession'

function doubleSession(order: string[], overrides: Partial<Record<string, () => Promise<unknown>>> = {}) {
  const step = (name: string, value?: unknown) => vi.fn(() => {
    order.push(name)
    return (overrides[name]?.() ?? Promise.resolve(value)) as Promise<never>
  })
  return {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    closeAllConnections: step('closeAllConnections'),
    clearData: step('clearData'),
    clearStorageData: step('clearStorageData'),
    clearAuthCache: step('clearAuthCache'),
    clearHostResolverCache: step('clearHostResolverCache'),
    clearCodeCaches: step('clearCodeCaches'),
    clearSharedDictionaryCache: step('clearSharedDictionaryCache'),
    clearCache: step('clearCache'),
    webRequest: { onBeforeRequest: vi.fn() },
    cookies: { get: step('cookies.get', []), flushStore: vi.fn() }
  } satisfies WipedSession
}

test('connections are closed first, then everything is cleared, then the cookies are looked for', async () => {
  const order: string[] = []
  await expect(wipeSession(doubleSession(order))).resolves.toBe(true)
  expect(order.at(0)).toBe('closeAllConnections')
  expect(order.at(-1)).toBe('cookies.get')
  expect(order.slice(1, -1).toSorted()).toEqual([
    'clearAuthCache', 'clearCache', 'clearCodeCaches', 'clearData', 'clearHostResolverCache', 'clearSharedDictionaryCache', 'clearStorageData'
  ])
})

test('a cookie that is left, a step that fails, or one that hangs, is not called wiped', async () => {
  const left = () => Promise.resolve([{ name: 'portal', value: 'x', sameSite: 'lax' }])
  await expect(wipeSession(doubleSession([], { 'cookies.get': left }))).resolves.toBe(false)
  await expect(wipeSession(doubleSession([], { clearData: () => Promise.reject(new Error('busy')) }))).resolves.toBe(false)
  await expect(wipeSession(doubleSession([], { clearData: () => new Promise(() => undefined) }), 20)).resolves.toBe(false)
})

test('a step that fails does not keep the others from being done', async () => {
  const order: string[] = []
  await wipeSession(doubleSession(order, { closeAllConnections: () => Promise.reject(new Error('gone')), clearData: () => Promise.reject(new Error('busy')) }))
  expect(order).toContain('clearStorageData')
  expect(order).toContain('clearAuthCache')
})

test('closed gates refuse every request and every permission', () => {
  const session = doubleSession([])
  closeTheGates(session)
  const answer = vi.fn()
  session.webRequest.onBeforeRequest.mock.calls[0]?.[0]({}, answer)
  session.setPermissionRequestHandler.mock.calls[0]?.[0](null, 'clipboard-sanitized-write', answer)
  expect(answer.mock.calls).toEqual([[{ cancel: true }], [false]])
  expect(session.setPermissionCheckHandler.mock.calls[0]?.[0]()).toBe(false)
})

function doubleContents(dies: 'at close' | 'at crash' | 'never') {
  const listeners: (() => void)[] = []
  let destroyed = false
  const die = (): void => {
    destroyed = true
    for (const listener of listeners) listener()
  }
  const double = {
    isDestroyed: () => destroyed,
    once: vi.fn((_name: string, listener: () => void) => listeners.push(listener)),
    close: vi.fn(() => dies === 'at close' && die()),
    forcefullyCrashRenderer: vi.fn(() => dies === 'at crash' && die())
  }
  return { double, contents: double as unknown as ClosableContents }
}

test('a page is closed without being asked', async () => {
  const { double, contents } = doubleContents('at close')
  await expect(closeContents(contents, 20)).resolves.toBe(true)
  expect(double.close).toHaveBeenCalledWith({ waitForBeforeUnload: false })
  expect(double.forcefullyCrashRenderer).not.toHaveBeenCalled()
})

test('a page that does not close is crashed; one that survives that is told', async () => {
  const crashed = doubleContents('at crash')
  await expect(closeContents(crashed.contents, 20)).resolves.toBe(true)
  const survivor = doubleContents('never')
  await expect(closeContents(survivor.contents, 20)).resolves.toBe(false)
  expect(survivor.double.forcefullyCrashRenderer).toHaveBeenCalledOnce()
})
