import { EventEmitter } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import type { ReadPage } from './pageReader'
import { watchPortalTenant } from './portalTenant'

const own = '11111111-2222-4333-8444-555555555555'
const other = '99999999-2222-4333-8444-555555555555'

function atPage(answer: () => Promise<unknown>, url = 'https://portal.example/x') {
  const events = new EventEmitter()
  const run = vi.fn((_world: number, _scripts: readonly { readonly code: string }[]) => answer())
  const contents = Object.assign(events, { getURL: () => url, isDestroyed: () => false, executeJavaScriptInIsolatedWorld: run })
  const seen: string[] = []
  watchPortalTenant({ contents: contents as unknown as ReadPage, tenantId: own.toUpperCase(), asks: (origin) => origin === 'https://portal.example', mismatch: (tenant) => void seen.push(tenant) })
  const after = async (event: string, ...details: unknown[]) => {
    events.emit(event, {}, ...details)
    await new Promise((resolve) => { setImmediate(resolve) })
    return seen
  }
  return { after, run }
}

describe('the tenant that a page says it is', () => {
  test.each([['dom-ready', []], ['did-finish-load', []], ['did-navigate-in-page', ['https://portal.example/y', true]], ['page-title-updated', ['x', true]]])('is asked after %s', async (event, details) => {
    expect(await atPage(async () => other.toUpperCase()).after(event, ...details)).toEqual([other])
  })

  test.each([own, '', 'not a tenant', `${other} `, 7, null, { toString: () => other }])('%s is no other tenant', async (answer) => {
    expect(await atPage(async () => answer).after('dom-ready')).toEqual([])
  })

  test('is not asked of a sign-in, nor after a navigation in an inner frame', async () => {
    const signIn = atPage(async () => other, 'https://login.example/portal.example')
    await signIn.after('dom-ready')
    const inner = atPage(async () => other)
    await inner.after('did-navigate-in-page', 'https://portal.example/', false)
    expect([signIn.run, inner.run].map((run) => run.mock.calls.length)).toEqual([0, 0])
  })

  test('stays unknown when the page does not answer', async () => {
    expect(await atPage(() => Promise.reject(new Error('gone'))).after('dom-ready')).toEqual([])
  })

  test('is asked in a world of its own, by the same words for every customer', async () => {
    const one = atPage(async () => own)
    await one.after('dom-ready')
    const [[world, scripts] = []] = one.run.mock.calls
    expect(world).toBeGreaterThan(999)
    expect(scripts).toHaveLength(1)
    expect(scripts?.[0]?.code).not.toContain(own)
  })
})
