import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { OfferRefusal, type OfferReason } from '../world/quotes/offerRefusal'
import { CartRefusal, type CartReason } from '../world/commerce/cartRefusal'
import { InvalidProperty, WorldError, type WorldRefusal } from '../world/worldError'

/** A refusal with Partner Center's status and numeric code. */
export class PartnerCenterError extends Error {
  readonly status: ContentfulStatusCode
  readonly code: string
  /** Properties that the refusal is about. */
  readonly data: readonly string[]

  constructor(status: ContentfulStatusCode, code: string, message: string, data: readonly string[] = []) {
    super(message)
    this.name = 'PartnerCenterError'
    this.status = status
    this.code = code
    this.data = data
  }
}

const REFUSALS: Readonly<Record<WorldRefusal, readonly [ContentfulStatusCode, string]>> = {
  notFound: [404, '1000'],
  conflict: [409, '3000'],
  invalid: [400, '3000'],
  stale: [412, '2055'],
  notAllowed: [403, '900150']
}

const OFFER_REASONS: Readonly<Record<OfferReason, readonly [ContentfulStatusCode, string]>> = {
  notAnAdvisor: [400, '2071'],
  unknownOffer: [400, '800004'],
  offerNotEligible: [403, '2085'],
  offerGone: [403, '2091'],
  offerNotInCountry: [400, '800070'],
  belowMinimum: [400, '2002'],
  aboveMaximum: [403, '800067'],
  aboveCompanyLimit: [403, '800088'],
  tooManySubscriptions: [403, '800066'],
  quoteNotFound: [404, '900122']
}

const CART_REASONS: Readonly<Record<CartReason, readonly [ContentfulStatusCode, string]>> = {
  notFound: [404, '800008'],
  noRelationship: [403, '20002'],
  noItems: [400, '800009'],
  badItems: [400, '800009'],
  submitted: [400, '800065']
}

export function accessDenied(): PartnerCenterError {
  return new PartnerCenterError(403, '2032', 'Access denied.')
}

export function invalid(message: string): PartnerCenterError {
  return new PartnerCenterError(400, '3000', message)
}

/** The answer to a refused request, in Partner Center's form. */
export function answerError(error: Error, context: Context): Response {
  const known = error instanceof PartnerCenterError ? error : fromWorld(error)
  if (!known) throw error
  if (known.status === 401) context.header('WWW-Authenticate', 'Bearer error="invalid_token"')
  return context.json({ code: known.code, description: known.message, data: known.data, source: 'PartnerFD' }, known.status)
}

function codeOf(error: WorldError): readonly [ContentfulStatusCode, string] {
  if (error instanceof OfferRefusal) return OFFER_REASONS[error.reason]
  return error instanceof CartRefusal ? CART_REASONS[error.reason] : REFUSALS[error.refusal]
}

function fromWorld(error: Error): PartnerCenterError | undefined {
  if (!(error instanceof WorldError)) return undefined
  const [status, code] = codeOf(error)
  return new PartnerCenterError(status, code, error.message, error instanceof InvalidProperty ? [error.property] : [])
}
