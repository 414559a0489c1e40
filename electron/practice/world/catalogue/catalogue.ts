import type { Records } from '../storage/records'
import { hasTrial, isSold, mostLicences } from './markets'
import { PRODUCTS, type Product } from './products'

/** Licences of a trial, no more and no fewer, and how long it lasts. */
export const TRIAL_LICENCES = 25
export const TRIAL_DAYS = 30

const TABLE = 'settings'
const KEY = 'catalogueChange'

/** What is sold to a customer: a trial or a purchase of one product in one country. */
export interface CatalogueOffer {
  /** GUID, upper case */
  readonly id: string
  readonly kind: 'trial' | 'purchase'
  readonly product: Product
  readonly country: string
  readonly minimumQuantity: number
  readonly maximumQuantity: number
  /** LifeTime: once in a customer's life · Concurrent: so many licences in the company at once · None: neither. */
  readonly limitUnitOfMeasure: 'None' | 'Concurrent' | 'LifeTime'
  readonly limit: number
  /** Order in the list. */
  readonly rank: number
}

/** How the catalogue was changed by the controls; ids in upper case. */
export interface CatalogueChange {
  readonly removed: readonly string[]
  readonly maximumQuantity: Readonly<Record<string, number>>
}

/** What an offer id means, wherever it is sold. */
export interface KnownOffer {
  readonly kind: CatalogueOffer['kind']
  readonly product: Product
}

const UNCHANGED: CatalogueChange = { removed: [], maximumQuantity: {} }

/** The products that partners offer, with the differences between countries. */
export class Catalogue {
  readonly #records: Records
  readonly #known = new Map<string, KnownOffer>()

  constructor(records: Records) {
    this.#records = records
    for (const product of PRODUCTS) {
      this.#known.set(purchaseId(product), { kind: 'purchase', product })
      if (product.trialOfferId !== undefined) this.#known.set(product.trialOfferId, { kind: 'trial', product })
    }
  }

  /** All offers of a country, trials first. @param country ISO 3166-1 alpha-2, upper case */
  offers(country: string): readonly CatalogueOffer[] {
    return [...this.#known.keys()].flatMap((id) => this.offer(id, country) ?? []).toSorted((a, b) => a.rank - b.rank)
  }

  /** One offer as it is sold in a country now; `undefined`: it is not. */
  offer(offerId: string, country: string): CatalogueOffer | undefined {
    const id = offerId.toUpperCase()
    const known = this.#known.get(id)
    if (!known || this.isRemoved(id)) return undefined
    const made = known.kind === 'trial' ? trialOffer(known.product, country) : purchaseOffer(known.product, country)
    const most = this.change.maximumQuantity[id]
    if (!made || most === undefined) return made
    return { ...made, maximumQuantity: most, minimumQuantity: Math.min(made.minimumQuantity, most) }
  }

  /** What an id means, also where and when it is not sold; `undefined`: there never was such an offer. */
  known(offerId: string): KnownOffer | undefined {
    return this.#known.get(offerId.toUpperCase())
  }

  /** Whether it was taken out of the catalogue by the controls. */
  isRemoved(offerId: string): boolean {
    return this.change.removed.includes(offerId.toUpperCase())
  }

  get change(): CatalogueChange {
    return (this.#records.get(TABLE, KEY) as CatalogueChange | undefined) ?? UNCHANGED
  }

  /** Adds to what was changed before. Kept with the world. */
  async alter(more: Partial<CatalogueChange>): Promise<void> {
    const { removed, maximumQuantity } = this.change
    const upper = Object.entries(more.maximumQuantity ?? {}).map(([id, most]) => [id.toUpperCase(), most] as const)
    const next: CatalogueChange = {
      removed: [...new Set([...removed, ...(more.removed ?? []).map((id) => id.toUpperCase())])],
      maximumQuantity: { ...maximumQuantity, ...Object.fromEntries(upper) }
    }
    await this.#records.apply([[TABLE, KEY, next]])
  }

  /** Takes all changes back. */
  async restore(): Promise<void> {
    await this.#records.apply([[TABLE, KEY]])
  }
}

function purchaseId(product: Product): string {
  return product.skuId.toUpperCase()
}

function trialOffer(product: Product, country: string): CatalogueOffer | undefined {
  if (product.trialOfferId === undefined || !hasTrial(product, country)) return undefined
  return {
    id: product.trialOfferId, kind: 'trial', product, country, minimumQuantity: TRIAL_LICENCES, maximumQuantity: TRIAL_LICENCES,
    limitUnitOfMeasure: 'LifeTime', limit: 1, rank: PRODUCTS.indexOf(product) + 1
  }
}

function purchaseOffer(product: Product, country: string): CatalogueOffer | undefined {
  if (!isSold(product, country)) return undefined
  return {
    id: purchaseId(product), kind: 'purchase', product, country, minimumQuantity: 1, maximumQuantity: mostLicences(product, country),
    limitUnitOfMeasure: product.companyLimit === undefined ? 'None' : 'Concurrent', limit: product.companyLimit ?? 0, rank: 100 + PRODUCTS.indexOf(product)
  }
}
