import type { Instant, TenantId } from '../../contract/ids'
import type { BillingCycle, OrderProduct, OrderSku, OrderTerm, ReviewedLine } from '../../contract/order'

/** How a product is sold now: its name in a cart besides, which is good for this moment only. */
export interface SkuRecord extends OrderSku {
  readonly catalogItemId: string
}

export interface CartItem {
  readonly catalogItemId: string
  readonly quantity: number
  readonly term: OrderTerm
  readonly billingCycle: BillingCycle
}

/** A cart as the cloud has it; its lines in the order in which they were given. */
export interface CartRecord {
  readonly id: string
  readonly ordered: boolean
  readonly expiresAt: Instant
  readonly currency: string
  readonly lines: readonly ReviewedLine[]
}

export interface CheckoutRequest {
  readonly tenantId: TenantId
  readonly cartId: string
}

/** What was bought; without a number where only the cart says that it was. */
export interface CheckedOut {
  readonly orders: readonly string[]
  /** A part of the cart was not bought: why, in the cloud's words. */
  readonly refused?: string
}

/** Catalogue, carts and reseller relationships of the partner's commerce. All methods reject with an AppFailure. */
export interface Commerce {
  products(country: string, signal?: AbortSignal): Promise<readonly OrderProduct[]>
  /** Only what can be bought. */
  skus(productId: string, country: string, signal?: AbortSignal): Promise<readonly SkuRecord[]>
  createCart(tenantId: TenantId, items: readonly CartItem[], requestId: string, signal?: AbortSignal): Promise<CartRecord>
  /** `undefined`: there is none, or its time is over. */
  cart(request: CheckoutRequest, signal?: AbortSignal): Promise<CartRecord | undefined>
  /** Sent once, under this `MS-RequestId` and no other: what to do without an answer is the outbox's business. */
  checkOut(request: CheckoutRequest, requestId: string, signal?: AbortSignal): Promise<CheckedOut>
  resellerLink(signal?: AbortSignal): Promise<string>
}
