import { z } from 'zod'
import type { AppError } from './errors'
import { tenantIdSchema, type Instant, type RecordId, type TenantId } from './ids'
import type { OfferWaiting } from './offer'

export const orderTerms = ['P1M', 'P1Y', 'P3Y'] as const
export type OrderTerm = (typeof orderTerms)[number]
/** `none`: a trial, which costs nothing. */
export const billingCycles = ['monthly', 'annual', 'none'] as const
export type BillingCycle = (typeof billingCycles)[number]

/** A product that is sold in the customer's country. */
export interface OrderProduct {
  readonly id: string
  readonly title: string
}

/** One way in which a product is sold. */
export interface OrderSku {
  readonly productId: string
  readonly skuId: string
  readonly title: string
  readonly minimum: number
  readonly maximum: number
  readonly isTrial: boolean
  readonly billingCycles: readonly BillingCycle[]
  readonly terms: readonly OrderTerm[]
}

/** Ids of what is sold change: a line keeps what names it, and the cart is filled from what is sold when it is reviewed. */
export interface OrderLine {
  readonly productId: string
  readonly skuId: string
  readonly title: string
  readonly isTrial: boolean
  readonly quantity: number
  readonly term: OrderTerm
  readonly billingCycle: BillingCycle
}

/** What the cloud says of one line before anything is bought. */
export interface ReviewedLine {
  /** For one licence and for all, in the cart's currency, for the whole term. Absent: the cloud does not say. */
  readonly price?: number
  readonly total?: number
  /** Why it cannot be bought so, in the cloud's words. */
  readonly error?: string
}

/** A cart of the cloud, filled from the lines in their order. */
export interface OrderCart {
  readonly id: string
  readonly expiresAt: Instant
  /** ISO 4217; empty: the cloud does not say. */
  readonly currency: string
  readonly lines: readonly ReviewedLine[]
}

/** Subscriptions for one customer that the partner sells to (capabilities 4.11): drafted here, reviewed in a cart, bought once. */
export interface Order {
  readonly id: RecordId
  readonly tenantId: TenantId
  readonly customerName: string
  /** ISO 3166-1 alpha-2, of the customer's tenant: it decides what is sold. */
  readonly country: string
  readonly state: 'draft' | 'ordered'
  readonly lines: readonly OrderLine[]
  /** Of the lines as they are; absent: to be reviewed. */
  readonly cart?: OrderCart
  readonly waiting?: OfferWaiting
  /** Why nothing was bought; of what was ordered: why a part of it was not. */
  readonly problem?: AppError
  /** Numbers of the cloud's orders. */
  readonly orders?: readonly string[]
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

export const mostOrderLines = 50
const text = (max: number) => z.string().min(1).max(max)

export const orderLineSchema = z.strictObject({
  productId: text(100), skuId: text(100), title: text(500), isTrial: z.boolean(), quantity: z.int().min(1).max(10_000_000), term: z.enum(orderTerms), billingCycle: z.enum(billingCycles)
})

export const orderTenantSchema = z.strictObject({ tenantId: tenantIdSchema })
