import { AppFailure } from '../../contract/errors'
import type { CatalogueChange, Offer } from '../../contract/offer'
import type { QuoteRequest } from './quotePorts'

/** The catalogue allows something else by now; nothing was issued. */
export class CatalogueChanged extends AppFailure {
  readonly changes: readonly CatalogueChange[]
  constructor(changes: readonly CatalogueChange[]) {
    super({ kind: 'conflict', code: 'offer.catalogueChanged', params: { count: changes.length } })
    this.changes = changes
  }
}

/** What the cloud is asked for an offer. @throws AppFailure `invalid` `offer.incomplete` without an office */
export function quoteRequest(offer: Offer): QuoteRequest {
  if (offer.office === undefined) throw new AppFailure({ kind: 'invalid', code: 'offer.incomplete', params: { step: 'office' } })
  const sells = offer.kind !== 'delegatedAdministration'
  return {
    kind: offer.kind,
    partnerId: offer.office.partnerId,
    items: sells ? offer.lines.map(({ offerId, licences }) => ({ offerId, licences })) : [],
    delegatedAdministration: !sells || offer.includeDelegatedAdministration,
    ...(sells && offer.usageLocation !== undefined ? { country: offer.usageLocation } : {})
  }
}
