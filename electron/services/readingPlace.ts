import { z } from 'zod'
import { shortDigest } from '../lib/shortDigest'
import { createSlices } from '../lib/slices'

/**
 * For whom something was read: a place in a list counts for one account in one cloud only. The account is there as a digest, because what is
 * kept on the disk of a sign-in stands in the vault alone.
 */
export function readingScope(cloudId: string, homeAccountId: string | undefined): string {
  return `${cloudId} ${shortDigest(homeAccountId ?? '')}`
}

/** A value of the store's `meta` table that is written, or `undefined`: deleted; in the same transaction as what it is about. */
export type MetaChanges = readonly (readonly [id: string, value: unknown])[]

interface MetaTable {
  get(id: string): { readonly value: unknown } | undefined
}

/** How long a place is good: who was removed behind it would be kept until the next reading. */
const goodForMs = 24 * 3_600_000

const placeSchema = z.object({
  /** Whose list it is: of which cloud, for which account. */
  scope: z.string(),
  startedAt: z.string(),
  step: z.string(),
  /** Of a reading of changes: since when. Absent: of everything. */
  since: z.string().optional(),
  /** Where the list of the step goes on; absent: at its beginning. */
  next: z.string().optional(),
  /** How many pages are on record. */
  pages: z.int().min(0),
  total: z.int().optional(),
  /** Of relationships: the latest change that was seen. */
  changedAt: z.string().optional()
})
export type Place = z.output<typeof placeSchema>

const pageSchema = z.object({ ids: z.array(z.string()), names: z.array(z.tuple([z.string(), z.string()])).optional() })
export type SeenPage = z.output<typeof pageSchema>

/** Why a place that is on record cannot be used. */
export type Unusable = 'otherAccount' | 'expired'

export type FoundPlace = { readonly place: Place; readonly pages: readonly SeenPage[] } | { readonly unusable: Unusable } | undefined

/**
 * Where a long reading is, kept with each of its pages (capabilities 3.5): one small record for the place and one a page for whom
 * it has seen, in the transaction that keeps what the page said. So an end of any kind, at any moment, leaves a place from which the
 * reading goes on as if nothing had been: no page that is on record is asked for again, and none is missed.
 */
export class ReadingLog {
  readonly #meta: () => MetaTable
  readonly #id: string

  /** @param id of the reading, below which its records stand in the table */
  constructor(meta: () => MetaTable, id: string) {
    this.#meta = meta
    this.#id = id
  }

  /** Whether a reading was begun and did not reach its end. */
  get unfinished(): boolean {
    return this.#meta().get(this.#id) !== undefined
  }

  /** The place on record, and whom its pages have seen. Read in slices. */
  async find(scope: string, now: number): Promise<FoundPlace> {
    const place = this.#place()
    if (place === undefined) return this.unfinished ? { unusable: 'expired' } : undefined
    if (place.scope !== scope) return { unusable: 'otherAccount' }
    const age = now - Date.parse(place.startedAt)
    if (!(age >= 0 && age <= goodForMs)) return { unusable: 'expired' }
    const pages: SeenPage[] = []
    const slices = createSlices()
    for (let number = 0; number < place.pages; number += 1) {
      const page = pageSchema.safeParse(this.#meta().get(this.#pageId(number))?.value)
      // A page that an older state of a damaged store has not: whom it saw must not count as gone.
      if (!page.success) return { unusable: 'expired' }
      pages.push(page.data)
      const pause = slices.pause()
      if (pause !== undefined) await pause
    }
    return { place, pages }
  }

  /** The records of one more page. @param place the place after it; `pages` is counted here */
  turned(place: Place, page: SeenPage): { readonly place: Place; readonly changes: MetaChanges } {
    const after = { ...place, pages: place.pages + 1 }
    return { place: after, changes: [[this.#id, after], [this.#pageId(place.pages), page]] }
  }

  /** The place alone, where a list begins anew. */
  moved(place: Place): MetaChanges {
    return [[this.#id, place]]
  }

  /** Nothing is on record any more. */
  ended(): MetaChanges {
    const count = this.#place()?.pages ?? 0
    return [[this.#id, undefined], ...Array.from({ length: count }, (_, number) => [this.#pageId(number), undefined] as const)]
  }

  #place(): Place | undefined {
    const parsed = placeSchema.safeParse(this.#meta().get(this.#id)?.value)
    return parsed.success ? parsed.data : undefined
  }

  #pageId(number: number): string {
    return `${this.#id}.${number}`
  }
}

/** Writes changes into the table of a transaction. */
export const applyMeta = (meta: { put(record: { readonly id: string; readonly value: unknown }): void; delete(id: string): void }, changes: MetaChanges): void => {
  for (const [id, value] of changes) {
    if (value === undefined) meta.delete(id)
    else meta.put({ id, value })
  }
}
