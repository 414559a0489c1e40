import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import { AppFailure } from '../../contract/errors'
import { captivePortal, networkFailure, untilAborted } from '../failures'
import { retryAfterMs } from '../retry'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Remembers why a token request failed, because MSAL passes on only "network_error". Keyed by the request's correlation id. */
export interface FailureLog {
  note(correlationId: string | undefined, failure: AppFailure): void
  take(correlationId: string): AppFailure | undefined
}

const remembered = 50

export const createFailureLog = (): FailureLog => {
  const failures = new Map<string, AppFailure>()
  return {
    note(correlationId, failure) {
      if (correlationId === undefined) return
      failures.set(correlationId, failure)
      if (failures.size > remembered) failures.delete(failures.keys().next().value ?? '')
    },
    take(correlationId) {
      const failure = failures.get(correlationId)
      failures.delete(correlationId)
      return failure
    }
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw captivePortal()
  }
}

const headersOf = (response: Response): Record<string, string> => {
  const headers = Object.fromEntries(response.headers)
  // MSAL would refuse every equal request for as long as this header says, even when the service is well again.
  delete headers['retry-after']
  return headers
}

/** Server faults never reach MSAL: it would lock out equal requests for a minute in a map that nobody can clear. */
const throwServerFault = (response: Response, now: number): void => {
  if (response.status === 429) {
    const wait = retryAfterMs(response.headers.get('retry-after'), now)
    throw new AppFailure({ kind: 'throttled', code: 'service.throttled', ...(wait !== undefined && { retryAfterMs: wait }) })
  }
  if (response.status >= 500) throw new AppFailure({ kind: 'unreachable', code: 'service.unavailable', params: { status: response.status } })
}

export interface NetworkClientOptions {
  readonly fetch: Fetch
  readonly failures: FailureLog
  /** Per request, body included. */
  readonly timeoutMs?: number
  readonly now?: () => number
}

/**
 * The HTTP client that MSAL gets. Its own has no time limit, no system proxy and no system certificate store
 * (the injected `fetch` is the browser engine's). Throws AppFailure; the reason is kept in the {@link FailureLog}.
 */
export const createNetworkClient = ({ fetch, failures, timeoutMs = 15_000, now = Date.now }: NetworkClientOptions): INetworkModule => {
  const send = async <T>(method: 'GET' | 'POST', url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> => {
    const limit = AbortSignal.timeout(timeoutMs)
    try {
      const answer = fetch(url, {
        method,
        signal: limit,
        redirect: 'error',
        credentials: 'omit',
        ...(options?.headers !== undefined && { headers: options.headers }),
        ...(options?.body !== undefined && { body: options.body })
      })
      const response = await untilAborted(answer, limit)
      const text = await untilAborted(response.text(), limit)
      throwServerFault(response, now())
      return { headers: headersOf(response), body: parse(text) as T, status: response.status }
    } catch (error) {
      const failure = networkFailure(error, limit)
      failures.note(options?.correlationId, failure)
      throw failure
    }
  }
  return {
    sendGetRequestAsync: <T>(url: string, options?: NetworkRequestOptions) => send<T>('GET', url, options),
    sendPostRequestAsync: <T>(url: string, options?: NetworkRequestOptions) => send<T>('POST', url, options)
  }
}
