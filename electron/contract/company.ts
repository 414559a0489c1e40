import type { Instant } from './ids'

/** The partner's own company as its customers see it (capabilities 2.1). */
export interface Company {
  readonly name: string
  readonly domain: string
  readonly address: {
    readonly line1: string
    readonly line2?: string
    readonly city: string
    readonly state?: string
    readonly postalCode?: string
    readonly country: string
  }
  readonly telephone?: string
  readonly email?: string
  readonly website?: string
  readonly support: { readonly email?: string; readonly telephone?: string; readonly website?: string }
  /** Each office has its own Partner ID, which an offer names as the advisor code. */
  readonly offices: readonly { readonly name: string; readonly partnerId: string }[]
  readonly readAt: Instant
}
