import { z } from 'zod'
import { AppFailure } from '../contract/errors'
import { withTimeLimit } from '../lib/wait'
import type { Store } from '../store/types'
import type { Clock } from './ports'

interface CacheRecord {
  readonly id: string
  readonly value: unknown
}

export interface KeptListsParts {
  readonly store: Pick<Store<{ readonly catalogue: CacheRecord }>, 'read' | 'update'>
  readonly clock: Clock
  readonly online: () => boolean
  /** Told when a list was read from the cloud. */
  readonly changed?: (id: string) => void
}

export interface Kept<T> {
  readonly items: readonly T[]
  readonly readAt: string
}

export type Ask<T> = (signal: AbortSignal) => Promise<readonly T[]>

const readLimitMs = 20_000
/** What was read so recently is not read again while somebody clicks through a form. */
const freshMs = 300_000
const passing: ReadonlySet<string> = new Set(['unreachable', 'timedOut', 'throttled', 'signedOut'])

/** Lists of a cloud that one chooses from: read there, and from the cache with their age when it does not answer (capabilities 4.9). */
export class KeptLists {
  readonly #parts: KeptListsParts

  constructor(parts: KeptListsParts) {
    this.#parts = parts
  }

  /** @throws AppFailure of the cloud when there is nothing in the cache either */
  async read<T>(id: string, schema: z.ZodType<T>, ask: Ask<T>, signal?: AbortSignal): Promise<Kept<T> & { readonly source: 'cloud' | 'cache' }> {
    const kept = this.#kept(id, schema)
    if (kept !== undefined && !this.#parts.online()) return { ...kept, source: 'cache' }
    if (kept !== undefined && this.#parts.clock.now() - Date.parse(kept.readAt) < freshMs) return { ...kept, source: 'cloud' }
    try {
      return { ...(await this.fromCloud(id, ask, signal)), source: 'cloud' }
    } catch (cause) {
      if (kept === undefined || !(cause instanceof AppFailure) || !passing.has(cause.error.kind)) throw cause
      return { ...kept, source: 'cache' }
    }
  }

  /** Reads it again, whatever the cache holds. @throws AppFailure of the cloud */
  async fromCloud<T>(id: string, ask: Ask<T>, signal?: AbortSignal): Promise<Kept<T>> {
    const items = await withTimeLimit(readLimitMs, ask, signal)
    const kept = { items, readAt: new Date(this.#parts.clock.now()).toISOString() }
    // A cache that cannot be kept is no reason to hide what was read.
    await this.#parts.store.update(({ catalogue }) => catalogue.put({ id, value: kept })).catch(() => undefined)
    this.#parts.changed?.(id)
    return kept
  }

  /** What an older version wrote differently counts as never read. */
  #kept<T>(id: string, schema: z.ZodType<T>): Kept<T> | undefined {
    const parsed = z.object({ items: z.array(schema), readAt: z.iso.datetime() }).safeParse(this.#parts.store.read('catalogue').get(id)?.value)
    return parsed.success ? parsed.data : undefined
  }
}
