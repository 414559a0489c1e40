import { LiveRows, type CapturedRows } from './liveRows'
import { MadeRow, type Change, type Row } from './row'
import type { StoredRecord, TableOptions, WriteTable } from './types'

/** Notes a change and how to take it back. Throws outside of a transaction. */
export type NoteChange = (change: Change, undo: () => void) => void

function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  Object.freeze(value)
  for (const part of Object.values(value)) freezeDeep(part)
}

/** A table of records that are parsed when they are read. What is read is a frozen copy of its own. */
export class RecordTable<R extends StoredRecord> implements WriteTable<R> {
  #rows: LiveRows
  readonly #name: string
  readonly #textOf: (record: R) => string
  readonly #note: NoteChange

  constructor(name: string, options: TableOptions<R>, rows: Map<string, Row>, note: NoteChange) {
    this.#name = name
    this.#textOf = options.searchText ?? (() => '')
    this.#rows = new LiveRows(rows)
    this.#note = note
  }

  get size(): number {
    return this.#rows.size
  }

  get(id: string): R | undefined {
    const row = this.#rows.get(id)
    return row && this.#parse(row)
  }

  has(id: string): boolean {
    return this.#rows.get(id) !== undefined
  }

  searchText(id: string): string | undefined {
    return this.#rows.get(id)?.text
  }

  ids(): IterableIterator<string> {
    return this.#rows.ids()
  }

  *values(): IterableIterator<R> {
    for (const [, row] of this.#rows.entries()) yield this.#parse(row)
  }

  *searchTexts(): IterableIterator<readonly [id: string, text: string]> {
    for (const [id, row] of this.#rows.entries()) yield [id, row.text]
  }

  put(record: R): void {
    const { id } = record
    const before = this.#rows.get(id)
    const rows = this.#rows
    const row = new MadeRow(JSON.stringify(record), this.#textOf(record))
    this.#note({ operation: 'p', table: this.#name, id, row }, () => {
      if (before) rows.set(id, before)
      else rows.delete(id)
    })
    rows.set(id, row)
  }

  delete(id: string): void {
    const before = this.#rows.get(id)
    if (!before) return
    const rows = this.#rows
    this.#note({ operation: 'd', table: this.#name, id }, () => rows.set(id, before))
    rows.delete(id)
  }

  clear(): void {
    const before = this.#rows
    if (before.size === 0) return
    this.#note({ operation: 'c', table: this.#name }, () => {
      this.#rows = before
    })
    this.#rows = new LiveRows()
  }

  /** The rows of this moment, for a snapshot. */
  capture(): CapturedRows {
    return this.#rows.capture()
  }

  /** @throws never for what `put` wrote: a row's text is checked when it is loaded. */
  #parse(row: Row): R {
    const record = JSON.parse(row.json()) as R
    freezeDeep(record)
    return record
  }
}
