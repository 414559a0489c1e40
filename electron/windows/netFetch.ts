import { setImmediate as nextTurn } from 'node:timers/promises'
import { session, type Session } from 'electron'

type NetFetch = (url: string, init: RequestInit) => Promise<Response>

/** Told of a request without an answer, with its origin only. */
type Failed = (origin: string, cause: unknown) => void

/**
 * Chromium's network: the system's proxy and certificates, no cookies, no cache, a session of its own. Time limits are the
 * callers'.
 */
export function createNetFetch(failed: Failed): NetFetch {
  const net = session.fromPartition('service-net', { cache: false })
  let loaded: Promise<void> | undefined
  return (url, init) => tellingOf(failed, url, init, async () => {
    loaded ??= loadFetch()
    await loaded
    return net.fetch(url, { ...init, credentials: 'omit' })
  })
}

/**
 * The same for what must not be sent twice. When a connection that it had kept from an earlier request breaks before the answer, Chromium
 * sends the request again by itself, a POST too, and tells nobody; on a new connection it does not. So each of these requests has a
 * connection that nothing used before, and that nothing uses after. Made when first needed; the few that are there are used in turn.
 */
export function createOnceFetch(failed: Failed): NetFetch {
  const idle: Session[] = []
  let made = 0
  const fresh = (): Session => {
    made += 1
    return session.fromPartition(`service-once-${made}`, { cache: false })
  }
  return (url, init) => tellingOf(failed, url, init, async () => {
    const net = idle.pop() ?? fresh()
    try {
      const answer = await net.fetch(url, { ...init, credentials: 'omit' })
      const body = await answer.arrayBuffer()
      // Read to its end, because the connection goes now. A status without content must have none.
      return new Response(body.byteLength === 0 ? null : body, { status: answer.status, headers: answer.headers })
    } finally {
      await net.closeAllConnections()
      idle.push(net)
    }
  })
}

/** Electron's fetch makes Node load all of its own at the first request, some 50 ms of work in one go: that has a turn for itself. */
async function loadFetch(): Promise<void> {
  await nextTurn()
  void globalThis.Request
  await nextTurn()
}

async function tellingOf(failed: Failed, url: string, { signal }: RequestInit, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (cause) {
    if (signal?.aborted !== true) failed(URL.canParse(url) ? new URL(url).origin : '', cause)
    throw cause
  }
}
