import type { Instant } from './ids'

/** A partner office with the Partner ID that an offer's link carries as its advisor code (capabilities 4.2). */
export interface Office {
  readonly name: string
  readonly partnerId: string
}

/** `cache`: the cloud could not be asked; `readAt` tells how old the answer is. */
export type CatalogueSource = 'cloud' | 'cache'

/** A new office can take 24 hours to appear in the cloud's list, so the moment of reading is always shown. */
export interface Offices {
  readonly offices: readonly Office[]
  readonly readAt: Instant
  readonly source: CatalogueSource
}

/** A product that may be offered at one usage location. */
export interface CatalogueProduct {
  /** Id in the cloud's catalogue. */
  readonly offerId: string
  readonly name: string
  readonly skuPartNumber?: string
  /** Whole licences; both limits are allowed numbers. */
  readonly minimum: number
  readonly maximum: number
  readonly isTrial: boolean
  /** What one licence is for, as the cloud names it (for example `Licenses`). */
  readonly unit: string
  readonly description?: string
}

export interface CatalogueProducts {
  /** ISO 3166-1 alpha-2 */
  readonly country: string
  readonly products: readonly CatalogueProduct[]
  readonly readAt: Instant
  readonly source: CatalogueSource
}
