import { AppFailure } from '../contract/errors'
import type { PersonalStore, PersonalTables } from './appStores'
import type { ReadTable, StoredRecord, WriteTable } from './types'

type TableName = keyof PersonalTables
type Writers = Parameters<Parameters<PersonalStore['update']>[0]>[0]

/** To whom the records of each table belong: to the account that made them, or to the user of the computer. */
const belongs: Readonly<Record<TableName, 'account' | 'computer'>> = {
  settings: 'computer',
  // One chain for the computer; what of it is shown, the activity decides.
  activity: 'computer',
  // Each names its partner.
  signInOrigins: 'computer',
  offers: 'account',
  outbox: 'account',
  quoteOutbox: 'account',
  orders: 'account',
  orderOutbox: 'account',
  templates: 'account',
  merges: 'account',
  roleTemplates: 'account',
  roleMappings: 'account',
  reminders: 'account',
  requests: 'account',
  requestOutbox: 'account',
  requestNotes: 'account',
  companyDrafts: 'account',
  own: 'account',
  recent: 'account',
  ownUndo: 'account',
  ownLeft: 'account',
  resets: 'account',
  meta: 'account'
}
// The compiler does not know that Object.keys gives these keys.
const owned = (Object.keys(belongs) as TableName[]).filter((name) => belongs[name] === 'account')

/** Ids of records that belong to an account begin so; none of a version that knew no owners does. */
const mark = '@'
const prefixOf = (owner: string): string => `${mark}${owner}/`

/** The records of one owner in a table, under their own ids: those of all others are not there. */
class OwnedRead<R extends StoredRecord> implements ReadTable<R> {
  protected readonly prefix: string
  readonly #table: ReadTable<R>

  constructor(table: ReadTable<R>, owner: string | undefined) {
    this.#table = table
    // Nobody has nothing.
    this.prefix = prefixOf(owner ?? '')
  }

  get size(): number {
    let size = 0
    for (const id of this.#table.ids()) if (id.startsWith(this.prefix)) size += 1
    return size
  }

  get(id: string): R | undefined {
    const record = this.#table.get(this.prefix + id)
    return record && Object.freeze({ ...record, id })
  }

  has(id: string): boolean {
    return this.#table.has(this.prefix + id)
  }

  searchText(id: string): string | undefined {
    return this.#table.searchText(this.prefix + id)
  }

  *ids(): IterableIterator<string> {
    for (const id of this.#table.ids()) if (id.startsWith(this.prefix)) yield id.slice(this.prefix.length)
  }

  *values(): IterableIterator<R> {
    for (const id of this.ids()) {
      const record = this.get(id)
      if (record !== undefined) yield record
    }
  }

  *searchTexts(): IterableIterator<readonly [id: string, text: string]> {
    for (const [id, text] of this.#table.searchTexts()) if (id.startsWith(this.prefix)) yield [id.slice(this.prefix.length), text]
  }
}

class OwnedWrite<R extends StoredRecord> extends OwnedRead<R> implements WriteTable<R> {
  readonly #table: WriteTable<R>
  readonly #owner: string | undefined

  constructor(table: WriteTable<R>, owner: string | undefined) {
    super(table, owner)
    this.#table = table
    this.#owner = owner
  }

  put(record: R): void {
    // What nobody owns, anybody could be taken for the owner of.
    if (this.#owner === undefined) throw new AppFailure({ kind: 'signedOut', code: 'session.signedOut' })
    this.#table.put({ ...record, id: this.prefix + record.id })
  }

  delete(id: string): void {
    this.#table.delete(this.prefix + id)
  }

  clear(): void {
    // The ids as they are now: the table changes while they go.
    const mine = [...this.ids()]
    for (const id of mine) this.delete(id)
  }
}

function ownedWriters(tables: Writers, owner: string | undefined): Writers {
  const wrap = <R extends StoredRecord>(table: WriteTable<R>): WriteTable<R> => new OwnedWrite(table, owner)
  const entries = owned.map((name) => [name, wrap(tables[name] as WriteTable<StoredRecord>)] as const)
  // Each table is wrapped by one of its own type; a mapped type behind Object.fromEntries the compiler cannot follow.
  return { ...tables, ...(Object.fromEntries(entries) as unknown as Writers) }
}

/**
 * The technician's own store as one account sees it: what belongs to another is not there, is not counted, and cannot be changed. The one
 * place where that is decided, for everything that is read or written. `owner` is asked at each reading and at the beginning of each
 * transaction; while there is none nothing is there, and nothing can be put (AppFailure `signedOut` `session.signedOut`).
 */
export function ownedStore(store: PersonalStore, owner: () => string | undefined): PersonalStore {
  return {
    read: (name) => (belongs[name] === 'account' ? new OwnedRead(store.read(name), owner()) : store.read(name)),
    update: (change) => {
      const whose = owner()
      return store.update((tables) => change(ownedWriters(tables, whose)))
    },
    purge: () => store.purge(),
    recovery: store.recovery,
    close: () => store.close()
  }
}

/**
 * Gives what a version without owners left to `owner`, in one transaction: to the account that signs in first. It is there at once, and resolves
 * when it is durable.
 */
export async function adoptUnowned(store: PersonalStore, owner: string): Promise<void> {
  const left = owned.map((name) => [name, [...store.read(name).ids()].filter((id) => !id.startsWith(mark))] as const).filter(([, ids]) => ids.length > 0)
  if (left.length === 0) return
  await store.update((tables) => {
    for (const [name, ids] of left) {
      const table = tables[name] as WriteTable<StoredRecord>
      for (const id of ids) {
        const record = table.get(id)
        if (record !== undefined) table.put({ ...record, id: prefixOf(owner) + id })
        table.delete(id)
      }
    }
  })
}

const items: readonly TableName[] = ['offers', 'orders', 'requests', 'merges', 'templates', 'roleTemplates', 'companyDrafts']

/** How much an account has of its own that somebody made or wrote. `undefined`: nothing. */
export function countOwned(store: PersonalStore, owner: string): { readonly items: number; readonly customers: number } | undefined {
  const sizeOf = (name: TableName): number => new OwnedRead(store.read(name), owner).size
  const found = { items: items.reduce((sum, name) => sum + sizeOf(name), 0), customers: sizeOf('own') }
  return found.items + found.customers === 0 ? undefined : found
}

/** Removes everything that belongs to an account, in one transaction; resolves when no file of the store holds it any more. */
export async function dropOwned(store: PersonalStore, owner: string): Promise<void> {
  await store.update((tables) => {
    const mine = ownedWriters(tables, owner)
    for (const name of owned) mine[name].clear()
  })
  await store.purge()
}
