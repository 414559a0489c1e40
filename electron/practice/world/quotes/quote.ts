export type QuoteKind = 'trial' | 'purchase' | 'delegatedAdministration'
export const QUOTE_STATES = ['open', 'accepted', 'declined', 'expired', 'withdrawn'] as const
export type QuoteState = (typeof QUOTE_STATES)[number]

/** A product and how many licences of it. */
export interface QuoteItem {
  /** GUID, upper case */
  readonly offerId: string
  readonly quantity: number
}

/** What a customer took. */
export interface QuoteAcceptance {
  readonly tenantId: string
  readonly companyName: string
  /** User principal name */
  readonly acceptedBy: string
  readonly acceptedDate: string
  /** Licences as the customer changed them. */
  readonly items: readonly QuoteItem[]
  readonly delegatedAdministration: boolean
  readonly relationshipId?: string
}

export interface QuoteDecline {
  readonly tenantId: string
  readonly companyName: string
  readonly declinedBy: string
  readonly declinedDate: string
}

/** What a technician asks for. */
export interface NewQuote {
  readonly kind: QuoteKind
  /** ISO 3166-1 alpha-2; not needed without items. */
  readonly country?: string
  /** Partner ID of the office that offers. */
  readonly partnerId: string
  readonly items: readonly QuoteItem[]
  readonly delegatedAdministrationPartnerRequested: boolean
}

/** An offer of the partner behind one link, which any number of customers may answer. Instants are ISO 8601 in UTC. */
export interface Quote extends NewQuote {
  /** The Quote ID: a GUID in lower case. */
  readonly id: string
  readonly etag: string
  /** 1 for the first that was ever made. */
  readonly sequence: number
  readonly createdDate: string
  readonly createdBy: string
  readonly lastModifiedDate: string
  readonly expirationDate: string
  readonly withdrawnDate?: string
  readonly acceptances: readonly QuoteAcceptance[]
  readonly declines: readonly QuoteDecline[]
  /** `MS-RequestId` of the request that made it, lower case. */
  readonly requestId: string
}

/** The state at a moment, milliseconds. What customers accepted counts more than that the time has run out since. */
export function stateOf(quote: Quote, now: number): QuoteState {
  if (quote.withdrawnDate !== undefined) return 'withdrawn'
  if (quote.acceptances.length > 0) return 'accepted'
  if (hasExpired(quote, now)) return 'expired'
  return quote.declines.length > 0 ? 'declined' : 'open'
}

/** Whether the time for answers is over. */
export function hasExpired(quote: Quote, now: number): boolean {
  return now >= Date.parse(quote.expirationDate)
}

/** Whether two requests ask for the same. */
export function asksTheSame(one: NewQuote, other: NewQuote): boolean {
  return essence(one) === essence(other)
}

function essence({ kind, country, partnerId, items, delegatedAdministrationPartnerRequested }: NewQuote): string {
  return JSON.stringify([kind, country ?? null, partnerId, items.map(({ offerId, quantity }) => [offerId.toUpperCase(), quantity]), delegatedAdministrationPartnerRequested])
}
