import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { guardSignIn, type SignInGuardParts } from './signInGuard'

const signIn = 'https://login.example/tenant/oauth2/v2.0/authorize?redirect_uri=http://localhost:4001'
const adfs = 'https://adfs.fabrikam.com/adfs/ls/'

function setUp() {
  const contents = new EventEmitter()
  const allowed: string[] = []
  const wanted = vi.fn<SignInGuardParts['question']['wanted']>(async () => undefined)
  const hold = { hold: vi.fn(), release: vi.fn() }
  guardSignIn({
    contents: contents as unknown as SignInGuardParts['contents'], signInOrigins: ['https://login.example'], answerOrigins: ['http://localhost:4001'], federated: () => allowed, question: { wanted }, hold
  })
  const go = (event: string, url: string, isMainFrame = true) => {
    const preventDefault = vi.fn()
    contents.emit(event, { url, isMainFrame, isSameDocument: false, preventDefault })
    return preventDefault
  }
  const show = (url: string) => {
    go('did-start-navigation', url)
    contents.emit('did-navigate', {}, url)
  }
  return { allowed, wanted, hold, go, show }
}

test('the sign-in goes through its own pages and back to the application, and nowhere else', () => {
  const { go, show, wanted } = setUp()
  expect(go('will-redirect', 'https://login.example/interaction/1')).not.toHaveBeenCalled()
  show(signIn)
  expect(go('will-frame-navigate', 'http://localhost:4001/')).not.toHaveBeenCalled()
  for (const url of ['mailto:a@example.com', 'http://plain.example/', 'file:///etc/passwd']) expect(go('will-frame-navigate', url), url).toHaveBeenCalledOnce()
  show('http://localhost:4001/')
  expect(go('will-frame-navigate', adfs)).toHaveBeenCalledOnce()
  expect(go('will-frame-navigate', 'https://elsewhere.example/', false)).not.toHaveBeenCalled()
  expect(wanted).not.toHaveBeenCalled()
})

test.each(['will-frame-navigate', 'will-redirect'])('a step of it to an unknown origin (%s) waits for the answer, and goes on as it was', (event) => {
  const { allowed, go, show, wanted, hold } = setUp()
  show(signIn)
  go('did-start-navigation', event === 'will-redirect' ? signIn : adfs)
  expect(go(event, adfs)).not.toHaveBeenCalled()
  expect(hold.hold).toHaveBeenCalledExactlyOnceWith(adfs)
  expect(hold.release).not.toHaveBeenCalled()
  wanted.mock.calls[0]?.[1]()
  expect(hold.release).toHaveBeenCalledExactlyOnceWith(adfs)

  allowed.push('https://adfs.fabrikam.com')
  show(adfs)
  for (const url of [`${adfs}?step=2`, signIn]) expect(go('will-frame-navigate', url)).not.toHaveBeenCalled()
  show(signIn)
  expect(go('will-frame-navigate', adfs)).not.toHaveBeenCalled()
  expect(wanted).toHaveBeenCalledOnce()
})
