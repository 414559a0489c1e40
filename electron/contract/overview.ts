import type { TenantId } from './ids'

/** How one product's licences are used over all customers whose subscriptions are known. */
export interface LicenceUse {
  readonly skuId: string
  readonly name: string
  readonly used: number
  readonly enabled: number
  /** Customers that have it. */
  readonly customers: number
}

/** short: no licence is left. expiring: the subscription ends, or is suspended. */
export const licenceTroubles = ['short', 'expiring'] as const

/** A customer's product that needs somebody. */
export interface LicenceTrouble {
  readonly tenantId: TenantId
  readonly customer: string
  readonly product: string
  readonly why: (typeof licenceTroubles)[number]
  /** Licences that are not in use; negative: more in use than there are. */
  readonly free: number
}

export interface LicenceSummary {
  /** Customers, and of these the ones whose subscriptions were read. */
  readonly customers: number
  readonly known: number
  /** The most used first; at most 12. */
  readonly products: readonly LicenceUse[]
  readonly short: number
  readonly expiring: number
  /** The worst first; at most 20. */
  readonly troubles: readonly LicenceTrouble[]
}

export const licenceSortKeys = ['customer', 'product', 'used', 'free'] as const
export type LicenceSortKey = (typeof licenceSortKeys)[number]

/** One product of one customer, as its subscriptions were read last. */
export interface LicenceRow extends Omit<LicenceTrouble, 'why'> {
  readonly skuId: string
  readonly used: number
  readonly why?: LicenceTrouble['why']
}

export interface LicencePage {
  readonly rows: readonly LicenceRow[]
  readonly total: number
  /** All products there are, by name. */
  readonly products: readonly { readonly skuId: string; readonly name: string }[]
}

/** Time spent acting as customers, from the activity record of this computer. */
export interface ActingTimeSummary {
  /** The last days, the oldest first, each as `yyyy-mm-dd` (UTC). */
  readonly days: readonly { readonly day: string; readonly seconds: number; readonly sessions: number }[]
  readonly seconds: number
  readonly sessions: number
  /** Where the most time went; at most 8. */
  readonly customers: readonly { readonly tenantId: TenantId; readonly name: string; readonly seconds: number }[]
}
