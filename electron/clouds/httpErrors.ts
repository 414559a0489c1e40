import { z } from 'zod'
import { AppFailure } from '../contract/errors'
import { byServiceCode, type Mapped } from './serviceCodes'

/** Graph's error body, Partner Center's, and Partner Center's throttle body. */
const bodySchema = z.union([
  z.object({ error: z.object({ code: z.string(), innerError: z.unknown().optional(), innererror: z.unknown().optional() }) }),
  z.object({ code: z.union([z.string(), z.number()]), data: z.array(z.unknown()).nullish() }),
  z.object({ statusCode: z.number() })
])

interface Inner {
  readonly code?: unknown
  readonly innererror?: unknown
  readonly innerError?: unknown
}

/** Graph nests its codes; the innermost says most. */
const deepest = (code: string, inner: unknown, depth = 0): string => {
  if (typeof inner !== 'object' || inner === null || depth > 8) return code
  const { code: next, innererror, innerError } = inner as Inner
  return deepest(typeof next === 'string' ? next : code, innererror ?? innerError, depth + 1)
}

/** The service's own code for what went wrong; `''` when the body is not one of the documented forms. */
export const serviceCodeOf = (body: unknown): string => {
  const parsed = bodySchema.safeParse(body)
  if (!parsed.success) return ''
  const { data } = parsed
  if ('error' in data) return deepest(data.error.code, data.error.innererror ?? data.error.innerError)
  return 'code' in data ? String(data.code) : String(data.statusCode)
}

/** The property that Partner Center refused, where its body names one. */
const propertyOf = (body: unknown): string | undefined => {
  const parsed = bodySchema.safeParse(body)
  const first = parsed.success && 'code' in parsed.data ? parsed.data.data?.[0] : undefined
  return typeof first === 'string' && first !== '' ? first : undefined
}

/** Partner Center has no code for it: a token without a second factor is told by these words alone. */
const lacksSecondFactor = ({ status, body, reason = '' }: Refusal): boolean => {
  const parsed = z.object({ description: z.string() }).safeParse(body)
  return status === 401 && [reason, parsed.data?.description ?? ''].some((words) => /\bMFA required\b/iu.test(words))
}

const byStatus: Readonly<Record<number, Mapped>> = {
  400: { kind: 'invalid', code: 'service.refusedRequest' },
  401: { kind: 'signedOut', code: 'signIn.refused' },
  403: { kind: 'notAllowed', code: 'service.notAllowed' },
  404: { kind: 'notFound', code: 'service.notFound' },
  408: { kind: 'unreachable', code: 'service.unavailable' },
  409: { kind: 'conflict', code: 'service.conflict' },
  410: { kind: 'notFound', code: 'service.notFound' },
  412: { kind: 'conflict', code: 'service.changed' },
  417: { kind: 'invalid', code: 'service.refusedRequest' },
  429: { kind: 'throttled', code: 'service.throttled' }
}

const mappedOf = (status: number, serviceCode: string): Mapped => {
  if (status >= 500) return { kind: 'unreachable', code: 'service.unavailable' }
  const known = status === 401 || status === 429 ? undefined : byServiceCode[serviceCode]
  return known ?? byStatus[status] ?? { kind: 'unexpected', code: 'service.badAnswer' }
}

export interface Refusal {
  readonly status: number
  /** Of the status line, where there is one. */
  readonly reason?: string
  readonly body: unknown
  readonly correlationId: string
  readonly retryAfterMs?: number | undefined
}

/** The AppFailure for an answer that is not a success. `params`: HTTP status, the service's own code, and the property it names. */
export const serviceFailure = (refusal: Refusal): AppFailure => {
  const { status, body, correlationId, retryAfterMs } = refusal
  const serviceCode = serviceCodeOf(body)
  const property = propertyOf(body)
  const mapped: Mapped = lacksSecondFactor(refusal) ? { kind: 'notAllowed', code: 'token.secondFactor' } : mappedOf(status, serviceCode)
  return new AppFailure({
    ...mapped,
    correlationId,
    params: { status, ...(serviceCode !== '' && { serviceCode }), ...(property !== undefined && { property }) },
    ...((mapped.kind === 'throttled' || mapped.kind === 'unreachable') && retryAfterMs !== undefined && { retryAfterMs })
  })
}

/** The claims of a challenge (`WWW-Authenticate: Bearer … claims="<base64>"`), decoded; `undefined` when there is none. */
export const challengeClaims = (header: string | null): string | undefined => {
  const encoded = /claims="([^"]+)"/.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  return text.startsWith('{') ? text : undefined
}
