import { z } from 'zod'
import type { CatalogueProduct, CatalogueProducts, Office, Offices } from '../contract/catalogue'
import { AppFailure } from '../contract/errors'
import type { CatalogueChange, Offer } from '../contract/offer'
import { catalogueChanges, type CatalogueNow } from '../domain/catalogueChanges'
import { KeptLists, type Kept, type KeptListsParts } from './keptLists'
import type { CataloguePort, Tell } from './ports'

export interface CatalogueParts extends Omit<KeptListsParts, 'changed'> {
  readonly port: CataloguePort
  readonly tell: Tell
}

const optional = z.string().exactOptional()
const productSchema: z.ZodType<CatalogueProduct> = z.object({
  offerId: z.string(), name: z.string(), skuPartNumber: optional, minimum: z.number(), maximum: z.number(), isTrial: z.boolean(), unit: z.string(), description: optional
})
const officeSchema: z.ZodType<Office> = z.object({ name: z.string(), partnerId: z.string() })

/** The cloud has no such list for this technician, or none for this place. */
const noAnswer: ReadonlySet<string> = new Set(['notAllowed', 'notFound', 'invalid'])

/** Offices and products from the cloud, and from the cache with its age when that does not answer (capabilities 4.2, 4.9). */
export class CatalogueService {
  readonly #port: CataloguePort
  readonly #lists: KeptLists

  constructor({ port, tell, ...kept }: CatalogueParts) {
    this.#port = port
    this.#lists = new KeptLists({ ...kept, changed: (id) => tell('catalogue.changed', id.startsWith(prefix) ? { country: id.slice(prefix.length) } : {}) })
  }

  /** @throws AppFailure of the cloud when there is nothing in the cache either */
  async offices(signal?: AbortSignal): Promise<Offices> {
    const { items, readAt, source } = await this.#lists.read('offices', officeSchema, (inner) => this.#port.offices(inner), signal)
    return { offices: items, readAt, source }
  }

  /** @param country ISO 3166-1 alpha-2. @throws AppFailure of the cloud when there is nothing in the cache either */
  async products(country: string, kind: 'trial' | 'purchase', signal?: AbortSignal): Promise<CatalogueProducts> {
    const { items, readAt, source } = await this.#lists.read(idOf(country), productSchema, (inner) => this.#port.products(country, inner), signal)
    return { country, products: items.filter(({ isTrial }) => isTrial === (kind === 'trial')), readAt, source }
  }

  /** Reads again, whatever the cache holds. */
  async refresh(country: string | undefined, signal?: AbortSignal): Promise<void> {
    await this.#readOffices(signal)
    if (country !== undefined) await this.#readProducts(country, signal)
  }

  /** What the catalogue, read again now, no longer allows of an offer. @throws AppFailure when the cloud cannot be asked */
  async changesFor(offer: Offer, signal?: AbortSignal): Promise<readonly CatalogueChange[]> {
    return catalogueChanges(offer, await this.now(offer, signal))
  }

  /** The cloud's catalogue as it concerns an offer. A list that this technician may not read says nothing. */
  async now(offer: Offer, signal?: AbortSignal): Promise<CatalogueNow> {
    const sells = offer.kind !== 'delegatedAdministration' && offer.usageLocation !== undefined
    const [offices, products] = await Promise.all([
      ifAnswered(this.#readOffices(signal)),
      sells ? ifAnswered(this.#readProducts(offer.usageLocation, signal)) : undefined
    ])
    return { offices: offices?.items, products: products?.items.filter(({ isTrial }) => isTrial === (offer.kind === 'trial')) }
  }

  #readOffices(signal?: AbortSignal): Promise<Kept<Office>> {
    return this.#lists.fromCloud('offices', (inner) => this.#port.offices(inner), signal)
  }

  #readProducts(country: string, signal?: AbortSignal): Promise<Kept<CatalogueProduct>> {
    return this.#lists.fromCloud(idOf(country), (inner) => this.#port.products(country, inner), signal)
  }
}

const prefix = 'country:'
const idOf = (country: string): string => `${prefix}${country}`

async function ifAnswered<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (cause) {
    if (cause instanceof AppFailure && noAnswer.has(cause.error.kind)) return undefined
    throw cause
  }
}
