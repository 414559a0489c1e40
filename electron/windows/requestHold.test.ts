import { expect, test, vi } from 'vitest'
import { holdRequests } from './requestHold'

type Listener = (details: { readonly url: string }, answer: (what: object) => void) => void

function setUp() {
  const onBeforeRequest = vi.fn()
  const hold = holdRequests({ webRequest: { onBeforeRequest } })
  const listener = onBeforeRequest.mock.calls[0]?.[1] as Listener
  const ask = (url: string) => {
    const answer = vi.fn()
    listener({ url }, answer)
    return answer
  }
  return { hold, ask, filter: onBeforeRequest.mock.calls[0]?.[0] as unknown }
}

const adfs = 'https://adfs.fabrikam.com/adfs/ls/'

test('lets through what nobody holds', () => {
  const { ask, filter } = setUp()
  expect(filter).toMatchObject({ types: ['mainFrame'] })
  expect(ask(adfs)).toHaveBeenCalledExactlyOnceWith({})
})

test('keeps the request itself until it may go, whatever it is sent with', () => {
  const { hold, ask } = setUp()
  hold.hold(adfs)
  const [first, again, elsewhere] = [ask(adfs), ask(`${adfs}?again`), ask('https://login.example/')]
  expect(first).not.toHaveBeenCalled()
  expect(elsewhere).toHaveBeenCalledExactlyOnceWith({})
  hold.hold(adfs)
  hold.release(adfs)
  for (const answer of [first, again]) expect(answer).toHaveBeenCalledExactlyOnceWith({})
  expect(ask(adfs)).toHaveBeenCalledExactlyOnceWith({})
})

test('lets nothing out that still waits at the end', () => {
  const { hold, ask } = setUp()
  hold.hold(adfs)
  const answer = ask(adfs)
  hold.stop()
  hold.release(adfs)
  expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel: true })
})
