import { session } from 'electron'

type NetFetch = (url: string, init: RequestInit) => Promise<Response>

/**
 * Chromium's network: the system's proxy and certificates, no cookies, no cache, a session of its own. Time limits are the
 * callers'.
 * @param failed told of a request without an answer, with its origin only
 */
export function createNetFetch(failed: (origin: string, cause: unknown) => void): NetFetch {
  const net = session.fromPartition('service-net', { cache: false })
  return async (url, init) => {
    try {
      return await net.fetch(url, { ...init, credentials: 'omit' })
    } catch (cause) {
      if (init.signal?.aborted !== true) failed(URL.canParse(url) ? new URL(url).origin : '', cause)
      throw cause
    }
  }
}
