import type { Instant } from '../contract/ids'
import type { Store, StoredRecord } from '../store/types'
import type { Relationships } from './ports'

/** What is about to be made in the cloud, written down before it is asked for. `id` is the id of the offer. */
export interface OutboxEntry extends StoredRecord {
  readonly request: Parameters<Relationships['create']>[0]
  readonly writtenAt: Instant
  /** The offer was thrown away: what was made for it is to be taken back. */
  readonly discarded?: boolean
}

export type OutboxTables = {
  readonly outbox: OutboxEntry
}

const longestName = 50

/**
 * The write-ahead intents of offers: as long as one is there, an earlier attempt may have reached the cloud, so it is looked
 * for by its unique name before anything is made (capabilities 4.9: issued exactly once).
 */
export class Outbox {
  readonly #store: Store<OutboxTables>

  constructor(store: Store<OutboxTables>) {
    this.#store = store
  }

  get(offerId: string): OutboxEntry | undefined {
    return this.#store.read('outbox').get(offerId)
  }

  /** Resolves when the intent is durable: only then may the cloud be asked. */
  async write(entry: OutboxEntry): Promise<void> {
    await this.#store.update(({ outbox }) => outbox.put(entry))
  }

  async end(offerId: string): Promise<void> {
    await this.#store.update(({ outbox }) => outbox.delete(offerId))
  }

  /** Offers whose issuing did not end, in the order in which it began. */
  pending(): readonly string[] {
    const entries = this.#entries().filter((entry) => entry.discarded !== true)
    return entries.toSorted((a, b) => a.writtenAt.localeCompare(b.writtenAt)).map((entry) => entry.id)
  }

  /** What was begun for offers that were thrown away since. */
  discarded(): readonly OutboxEntry[] {
    return this.#entries().filter((entry) => entry.discarded === true)
  }

  readonly #entries = () => [...this.#store.read('outbox').values()]
}

/** A name of at most 50 characters that no other relationship of the partner has: it ends in twelve digits of the offer's id, and the round. */
export function relationshipName(about: string, offerId: string, round = 0): string {
  const mark = offerId.replaceAll('-', '').slice(0, 12) + (round === 0 ? '' : `-${round}`)
  let name = ''
  for (const char of about.replace(/[^\p{L}\p{N} .&-]+/gu, ' ').replace(/\s+/gu, ' ').trim()) {
    if (name.length + char.length + 1 + mark.length > longestName) break
    name += char
  }
  return `${name.trimEnd()} ${mark}`.trim()
}
