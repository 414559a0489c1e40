import { AppFailure } from '../contract/errors'
import type { TenantId } from '../contract/ids'
import { sleep, whilePersonIsAsked } from '../lib/wait'
import type { Audience } from '../services/ports'
import { cancelled, captivePortal, isFailure, networkFailure, untilAborted } from './failures'
import { challengeClaims, serviceFailure } from './httpErrors'
import type { Fetch } from './identity/networkClient'
import type { RenewableTokenSource } from './identity/tokenSource'
import { Paces, usedShare, type Told } from './pace'
import { backOffMs, maxTries, retryAfterMs } from './retry'

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly url: string
  readonly tenantId: TenantId
  readonly audience: Audience
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Partner Center: the `MS-RequestId` under which a write is done once, however often it is sent. Makes a write repeatable. */
  readonly requestId?: string
  /** Under which the service's logs know the first try; absent: a new one for each try. */
  readonly correlationId?: string
  /** Not repeated here: the caller finds out first what became of it. */
  readonly once?: boolean
  /**
   * `interactive` (default): somebody waits, at most 20 s in all. `background`: obeys every `Retry-After` up to 5 minutes, and asks at the
   * pace that the service can bear (see {@link Paces}).
   */
  readonly patience?: 'interactive' | 'background'
  /** Background: told when it holds still for a second or longer, until when (milliseconds since the epoch), and `undefined` at the end of that. */
  readonly waiting?: ((until: number | undefined) => void) | undefined
  readonly signal?: AbortSignal | undefined
  /** Nobody is asked to sign in for it: what would need that is `notAllowed`. */
  readonly quiet?: boolean
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON; `undefined` for an empty answer. */
  readonly json: unknown
}

/** Rejects with AppFailure for every answer that is not 2xx, and for none. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>

export interface HttpOptions {
  readonly fetch: Fetch
  /** For writes that are not known by a request id: it never sends one a second time by itself. Absent: `fetch`. */
  readonly fetchOnce?: Fetch
  readonly tokens: RenewableTokenSource
  /** Told after each try whether the service answered at all; drives online/offline. */
  readonly onOutcome: (outcome: 'answered' | 'unreachable') => void
  /** Told when the service said that this technician may not. */
  readonly onNotAllowed?: (tenantId: TenantId) => void
  readonly now?: () => number
  readonly random?: () => number
  /** Shared by all who ask the same services; absent: of this client alone. */
  readonly paces?: Paces
  /** Per try, body included. */
  readonly timeoutMs?: number
  /** For everything together when somebody waits. */
  readonly interactiveBudgetMs?: number
}

/** Shorter pauses are not worth a word. */
const tellWaitFromMs = 1_000

interface Ids {
  readonly correlationId: string
  readonly requestId: string
}

interface Exchange {
  readonly response: Response
  readonly json: unknown
}

/** Headers by which a try is found in the service's logs, and a write is recognised when it comes twice. */
const tracing = (audience: Audience, correlationId: string, requestId: string): Record<string, string> =>
  audience === 'graph'
    ? { 'client-request-id': correlationId, 'return-client-request-id': 'true' }
    : {
        'MS-CorrelationId': correlationId,
        'MS-RequestId': requestId,
        'MS-Contract-Version': 'v1',
        'MS-PartnerCenter-Application': 'Partner Desk',
        'X-Locale': 'en-US'
      }

/** Of a write an answer may be anything, or words: whoever needs a record of it finds that there is none. */
const parseBody = (response: Response, text: string, { method }: Pick<HttpRequest, 'method'>): unknown => {
  // Some services put a byte order mark before their JSON.
  const clean = text.replace(/^\uFEFF/, '')
  if (clean.trim() === '') return undefined
  const type = response.headers.get('content-type') ?? ''
  if (type.includes('html') && response.status < 500) throw captivePortal()
  try {
    return JSON.parse(clean)
  } catch (error) {
    if (!response.ok || method !== 'GET') return undefined
    throw new AppFailure({ kind: 'unexpected', code: 'service.badAnswer', params: { status: response.status } }, { cause: error })
  }
}

/** How often in all, given why the last try failed: 1 for what will not pass by itself. */
const triesFor = ({ error }: AppFailure, patience: HttpRequest['patience']): number => {
  const passing = error.kind === 'throttled' || (error.kind === 'unreachable' && error.code !== 'network.captivePortal' && error.code !== 'network.certificate')
  if (!passing) return 1
  if (patience === 'background') return maxTries.background
  return error.code.startsWith('network.') ? maxTries.interactiveNoNetwork : maxTries.interactive
}

/** Of a request that was refused because the service is asked too often nothing was done, whatever it is. */
const isRepeatable = ({ once, method, requestId }: HttpRequest, { error }: AppFailure): boolean => once !== true && (method === 'GET' || requestId !== undefined || error.kind === 'throttled')

// Token requests have retries of their own; theirs and ours must not multiply.
const tokenOf = async ({ tenantId, audience, signal, quiet }: HttpRequest, { tokens, onOutcome }: Pick<HttpOptions, 'tokens' | 'onOutcome'>): Promise<string> => {
  try {
    return await tokens.tokenFor(tenantId, audience, signal, quiet)
  } catch (error) {
    if (isFailure(error, 'unreachable') && error.error.code.startsWith('network.')) onOutcome('unreachable')
    throw error
  }
}

/** Waits, and says so when it is worth a word. */
const rest = async (ms: number, { signal, waiting }: HttpRequest, now: () => number): Promise<void> => {
  const told = ms >= tellWaitFromMs
  if (told) waiting?.(now() + ms)
  try {
    await sleep(ms, signal)
  } finally {
    if (told) waiting?.(undefined)
  }
}

/** What an answer says of how much the service can bear. */
const toldBy = ({ status, headers }: Response, retryAfter: number | undefined, tookMs: number): Told => ({
  refused: status === 429 || (status === 503 && retryAfter !== undefined),
  retryAfterMs: retryAfter,
  used: usedShare(headers),
  failed: status >= 500,
  tookMs
})

interface Deadline {
  /** Milliseconds. */
  left(): number
  stop(): void
}

/** For everything together; what a person needs to sign in for it does not count. */
const deadlineOf = (ms: number, signal: AbortSignal, now: () => number): Deadline => {
  let end = now() + ms
  let asked = 0
  const stop = whilePersonIsAsked(signal, {
    asked: () => {
      asked = now()
    },
    answered: () => {
      end += now() - asked
    }
  })
  return { left: () => end - now(), stop }
}

/** Somebody waits for `budgetMs` at most; the background, and whoever is asked to sign in, take their time. */
const withinBudget = async <T>(request: HttpRequest, budgetMs: number, now: () => number, send: (request: HttpRequest, limit: Deadline) => Promise<T>): Promise<T> => {
  if (request.patience === 'background') return send(request, { left: () => Number.POSITIVE_INFINITY, stop: () => undefined })
  const signal = request.signal ?? new AbortController().signal
  const limit = deadlineOf(budgetMs, signal, now)
  try {
    return await send({ ...request, signal }, limit)
  } finally {
    limit.stop()
  }
}

/**
 * The one HTTP client for Graph and Partner Center: a token of the right tenant, a time limit for each try, correlation ids,
 * retries by the service's own word (`Retry-After`) or doubled pauses, and one AppFailure kind for each way to fail.
 */
export const createHttp = (options: HttpOptions): Http => {
  const { fetch, fetchOnce = fetch, tokens, onOutcome, onNotAllowed, now = Date.now, random = Math.random, paces = new Paces(), timeoutMs = 15_000, interactiveBudgetMs = 20_000 } = options

  const exchange = async (request: HttpRequest, token: string, ids: Ids, limitMs: number): Promise<Exchange> => {
    const limit = AbortSignal.timeout(limitMs)
    const signal = request.signal === undefined ? limit : AbortSignal.any([request.signal, limit])
    try {
      const send = request.method === 'GET' || request.requestId !== undefined ? fetch : fetchOnce
      const answer = send(request.url, {
        method: request.method,
        redirect: 'error',
        credentials: 'omit',
        signal,
        headers: {
          accept: 'application/json',
          ...tracing(request.audience, ids.correlationId, ids.requestId),
          ...request.headers,
          ...(request.body !== undefined && { 'content-type': 'application/json' }),
          authorization: `Bearer ${token}`
        },
        ...(request.body !== undefined && { body: JSON.stringify(request.body) })
      })
      const response = await untilAborted(answer, signal)
      const json = parseBody(response, await untilAborted(response.text(), signal), request)
      onOutcome('answered')
      return { response, json }
    } catch (error) {
      const failure = networkFailure(error, limit, request.signal)
      if (failure.error.kind === 'unreachable') onOutcome('unreachable')
      throw failure
    }
  }

  /** One try, and one more with a fresh token when the service refuses the one we had (1.5). */
  const attempt = async (request: HttpRequest, token: string, ids: Ids, limitMs: number): Promise<Exchange> => {
    const { tenantId, audience, signal, quiet } = request
    const first = await exchange(request, token, ids, limitMs)
    const claims = challengeClaims(first.response.headers.get('www-authenticate'))
    if (first.response.status !== 401 && claims === undefined) return first
    const second = await exchange(request, await tokens.renewedTokenFor(tenantId, audience, claims, signal, quiet), ids, limitMs)
    // Challenged again after having signed in for it: the policy wants what this sign-in cannot have. Asking on would never end.
    if (challengeClaims(second.response.headers.get('www-authenticate')) === undefined) return second
    throw new AppFailure({ kind: 'notAllowed', code: 'token.blockedByPolicy', correlationId: ids.correlationId })
  }

  const send = async (request: HttpRequest, limit: Deadline): Promise<HttpAnswer> => {
    const background = request.patience === 'background'
    const pace = paces.of(request.audience, request.tenantId)
    let requestId = request.requestId ?? crypto.randomUUID()

    for (let tried = 1; ; tried += 1) {
      if (request.signal?.aborted === true) throw cancelled()
      const correlationId = tried === 1 && request.correlationId !== undefined ? request.correlationId : crypto.randomUUID()
      const token = await tokenOf(request, options)
      if (background) await rest(pace.turn(now()), request, now)
      const begun = now()
      const limitMs = Math.min(timeoutMs, Math.max(limit.left(), 1))
      let wait: number | undefined
      let failure: AppFailure
      try {
        const { response, json } = await attempt(request, token, { correlationId, requestId }, limitMs)
        wait = retryAfterMs(response.headers.get('retry-after'), now())
        pace.answered(toldBy(response, wait, now() - begun), now())
        if (response.ok) return { status: response.status, headers: response.headers, json }
        failure = serviceFailure({ status: response.status, reason: response.statusText, body: json, correlationId, retryAfterMs: wait })
        if (failure.error.kind === 'notAllowed') onNotAllowed?.(request.tenantId)
        // An answer ends a request id; only a request without an answer keeps it, so that it is not done twice.
        requestId = crypto.randomUUID()
      } catch (error) {
        if (!(error instanceof AppFailure)) throw error
        failure = error
        wait = failure.error.retryAfterMs
        if (failure.error.code === 'network.timedOut') pace.answered({ refused: false, failed: true, tookMs: now() - begun }, now())
      }
      wait ??= backOffMs(tried - 1, random)
      if (!isRepeatable(request, failure) || tried >= triesFor(failure, request.patience) || wait >= limit.left()) throw failure
      await rest(wait, request, now)
    }
  }

  return (request) => withinBudget(request, interactiveBudgetMs, now, send)
}

/** Turns "the service answered: there is no such thing" into `undefined`; everything else stays an error. */
export const orUndefined = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppFailure && error.error.kind === 'notFound') return undefined
    throw error
  }
}
