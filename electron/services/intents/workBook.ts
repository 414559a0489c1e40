import type { AppFailure } from '../../contract/errors'
import type { Instant, RecordId } from '../../contract/ids'
import type { ReadTable, StoredRecord, WriteTable } from '../../store/types'
import type { Clock } from '../ports'
import type { Intent } from './intent'

export interface OwnRecord extends StoredRecord {
  readonly id: RecordId
}

export interface BookWrite<Item extends OwnRecord, Request> {
  readonly items: WriteTable<Item>
  readonly intents: WriteTable<Intent<Request>>
}

/** The two tables of the store that a book is about. */
export interface BookStore<Item extends OwnRecord, Request> {
  read(): { readonly items: ReadTable<Item>; readonly intents: ReadTable<Intent<Request>> }
  update(change: (tables: BookWrite<Item, Request>) => void): Promise<void>
}

export interface WorkBookParts<Item extends OwnRecord, Request> {
  readonly store: BookStore<Item, Request>
  readonly clock: Clock
  /** Told of each record that was changed, made or thrown away. */
  readonly changed: (id: RecordId) => void
  /** The failure for a record that is not there. */
  readonly missing: () => AppFailure
}

/** Records of the technician's own work: each change is one durable transaction, together with the intents that belong to it, and is told. */
export class WorkBook<Item extends OwnRecord, Request> {
  readonly #parts: WorkBookParts<Item, Request>

  constructor(parts: WorkBookParts<Item, Request>) {
    this.#parts = parts
  }

  /** @throws AppFailure `notFound` */
  get(id: RecordId): Item {
    const item = this.#parts.store.read().items.get(id)
    if (item === undefined) throw this.#parts.missing()
    return item
  }

  has(id: RecordId): boolean {
    return this.#parts.store.read().items.has(id)
  }

  all(): readonly Item[] {
    return [...this.#parts.store.read().items.values()]
  }

  /** In the order in which they were written down. */
  intents(): readonly Intent<Request>[] {
    return [...this.#parts.store.read().intents.values()].toSorted((a, b) => a.sequence - b.sequence)
  }

  async add(item: Item): Promise<Item> {
    await this.#write(item.id, ({ items }) => items.put(item))
    return item
  }

  /** On the record as it is by then. Nothing is written when `change` gives back what it got and `also` is absent. */
  async change(id: RecordId, change: (item: Item) => Item, also?: (tables: BookWrite<Item, Request>) => void): Promise<Item> {
    let changed = this.get(id)
    if (also === undefined && change(changed) === changed) return changed
    await this.#write(id, (tables) => {
      const current = tables.items.get(id)
      if (current === undefined) throw this.#parts.missing()
      changed = change(current)
      tables.items.put(changed)
      also?.(tables)
    })
    return changed
  }

  /** Throws the record away, with what happens to its intents in the same transaction. */
  async remove(id: RecordId, also: (tables: BookWrite<Item, Request>) => void = () => undefined): Promise<void> {
    await this.#write(id, (tables) => {
      tables.items.delete(id)
      also(tables)
    })
  }

  /** Changes intents only. */
  async changeIntents(change: (intents: WriteTable<Intent<Request>>) => void): Promise<void> {
    await this.#parts.store.update(({ intents }) => change(intents))
  }

  readonly now = (): Instant => new Date(this.#parts.clock.now()).toISOString()

  async #write(id: RecordId, change: (tables: BookWrite<Item, Request>) => void): Promise<void> {
    try {
      await this.#parts.store.update(change)
    } finally {
      // Memory has the change even where the disk refuses.
      this.#parts.changed(id)
    }
  }
}
