import { EventEmitter } from 'node:events'
import { runInNewContext } from 'node:vm'
import { describe, expect, test, vi } from 'vitest'
import type { ReadPage } from './pageReader'
import { deviceRuleIn, watchSignInTrouble } from './signInTrouble'

describe('the code of a rule about devices', () => {
  test.each([
    ['AADSTS53003: Access has been blocked by Conditional Access policies.', '53003'],
    ['More details\nError Code: 53000\nRequest Id: 1', '53000'],
    ['$Config={"sErrorCode":"50097","iRemainingDigits":3}', '50097'],
    ['{"ErrorCode":50005}', '50005'],
    ['https://portal.example/?error=access_denied&error_description=AADSTS53002%3a+no', '53002']
  ])('%j is %s', (text, code) => expect(deviceRuleIn(text)).toBe(code))

  test.each(['AADSTS50020: no access', 'AADSTS530031', 'ticket 53003', '{"code":53003}', 'AADSTS53004', ''])('%j is none', (text) => expect(deviceRuleIn(text)).toBeUndefined())
})

function atWork(answer = '') {
  const events = new EventEmitter()
  const at = { url: 'https://login.example/authorize' }
  const run = vi.fn(async (_world: number, _scripts: readonly { readonly code: string }[]) => answer)
  const contents = Object.assign(events, { getURL: () => at.url, isDestroyed: () => false, executeJavaScriptInIsolatedWorld: run })
  const calls = { found: vi.fn(), over: vi.fn() }
  watchSignInTrouble({ contents: contents as unknown as ReadPage, isSignIn: (origin) => origin === 'https://login.example', isOurs: (origin) => origin === 'https://portal.example', ...calls })
  const read = async (event: string) => {
    events.emit(event)
    await new Promise(setImmediate)
  }
  const go = async (url: string) => {
    at.url = url
    events.emit('did-navigate', {}, url)
    await read('dom-ready')
  }
  return { ...calls, go, read, run }
}

describe('a sign-in that wants a device it knows', () => {
  test('is noticed by what its page says, until another one is there', async () => {
    const { found, over, go, read } = atWork('53003')
    await go('https://login.example/authorize')
    await read('page-title-updated')
    expect(found.mock.calls, 'once for the page').toEqual([['53003']])
    await go('https://portal.example/')
    expect(found).toHaveBeenCalledOnce()
    expect(over).toHaveBeenCalledTimes(2)
  })

  test.each(['https://login.example/x?error_description=AADSTS53001', 'https://portal.example/#error_description=AADSTS53001'])('is noticed by its address (%s)', async (url) => {
    const { found, go } = atWork()
    await go(url)
    expect(found.mock.calls).toEqual([['53001']])
  })

  test('is never looked for elsewhere, and a page that answers anything else says nothing', async () => {
    const { found, go, run } = atWork('53003; look here')
    await go('https://elsewhere.example/?error_description=AADSTS53001')
    expect(run).not.toHaveBeenCalled()
    await go('https://login.example/authorize')
    expect(run).toHaveBeenCalledOnce()
    expect(found).not.toHaveBeenCalled()
  })

  test('is found in the page by the very expression that is asked of it', async () => {
    const { go, run } = atWork()
    await go('https://login.example/authorize')
    const code = run.mock.calls[0]?.[1][0]?.code ?? ''
    const ask = (textContent: string): unknown => runInNewContext(code, { document: { documentElement: { textContent } } })
    expect(['Hello', '… Error Code: 53000 …'].map(ask)).toEqual(['', '53000'])
  })
})
