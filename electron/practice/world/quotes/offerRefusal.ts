import { WorldError, type WorldRefusal } from '../worldError'

/**
 * Why an offer cannot be made or accepted. `unknownOffer`: never was such an id; `offerNotEligible`: not of this kind;
 * `offerGone`: taken out of the catalogue; `offerNotInCountry`; `belowMinimum`, `aboveMaximum` (of a subscription),
 * `aboveCompanyLimit`: licences; `tooManySubscriptions`: the same product twice, or a trial that was had before.
 */
export type OfferReason =
  | 'notAnAdvisor' | 'unknownOffer' | 'offerNotEligible' | 'offerGone' | 'offerNotInCountry'
  | 'belowMinimum' | 'aboveMaximum' | 'aboveCompanyLimit' | 'tooManySubscriptions' | 'quoteNotFound'

const REFUSALS: Readonly<Partial<Record<OfferReason, WorldRefusal>>> = { quoteNotFound: 'notFound', tooManySubscriptions: 'conflict' }

/** A refusal that Partner Center has a code of its own for. */
export class OfferRefusal extends WorldError {
  readonly reason: OfferReason

  constructor(reason: OfferReason, message: string) {
    super(REFUSALS[reason] ?? 'invalid', message)
    this.name = 'OfferRefusal'
    this.reason = reason
  }
}
