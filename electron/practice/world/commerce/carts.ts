import { randomUUID } from 'node:crypto'
import type { Catalogue } from '../catalogue/catalogue'
import type { Clock } from '../clock'
import type { Tenant, User } from '../model'
import { grantsFor } from '../quotes/acceptanceRules'
import { OfferRefusal } from '../quotes/offerRefusal'
import type { Records } from '../storage/records'
import type { SubscriptionGrants } from '../subscriptionGrants'
import { WorldError } from '../worldError'
import { CartRefusal } from './cartRefusal'
import { currencyOf, priceOf, skuOfItem, type Sku, type Term } from './newCommerce'

const TABLE = 'carts'
/** As at Microsoft: a cart that nobody checks out ends after a week. */
const CART_LIFE = 7 * 24 * 60 * 60 * 1000

export interface CartItem {
  readonly catalogItemId: string
  readonly quantity: number
  readonly billingCycle: string
  readonly termDuration: string
}

export interface CartLine extends CartItem {
  readonly id: number
  readonly friendlyName: string
  readonly currencyCode: string
  /** For one licence and for all of them; absent where the line is in error. */
  readonly price?: number
  readonly error?: { readonly errorCode: number; readonly errorDescription: string }
}

export interface Order {
  readonly id: string
  readonly lineItems: readonly { readonly lineItemNumber: number; readonly offerId: string; readonly subscriptionId: string; readonly termDuration: string; readonly friendlyName: string; readonly quantity: number; readonly price: number }[]
  readonly currencyCode: string
  readonly billingCycle: string
  readonly creationDate: string
}

export interface Cart {
  readonly id: string
  readonly tenantId: string
  readonly creationTimestamp: string
  readonly lastModifiedTimestamp: string
  readonly expirationTimestamp: string
  readonly lastModifiedUser: string
  readonly status: 'Active' | 'Ordered'
  readonly lineItems: readonly CartLine[]
  /** Of a cart that was checked out. */
  readonly order?: Order
}

export interface CartParts {
  readonly records: Records
  readonly clock: Clock
  readonly catalogue: Catalogue
  readonly grants: SubscriptionGrants
}

/** Carts of the partner for customers that it sells to: prices and errors before anything is bought, bought once. */
export class Carts {
  readonly #parts: CartParts

  constructor(parts: CartParts) {
    this.#parts = parts
  }

  /** @throws CartRefusal `notFound` for one that is not there, or whose time is over */
  require(customer: Tenant, id: string): Cart {
    const found = this.#parts.records.get(TABLE, id) as Cart | undefined
    const over = found?.status === 'Active' && Date.parse(found.expirationTimestamp) <= this.#parts.clock.now()
    if (found?.tenantId !== customer.id || over) throw new CartRefusal('notFound', 'The cart was not found, or has expired.')
    return found
  }

  async create(customer: Tenant, items: readonly CartItem[], by: User): Promise<Cart> {
    const { records, clock } = this.#parts
    if (items.length === 0) throw new CartRefusal('noItems', 'A cart needs line items.')
    const at = clock.instant()
    const cart: Cart = {
      id: randomUUID(), tenantId: customer.id, creationTimestamp: at, lastModifiedTimestamp: at, expirationTimestamp: new Date(clock.now() + CART_LIFE).toISOString(),
      lastModifiedUser: by.id, status: 'Active', lineItems: this.#lines(customer, items)
    }
    await records.apply([[TABLE, cart.id, cart]])
    return cart
  }

  /** The subscriptions and the mark on the cart are kept all or none. @throws CartRefusal */
  async checkOut(customer: Tenant, id: string): Promise<Order> {
    const { records, clock, catalogue, grants } = this.#parts
    const cart = this.require(customer, id)
    if (cart.status === 'Ordered') throw new CartRefusal('submitted', 'The cart was submitted before.')
    const lineItems = this.#lines(customer, cart.lineItems)
    if (lineItems.some(({ error }) => error !== undefined)) {
      await records.apply([[TABLE, id, { ...cart, lineItems }]])
      throw new CartRefusal('badItems', 'The cart has line items with errors.')
    }
    const taken = lineItems.map((line) => ({ line, sku: this.#requireSku(customer, line) }))
    const order: Order = {
      id: randomUUID().replaceAll('-', '').slice(0, 12), currencyCode: lineItems[0]?.currencyCode ?? '', billingCycle: lineItems[0]?.billingCycle ?? 'monthly', creationDate: clock.instant(),
      lineItems: taken.map(({ line, sku }) => ({ lineItemNumber: line.id, offerId: line.catalogItemId, subscriptionId: randomUUID(), termDuration: line.termDuration, friendlyName: nameOf(sku), quantity: line.quantity, price: line.price ?? 0 }))
    }
    const more = grantsFor({ id: order.id, country: customer.country }, taken.map(({ line, sku }) => ({ offerId: sku.offer.id, quantity: line.quantity })), catalogue, this.#holdings(customer), clock.now())
    const ordered: Cart = { ...cart, lineItems, status: 'Ordered', lastModifiedTimestamp: clock.instant(), order }
    await records.apply([[TABLE, id, ordered], ...grants.adding(customer.id, more)])
    return order
  }

  #holdings(customer: Tenant) {
    return { skus: customer.subscribedSkus, grants: this.#parts.grants.of(customer.id) }
  }

  #requireSku(customer: Tenant, line: CartItem): Sku {
    const sku = skuOfItem(this.#parts.catalogue, line.catalogItemId, customer.country)
    if (sku === undefined) throw new WorldError('invalid', `There is no catalogue item '${line.catalogItemId}'.`)
    return sku
  }

  #lines(customer: Tenant, items: readonly CartItem[]): readonly CartLine[] {
    return items.map((item, id) => {
      const { catalogItemId, quantity, billingCycle, termDuration } = item
      const sku = skuOfItem(this.#parts.catalogue, catalogItemId, customer.country)
      const line = { id, catalogItemId, quantity, billingCycle, termDuration, friendlyName: sku === undefined ? catalogItemId : nameOf(sku), currencyCode: currencyOf(customer.country)[0] }
      const error = sku === undefined ? { errorCode: 10_001, errorDescription: 'The catalogue item is not valid.' } : this.#errorOf(customer, item, sku, items)
      return error === undefined && sku !== undefined ? { ...line, price: priceOf(sku, termDuration as Term['duration']) } : { ...line, ...(error === undefined ? {} : { error }) }
    })
  }

  #errorOf(customer: Tenant, item: CartItem, sku: Sku, items: readonly CartItem[]): CartLine['error'] {
    const term = sku.terms.find(({ duration }) => duration === item.termDuration)
    if (term === undefined || !term.billingCycles.some((cycle) => cycle === item.billingCycle)) return { errorCode: 10_010, errorDescription: 'Term and billing cycle do not fit the item.' }
    if (items.filter(({ catalogItemId }) => catalogItemId === item.catalogItemId).length > 1) return { errorCode: 10_006, errorDescription: 'The item stands in the cart more than once.' }
    const together = items.flatMap((one) => {
      const other = skuOfItem(this.#parts.catalogue, one.catalogItemId, customer.country)
      return other === undefined || one.catalogItemId === item.catalogItemId ? [] : [{ offerId: other.offer.id, quantity: other.offer.minimumQuantity }]
    })
    try {
      grantsFor({ id: '', country: customer.country }, [{ offerId: sku.offer.id, quantity: item.quantity }, ...together], this.#parts.catalogue, this.#holdings(customer), this.#parts.clock.now())
      return undefined
    } catch (error) {
      if (!(error instanceof WorldError)) throw error
      const seats = error instanceof OfferRefusal && ['aboveMaximum', 'aboveCompanyLimit', 'belowMinimum'].includes(error.reason)
      return { errorCode: seats ? 10_015 : 10_006, errorDescription: error.message }
    }
  }
}

function nameOf({ offer: { kind, product } }: Sku): string {
  return kind === 'trial' ? `${product.name} Trial` : product.name
}
