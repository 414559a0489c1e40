import { request } from 'node:http'
import type { AuthenticationResult, InteractiveRequest } from '@azure/msal-node'
import { AppFailure } from '../../contract/errors'

/** A sign-in page that is open in a window or in the browser. */
export interface OpenSignIn {
  /** Resolves when the technician closed the page; never, where that cannot be seen (system browser). */
  readonly closed: Promise<void>
  close(): void
}
export type SignInOpener = (url: string) => Promise<OpenSignIn> | OpenSignIn

type StopReason = 'signIn.cancelled' | 'signIn.timedOut'

interface AttemptOptions {
  /** Starts MSAL's interactive flow with this way to open the page. */
  readonly acquire: (flow: Pick<InteractiveRequest, 'openBrowser' | 'successTemplate' | 'errorTemplate'>) => Promise<AuthenticationResult>
  readonly open: SignInOpener
  /** Removes what a flow that was stopped too late has put into the cache. */
  readonly discard: () => Promise<void>
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

const pageOf = (title: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Partner Desk</title><body style="font:16px system-ui;margin:15vh auto;max-width:30em;text-align:center"><p>${title}</p></body></html>`

/**
 * MSAL waits for ever and has no cancel. Its listener accepts an error that carries the right `state`, so we answer in the
 * browser's place: the flow ends, and the port closes. Sent to 127.0.0.1, the only address the listener is bound to.
 */
const endListener = (authorizeUrl: string): Promise<void> =>
  new Promise((resolve) => {
    const query = new URL(authorizeUrl).searchParams
    const body = new URLSearchParams({ error: 'user_cancelled', error_description: 'stopped', state: query.get('state') ?? '' }).toString()
    const { port } = new URL(query.get('redirect_uri') ?? 'http://localhost')
    const post = request(
      { host: '127.0.0.1', port, method: 'POST', path: '/', agent: false, timeout: 900, headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) } },
      (response) => {
        response.resume()
        response.once('close', resolve)
      }
    )
    // A listener that is gone already is what we want.
    post.once('error', () => resolve())
    post.once('timeout', () => post.destroy())
    post.end(body)
  })

const stopped = (reason: StopReason): AppFailure => new AppFailure({ kind: reason === 'signIn.timedOut' ? 'timedOut' : 'cancelled', code: reason })

/**
 * One interactive sign-in: opens the page, waits, and ends within a second of a cancel (`signal`), of the closed page
 * or of the time limit. Rejects with `signIn.cancelled` or `signIn.timedOut`, or with what MSAL threw. Afterwards the
 * loopback port is closed and the page is gone (capabilities 1.3).
 */
export const runSignInAttempt = ({ acquire, open, discard, timeoutMs, signal }: AttemptOptions): Promise<AuthenticationResult> => {
  let url: string | undefined
  let opened: OpenSignIn | undefined
  let reason: StopReason | undefined
  let end: ((failure: AppFailure) => void) | undefined
  const ended = new Promise<never>((_resolve, reject) => {
    end = reject
  })

  const stop = (why: StopReason): void => {
    if (reason !== undefined) return
    reason = why
    if (url !== undefined) void endListener(url).then(() => end?.(stopped(why)))
    else end?.(stopped(why))
  }
  const openBrowser = async (authorizeUrl: string): Promise<void> => {
    url = authorizeUrl
    if (reason !== undefined) {
      await endListener(authorizeUrl)
      return
    }
    const page = await open(authorizeUrl)
    opened = page
    if (reason === undefined) void page.closed.then(() => stop('signIn.cancelled'))
    else page.close()
  }

  const timer = setTimeout(() => stop('signIn.timedOut'), timeoutMs)
  const onAbort = (): void => stop('signIn.cancelled')
  if (signal.aborted) stop('signIn.cancelled')
  signal.addEventListener('abort', onAbort, { once: true })

  const flow = acquire({
    openBrowser,
    successTemplate: pageOf('You are signed in. You can close this page.'),
    errorTemplate: pageOf('The sign-in was not completed. You can close this page.')
  }).then(async (result) => {
    if (reason === undefined) return result
    await discard()
    throw stopped(reason)
  }, (error: unknown) => {
    // Our own answer to the listener comes back as an error of the identity provider.
    throw reason === undefined ? error : stopped(reason)
  })
  return Promise.race([flow, ended]).finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
    reason ??= 'signIn.cancelled'
    opened?.close()
  })
}
