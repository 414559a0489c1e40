import { describe, expect, it } from 'vitest'
import type { AppError, ErrorKind } from '../contract/errors'
import { serviceFailure } from './httpErrors'
import { byServiceCode } from './serviceCodes'

const graph = (code: string, ...inner: readonly string[]): object => {
  const innermost = inner.toReversed().reduce<object>((below, one) => ({ code: one, innererror: below }), { 'request-id': 'r', 'client-request-id': 'c', date: '2026-01-01T00:00:00' })
  return { error: { code, message: 'Words that nothing hangs on.', innerError: innermost } }
}
const partnerCenter = (code: number | string, ...data: readonly string[]): object => ({ code, description: 'Words that nothing hangs on.', data, source: 'PartnerFD' })
const told = (status: number, body: unknown, more: { readonly reason?: string; readonly retryAfterMs?: number } = {}): AppError => serviceFailure({ status, body, correlationId: 'c', ...more }).error

type Row = readonly [status: number, body: unknown, kind: ErrorKind, code: string]

const graphRows: readonly Row[] = [
  [400, graph('Request_BadRequest'), 'invalid', 'service.refusedRequest'],
  [400, graph('badRequest'), 'invalid', 'service.refusedRequest'],
  [401, graph('InvalidAuthenticationToken'), 'signedOut', 'signIn.refused'],
  [403, graph('Authorization_RequestDenied'), 'notAllowed', 'service.notAllowed'],
  [400, graph('Authorization_RequestDenied'), 'notAllowed', 'service.notAllowed'],
  [403, graph('Authorization_IdentityNotFound'), 'notAllowed', 'token.noAccess'],
  [403, graph('accessDenied'), 'notAllowed', 'service.notAllowed'],
  [404, graph('Request_ResourceNotFound'), 'notFound', 'service.notFound'],
  [400, graph('badRequest', 'Request_ResourceNotFound'), 'notFound', 'service.notFound'],
  [404, graph('itemNotFound'), 'notFound', 'service.notFound'],
  [404, graph('ResourceNotFound'), 'notFound', 'service.notFound'],
  [409, graph('conflict'), 'conflict', 'service.conflict'],
  [409, graph('Request_MultipleObjectsWithSameKeyValue'), 'conflict', 'service.conflict'],
  [412, graph('preconditionFailed'), 'conflict', 'service.changed'],
  [428, graph('preconditionRequired'), 'unexpected', 'service.badAnswer'],
  [429, graph('TooManyRequests'), 'throttled', 'service.throttled'],
  [429, graph('activityLimitReached', 'throttledRequest'), 'throttled', 'service.throttled'],
  [500, graph('generalException'), 'unreachable', 'service.unavailable'],
  [503, graph('serviceNotAvailable'), 'unreachable', 'service.unavailable'],
  [504, graph('UnknownError'), 'unreachable', 'service.unavailable']
]

const partnerCenterRows: readonly Row[] = [
  [401, partnerCenter('401'), 'signedOut', 'signIn.refused'],
  [403, partnerCenter(2032), 'notAllowed', 'service.notAllowed'],
  [403, partnerCenter(900150), 'notAllowed', 'service.notAllowed'],
  [403, partnerCenter(20002), 'notAllowed', 'service.noRelationship'],
  [404, partnerCenter(1000), 'notFound', 'service.notFound'],
  [404, partnerCenter(3000), 'notFound', 'service.notFound'],
  [400, partnerCenter(60002), 'notFound', 'service.notFound'],
  [400, partnerCenter(60003), 'notFound', 'service.notFound'],
  [404, partnerCenter(900122), 'notFound', 'service.notFound'],
  [409, partnerCenter(2055), 'conflict', 'service.changed'],
  [412, partnerCenter(2055), 'conflict', 'service.changed'],
  [400, partnerCenter(3000, 'postalCode'), 'invalid', 'service.refusedRequest'],
  [400, partnerCenter(900118), 'invalid', 'service.refusedRequest'],
  // The statuses of Microsoft's own table.
  [400, partnerCenter(2055), 'conflict', 'service.changed'],
  [403, partnerCenter(2006), 'invalid', 'quote.offerNotEligible'],
  [403, partnerCenter(2085), 'invalid', 'quote.offerNotEligible'],
  [403, partnerCenter(2091), 'invalid', 'quote.offerGone'],
  [400, partnerCenter(2100), 'invalid', 'quote.offerGone'],
  [400, partnerCenter(2002), 'invalid', 'quote.tooFewLicences'],
  [400, partnerCenter(27_006), 'invalid', 'quote.tooManyLicences'],
  [403, partnerCenter(800_066), 'invalid', 'quote.tooManySubscriptions'],
  [403, partnerCenter(800_089), 'invalid', 'quote.tooManyLicences'],
  [404, partnerCenter(20_003), 'notFound', 'service.notFound'],
  [404, partnerCenter(60_002), 'notFound', 'service.notFound'],
  [404, partnerCenter(800_015), 'notFound', 'service.notFound'],
  [401, partnerCenter(400), 'signedOut', 'signIn.refused'],
  [401, partnerCenter(800_001), 'signedOut', 'signIn.refused'],
  [403, partnerCenter(900_308), 'notAllowed', 'service.notAllowed'],
  [403, partnerCenter(900_309), 'notAllowed', 'token.blockedByPolicy'],
  [400, partnerCenter(600_050), 'invalid', 'service.refusedRequest'],
  [400, partnerCenter(800_002), 'invalid', 'order.linesInError'],
  [400, partnerCenter(800_010), 'invalid', 'order.linesInError'],
  [400, partnerCenter(900_275), 'invalid', 'order.linesInError'],
  [400, partnerCenter(800_017), 'invalid', 'quote.tooManyLicences'],
  [409, partnerCenter(800_060), 'conflict', 'service.conflict'],
  [409, partnerCenter(800_064), 'conflict', 'service.conflict'],
  [400, partnerCenter(800_065), 'conflict', 'service.conflict'],
  [404, partnerCenter(400_018), 'notFound', 'order.catalogueChanged'],
  [404, partnerCenter(400_019), 'notFound', 'order.catalogueChanged'],
  ...[[403, 800_020], [403, 800_028], [400, 800_086], [403, 900_322]].map(([status = 0, code = 0]): Row => [status, partnerCenter(code), 'invalid', 'order.notForSale']),
  ...[[403, 2030], [403, 800_039], [403, 900_149]].map(([status = 0, code = 0]): Row => [status, partnerCenter(code), 'notAllowed', 'order.mayNotSell']),
  ...[[400, 800_022], [400, 800_024], [400, 800_026], [400, 800_062], [403, 800_069], [403, 800_073], [403, 800_074], [403, 800_075]].map(([status = 0, code = 0]): Row => [status, partnerCenter(code), 'notAllowed', 'order.customerHeld']),
  ...[[403, 800_023], [400, 800_025], [403, 900_121]].map(([status = 0, code = 0]): Row => [status, partnerCenter(code), 'notAllowed', 'order.noCredit']),
  ...[[400, 900_203], [400, 900_206]].map(([status = 0, code = 0]): Row => [status, partnerCenter(code), 'notAllowed', 'order.attestation']),
  [403, partnerCenter(900_124), 'notAllowed', 'order.noPartnerAgreement'],
  [400, partnerCenter(2071), 'invalid', 'quote.notAnAdvisor'],
  [400, partnerCenter(900125), 'invalid', 'quote.notAnAdvisor'],
  [400, partnerCenter(2085), 'invalid', 'quote.offerNotEligible'],
  [400, partnerCenter(2091), 'invalid', 'quote.offerGone'],
  [400, partnerCenter(800004), 'invalid', 'quote.offerGone'],
  [400, partnerCenter(800067), 'invalid', 'quote.tooManyLicences'],
  [400, partnerCenter(800088), 'invalid', 'quote.tooManyLicences'],
  [400, partnerCenter(800070), 'invalid', 'quote.notInCountry'],
  [404, partnerCenter(400_013), 'notFound', 'service.notFound'],
  [404, partnerCenter(800_008), 'notFound', 'order.cartExpired'],
  [400, partnerCenter(800_009), 'invalid', 'order.linesInError'],
  [409, partnerCenter(800_065), 'conflict', 'service.conflict'],
  [400, partnerCenter(13_605), 'notAllowed', 'order.noAgreement'],
  [403, partnerCenter(900_123), 'notAllowed', 'order.noPartnerAgreement'],
  [417, partnerCenter(4000), 'invalid', 'service.refusedRequest'],
  [429, { statusCode: 429, message: 'Rate limit is exceeded.' }, 'throttled', 'service.throttled'],
  [500, partnerCenter(0), 'unreachable', 'service.unavailable'],
  [502, undefined, 'unreachable', 'service.unavailable']
]

describe('documented refusals', () => {
  it('of Partner Center and Graph that have a meaning of their own are all looked at here', () => {
    const looked = new Set([...graphRows, ...partnerCenterRows].map(([status, body]) => told(status, body).params?.['serviceCode']))
    expect(Object.keys(byServiceCode).filter((code) => !looked.has(code))).toEqual([])
  })

  it.each(graphRows)('Graph’s %i %j is %s %s', (status, body, kind, code) => {
    expect(told(status, body)).toMatchObject({ kind, code, correlationId: 'c' })
  })

  it.each(partnerCenterRows)('Partner Center’s %i %j is %s %s', (status, body, kind, code) => {
    expect(told(status, body)).toMatchObject({ kind, code, correlationId: 'c' })
  })

  it('carry the service’s own innermost code, and the property that it names', () => {
    expect(told(400, graph('badRequest', 'Request_ResourceNotFound')).params).toEqual({ status: 400, serviceCode: 'Request_ResourceNotFound' })
    expect(told(400, partnerCenter(3000, 'postalCode')).params).toEqual({ status: 400, serviceCode: '3000', property: 'postalCode' })
  })

  it('of Partner Center for want of a second factor are told by its words, in the status line or the body', () => {
    expect(told(401, undefined, { reason: 'Unauthorized - MFA required' })).toMatchObject({ kind: 'notAllowed', code: 'token.secondFactor' })
    expect(told(401, { code: '401', description: 'Unauthorized - MFA required' })).toMatchObject({ kind: 'notAllowed', code: 'token.secondFactor' })
    expect(told(400, { code: '400', description: 'MFA required' })).toMatchObject({ kind: 'invalid' })
  })

  it('say how long to wait only where waiting helps', () => {
    expect(told(429, graph('TooManyRequests'), { retryAfterMs: 57_000 }).retryAfterMs).toBe(57_000)
    expect(told(404, graph('itemNotFound'), { retryAfterMs: 57_000 }).retryAfterMs).toBeUndefined()
  })
})
