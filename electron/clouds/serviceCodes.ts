import type { AppError } from '../contract/errors'

export type Mapped = Pick<AppError, 'kind' | 'code'>

const gone: Mapped = { kind: 'notFound', code: 'service.notFound' }
const notAllowed: Mapped = { kind: 'notAllowed', code: 'service.notAllowed' }
const conflict: Mapped = { kind: 'conflict', code: 'service.conflict' }
const notAnAdvisor: Mapped = { kind: 'invalid', code: 'quote.notAnAdvisor' }
const notEligible: Mapped = { kind: 'invalid', code: 'quote.offerNotEligible' }
const offerGone: Mapped = { kind: 'invalid', code: 'quote.offerGone' }
const tooMany: Mapped = { kind: 'invalid', code: 'quote.tooManyLicences' }
const linesInError: Mapped = { kind: 'invalid', code: 'order.linesInError' }
const notForSale: Mapped = { kind: 'invalid', code: 'order.notForSale' }
const catalogueChanged: Mapped = { kind: 'notFound', code: 'order.catalogueChanged' }
const customerHeld: Mapped = { kind: 'notAllowed', code: 'order.customerHeld' }
const noCredit: Mapped = { kind: 'notAllowed', code: 'order.noCredit' }
const mayNotSell: Mapped = { kind: 'notAllowed', code: 'order.mayNotSell' }
const attestation: Mapped = { kind: 'notAllowed', code: 'order.attestation' }
const noPartnerAgreement: Mapped = { kind: 'notAllowed', code: 'order.noPartnerAgreement' }

/** Graph's codes that mean more than their HTTP status (learn.microsoft.com/graph/errors). */
const ofGraph: Readonly<Record<string, Mapped>> = {
  Request_ResourceNotFound: gone,
  ResourceNotFound: gone,
  Authorization_RequestDenied: notAllowed,
  Authorization_IdentityNotFound: { kind: 'notAllowed', code: 'token.noAccess' },
  conflict
}

/**
 * Partner Center's, of the requests that are made here (learn.microsoft.com/partner-center/developer/error-codes, compared with its version of
 * 2023-06-15). What is not here is told by its status alone, which says the same: 400 of 3000, 401 of 400 and 800001, 404 of 20003.
 */
const ofPartnerCenter: Readonly<Record<string, Mapped>> = {
  1000: gone,
  2032: notAllowed,
  2055: { kind: 'conflict', code: 'service.changed' },
  20002: { kind: 'notAllowed', code: 'service.noRelationship' },
  60002: gone,
  60003: gone,
  900118: { kind: 'invalid', code: 'service.refusedRequest' },
  900122: gone,
  900150: notAllowed,
  900308: notAllowed,
  900309: { kind: 'notAllowed', code: 'token.blockedByPolicy' },
  // Offers.
  2002: { kind: 'invalid', code: 'quote.tooFewLicences' },
  2006: notEligible,
  2071: notAnAdvisor,
  2085: notEligible,
  2091: offerGone,
  2100: offerGone,
  27006: tooMany,
  800004: offerGone,
  800066: { kind: 'invalid', code: 'quote.tooManySubscriptions' },
  800067: tooMany,
  800070: { kind: 'invalid', code: 'quote.notInCountry' },
  800088: tooMany,
  800089: tooMany,
  900125: notAnAdvisor,
  // Carts.
  800002: linesInError,
  800008: { kind: 'notFound', code: 'order.cartExpired' },
  800009: linesInError,
  800010: linesInError,
  800017: tooMany,
  900275: linesInError,
  // Bought or being bought already: what came of it is found by reading.
  800060: conflict,
  800064: conflict,
  800065: conflict,
  // What is sold changes; ids are good for a short time.
  400013: gone,
  400018: catalogueChanged,
  400019: catalogueChanged,
  800020: notForSale,
  800028: notForSale,
  800086: notForSale,
  900322: notForSale,
  // Who may buy and sell.
  2030: mayNotSell,
  800039: mayNotSell,
  900149: mayNotSell,
  800022: customerHeld,
  800024: customerHeld,
  800026: customerHeld,
  800062: customerHeld,
  800069: customerHeld,
  800073: customerHeld,
  800074: customerHeld,
  800075: customerHeld,
  800023: noCredit,
  800025: noCredit,
  900121: noCredit,
  900203: attestation,
  900206: attestation,
  13605: { kind: 'notAllowed', code: 'order.noAgreement' },
  900123: noPartnerAgreement,
  900124: noPartnerAgreement
}

/** Documented codes that mean more than their HTTP status. */
export const byServiceCode: Readonly<Record<string, Mapped>> = { ...ofGraph, ...ofPartnerCenter }
