/**
 * The store as the services see it. Implemented by `openStore` (lowdb + journal adapter). Records are plain JSON, frozen;
 * a change replaces the record.
 */
import type { FileSystem } from './fileSystem'
import type { ProcessProbe } from './processProbe'

export interface StoredRecord {
  readonly id: string
}

export interface ReadTable<R extends StoredRecord> {
  readonly size: number
  get(id: string): R | undefined
  has(id: string): boolean
  /** The prepared search string of one record, without parsing it. */
  searchText(id: string): string | undefined
  ids(): IterableIterator<string>
  /** Parses every record: for exports and tests, not for typing. */
  values(): IterableIterator<R>
  /** The prepared search string of each record, without parsing it (see `TableOptions.searchText`). */
  searchTexts(): IterableIterator<readonly [id: string, text: string]>
}

export interface WriteTable<R extends StoredRecord> extends ReadTable<R> {
  put(record: R): void
  delete(id: string): void
  clear(): void
}

export interface TableOptions<R extends StoredRecord> {
  /** A folded (lower-case, accents removed) one-line string by which a record is found; saved beside the record. */
  readonly searchText?: (record: R) => string
}

export interface RecoveryReport {
  /** What had to be set aside; files are moved to `quarantine/`, never deleted. */
  readonly quarantined: readonly string[]
  /** `true` when an older generation had to be used or a torn tail was cut. */
  readonly restoredOlder: boolean
  /** The moment of the last change that is present. */
  readonly restoredTo?: string
}

export interface Store<T extends Record<string, StoredRecord>> {
  read<K extends keyof T & string>(table: K): ReadTable<T[K]>
  /**
   * Changes records in one transaction; resolves when the change is durable (fsync). Calls at the same time share one sync.
   * When the disk refuses, the change stays in memory, is tried again, and the promise rejects with AppFailure kind `storage`.
   */
  update(change: (tables: { readonly [K in keyof T & string]: WriteTable<T[K]> }) => void): Promise<void>
  /**
   * Resolves when nothing that was deleted or replaced can be read from the store's files any more: until then journals and
   * the generation before still hold it. Rejects as `update` does, and is then tried again in the same way.
   */
  purge(): Promise<void>
  readonly recovery: RecoveryReport
  close(): Promise<void>
}

export interface StoreOptions<T extends Record<string, StoredRecord>> {
  readonly folder: string
  readonly tables: { readonly [K in keyof T & string]: TableOptions<T[K]> }
  /** Version of the records' schema, and the pure steps from each older version to the next. */
  readonly version: number
  readonly upgrades?: Readonly<Record<number, (table: string, record: unknown) => unknown>>
  /** Size at which a journal is closed and a snapshot is written; 8 MB unless told. */
  readonly rotateAfterBytes?: number
  /** Told how many transactions are only in memory because the disk refuses; 0 when all are saved again. */
  readonly onUnsaved?: (transactions: number) => void
  /** The disk and the system's processes; other ones are for tests. */
  readonly files?: FileSystem
  readonly processes?: ProcessProbe
}
