import { z } from 'zod'
import type { CatalogueProduct, CatalogueProducts, Office, Offices } from '../contract/catalogue'
import { AppFailure } from '../contract/errors'
import type { CatalogueChange, Offer } from '../contract/offer'
import { catalogueChanges, type CatalogueNow } from '../domain/catalogueChanges'
import { withTimeLimit } from '../lib/wait'
import type { Store } from '../store/types'
import type { CataloguePort, Clock, Tell } from './ports'

interface CacheRecord {
  readonly id: string
  readonly value: unknown
}

export interface CatalogueParts {
  readonly port: CataloguePort
  readonly store: Pick<Store<{ readonly catalogue: CacheRecord }>, 'read' | 'update'>
  readonly clock: Clock
  readonly tell: Tell
  readonly online: () => boolean
}

const optional = z.string().exactOptional()
const productSchema: z.ZodType<CatalogueProduct> = z.object({
  offerId: z.string(), name: z.string(), skuPartNumber: optional, minimum: z.number(), maximum: z.number(), isTrial: z.boolean(), unit: z.string(), description: optional
})
const officeSchema: z.ZodType<Office> = z.object({ name: z.string(), partnerId: z.string() })

const readLimitMs = 20_000
/** What was read so recently is not read again while somebody clicks through the wizard. */
const freshMs = 300_000
const passing: ReadonlySet<string> = new Set(['unreachable', 'timedOut', 'throttled', 'signedOut'])
/** The cloud has no such list for this technician, or none for this place. */
const noAnswer: ReadonlySet<string> = new Set(['notAllowed', 'notFound', 'invalid'])

interface Kept<T> {
  readonly items: readonly T[]
  readonly readAt: string
}

/** Offices and products from the cloud, and from the cache with its age when that does not answer (capabilities 4.2, 4.9). */
export class CatalogueService {
  readonly #parts: CatalogueParts

  constructor(parts: CatalogueParts) {
    this.#parts = parts
  }

  /** @throws AppFailure of the cloud when there is nothing in the cache either */
  async offices(signal?: AbortSignal): Promise<Offices> {
    const { items, readAt, source } = await this.#read('offices', officeSchema, (inner) => this.#parts.port.offices(inner), signal)
    return { offices: items, readAt, source }
  }

  /** @param country ISO 3166-1 alpha-2. @throws AppFailure of the cloud when there is nothing in the cache either */
  async products(country: string, kind: 'trial' | 'purchase', signal?: AbortSignal): Promise<CatalogueProducts> {
    const { items, readAt, source } = await this.#products(country, signal)
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

  #products(country: string, signal?: AbortSignal): Promise<Kept<CatalogueProduct> & { readonly source: 'cloud' | 'cache' }> {
    return this.#read(`country:${country}`, productSchema, (inner) => this.#parts.port.products(country, inner), signal)
  }

  #readOffices(signal?: AbortSignal): Promise<Kept<Office>> {
    return this.#fromCloud('offices', (inner) => this.#parts.port.offices(inner), signal)
  }

  #readProducts(country: string, signal?: AbortSignal): Promise<Kept<CatalogueProduct>> {
    return this.#fromCloud(`country:${country}`, (inner) => this.#parts.port.products(country, inner), signal)
  }

  async #read<T>(id: string, schema: z.ZodType<T>, ask: (signal: AbortSignal) => Promise<readonly T[]>, signal?: AbortSignal): Promise<Kept<T> & { readonly source: 'cloud' | 'cache' }> {
    const kept = this.#kept(id, schema)
    if (kept !== undefined && !this.#parts.online()) return { ...kept, source: 'cache' }
    if (kept !== undefined && this.#parts.clock.now() - Date.parse(kept.readAt) < freshMs) return { ...kept, source: 'cloud' }
    try {
      return { ...(await this.#fromCloud(id, ask, signal)), source: 'cloud' }
    } catch (cause) {
      if (kept === undefined || !(cause instanceof AppFailure) || !passing.has(cause.error.kind)) throw cause
      return { ...kept, source: 'cache' }
    }
  }

  async #fromCloud<T>(id: string, ask: (signal: AbortSignal) => Promise<readonly T[]>, signal?: AbortSignal): Promise<Kept<T>> {
    const items = await withTimeLimit(readLimitMs, ask, signal)
    const kept = { items, readAt: new Date(this.#parts.clock.now()).toISOString() }
    // A cache that cannot be kept is no reason to hide what was read.
    await this.#parts.store.update(({ catalogue }) => catalogue.put({ id, value: kept })).catch(() => undefined)
    this.#parts.tell('catalogue.changed', id === 'offices' ? {} : { country: id.slice('country:'.length) })
    return kept
  }

  /** What an older version wrote differently counts as never read. */
  #kept<T>(id: string, schema: z.ZodType<T>): Kept<T> | undefined {
    const parsed = z.object({ items: z.array(schema), readAt: z.iso.datetime() }).safeParse(this.#parts.store.read('catalogue').get(id)?.value)
    return parsed.success ? parsed.data : undefined
  }
}

async function ifAnswered<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (cause) {
    if (cause instanceof AppFailure && noAnswer.has(cause.error.kind)) return undefined
    throw cause
  }
}
