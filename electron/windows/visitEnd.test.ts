import { expect, test, vi } from 'vitest'
import type { BrowserWindow, Session, WebContents } from 'electron'
import { carryOutEnd } from './visitEnd'

/** Writes down what is done in which order; what is in `broken` throws or rejects instead. */
function atWork(broken: readonly string[] = []) {
  const order: string[] = []
  const note = (step: string): void => {
    order.push(step)
    if (broken.includes(step)) throw new Error(step)
  }
  const later = (step: string) => async () => note(step)
  const destroyed: (() => void)[] = []
  const visit = {
    setPermissionRequestHandler: () => note('gates'),
    setPermissionCheckHandler: vi.fn(),
    webRequest: { onBeforeRequest: () => note('requests') },
    closeAllConnections: later('connections'),
    ...Object.fromEntries(['clearData', 'clearStorageData', 'clearAuthCache', 'clearHostResolverCache', 'clearCodeCaches', 'clearCache', 'clearSharedDictionaryCache'].map((step) => [step, later(step)])),
    cookies: { get: async () => {
      note('cookies')
      return []
    } }
  }
  const contents = {
    isDestroyed: () => false,
    once: (_event: string, listener: () => void) => destroyed.push(listener),
    close: () => {
      note('page')
      for (const listener of destroyed) listener()
    },
    forcefullyCrashRenderer: vi.fn()
  }
  const window = { isDestroyed: () => false, destroy: () => note('window') }
  const end = () => carryOutEnd({
    visit: visit as unknown as Session, contents: contents as unknown as WebContents, window: window as unknown as BrowserWindow,
    processes: { note: vi.fn(), end: async () => {
      note('processes')
      return true
    } },
    hide: () => note('hidden'), stopDownloads: async () => void order.push('downloads')
  })
  return { order, end }
}

const must = ['hidden', 'gates', 'requests', 'page', 'downloads', 'processes', 'connections', 'cookies', 'window']

test('out of sight, cut off, closed, wiped and looked at, and only then is the window gone', async () => {
  const { order, end } = atWork()
  await expect(end()).resolves.toBe(true)
  expect(order.filter((step) => must.includes(step))).toEqual(must)
  expect(order.indexOf('clearData')).toBeGreaterThan(order.indexOf('connections'))
})

test.each(['hidden', 'page', 'processes', 'connections', 'clearStorageData', 'cookies', 'window'])('a failure of %s holds nothing else, and is not called wiped unless it was only sight', async (broken) => {
  const { order, end } = atWork([broken])
  await expect(end()).resolves.toBe(broken === 'hidden' || broken === 'window')
  // Whether cookies are left is asked only where it could still be well.
  expect(order.filter((step) => must.includes(step) && step !== 'cookies')).toEqual(must.filter((step) => step !== 'cookies'))
})

test('gates that do not close are told, and everything is wiped all the same', async () => {
  const { order, end } = atWork(['gates'])
  await expect(end()).resolves.toBe(false)
  expect(order).toContain('window')
  expect(order).toContain('clearData')
})
