import type { CallbackResponse, Session } from 'electron'
import { originOf } from './visitOrigins'

export type HeldRequests = { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> }

/** Pages that wait before their request leaves the computer. */
export interface RequestHold {
  /** From now on nothing goes to the origin of this address. */
  hold(url: string): void
  /** What waits goes out as it is, with its method and its body. */
  release(url: string): void
  /** Nothing that waits goes anywhere. */
  stop(): void
}

/**
 * Holds the request for a page while somebody is asked whether it may go there. A navigation that is cancelled and begun anew would be a GET:
 * an identity provider that is reached by a form (SAML's POST binding), or by a redirect that repeats one (307), would lose what it was sent. A redirect is
 * asked for here too, after `will-redirect`; measured: nothing is sent before the answer. The session's gate at the end of a visit
 * takes this listener's place.
 */
export function holdRequests({ webRequest }: HeldRequests): RequestHold {
  const held = new Map<string, ((answer: CallbackResponse) => void)[]>()
  webRequest.onBeforeRequest({ urls: ['<all_urls>'], types: ['mainFrame'] }, ({ url }, answer) => {
    const waiting = held.get(originOf(url))
    if (waiting === undefined) answer({})
    else waiting.push(answer)
  })
  const end = (origin: string, answer: CallbackResponse): void => {
    const waiting = held.get(origin) ?? []
    held.delete(origin)
    for (const one of waiting) one(answer)
  }
  return {
    hold: (url) => {
      if (!held.has(originOf(url))) held.set(originOf(url), [])
    },
    release: (url) => end(originOf(url), {}),
    stop: () => {
      for (const origin of held.keys()) end(origin, { cancel: true })
    }
  }
}
