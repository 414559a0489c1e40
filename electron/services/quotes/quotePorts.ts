import type { CatalogueProduct, Office } from '../../contract/catalogue'
import type { Instant, TenantId } from '../../contract/ids'
import type { OfferKind } from '../../contract/offer'

/** What the cloud is asked to issue. Never changed once it was written down: the same `MS-RequestId` must mean the same quote. */
export interface QuoteRequest {
  readonly kind: OfferKind
  /** ISO 3166-1 alpha-2; absent for delegated administration. */
  readonly country?: string
  /** The advisor code. */
  readonly partnerId: string
  readonly items: readonly { readonly offerId: string; readonly licences: number }[]
  readonly delegatedAdministration: boolean
}

export interface QuoteAcceptanceRecord {
  readonly tenantId: TenantId
  readonly companyName: string
  readonly by: string
  readonly at: Instant
  readonly items: readonly { readonly offerId: string; readonly licences: number }[]
  readonly delegatedAdministration: boolean
}

/** A quote as the cloud has it. */
export interface QuoteRecord {
  /** The Quote ID. */
  readonly id: string
  readonly state: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn'
  readonly link: string
  readonly expiresAt: Instant
  readonly acceptances: readonly QuoteAcceptanceRecord[]
  readonly etag: string
}

/** Quotes of a cloud that issues them (capabilities 4.11). All methods reject with an AppFailure. */
export interface Quotes {
  /** Sent once, under this `MS-RequestId` and no other: what to do without an answer is the outbox's business. */
  create(request: QuoteRequest, requestId: string, signal?: AbortSignal): Promise<QuoteRecord>
  /** The quote that an earlier, unanswered `create` may have made. */
  findByRequest(requestId: string, signal?: AbortSignal): Promise<QuoteRecord | undefined>
  get(id: string, signal?: AbortSignal): Promise<QuoteRecord | undefined>
  /** All quotes of the partner, page by page, the newest first. */
  pages(signal: AbortSignal): AsyncIterable<readonly QuoteRecord[]>
  /** Rejects with `conflict` when it was changed since it was read. */
  withdraw(record: QuoteRecord, signal?: AbortSignal): Promise<void>
}

/** What may be offered, and in whose name. */
export interface CataloguePort {
  /** Everything that is sold at a usage location, trials and subscriptions. */
  products(country: string, signal?: AbortSignal): Promise<readonly CatalogueProduct[]>
  offices(signal?: AbortSignal): Promise<readonly Office[]>
}
