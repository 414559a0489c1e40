import { LiveRows, type CapturedRows } from './liveRows'
import { RecordTable } from './recordTable'
import type { Change, Rows } from './row'
import type { StoredRecord, TableOptions } from './types'

export type Schema = Record<string, StoredRecord>
export type TableSet<T extends Schema> = { readonly [K in keyof T & string]: RecordTable<T[K]> }

/** The rows of one table at one moment. */
export interface CapturedTable extends CapturedRows {
  readonly name: string
}

/** What lowdb holds as its data: the tables, and what changed in them since the last write. */
export class Tables<T extends Schema> {
  readonly all: TableSet<T>
  readonly #names: readonly (keyof T & string)[]
  /** Rows of tables that this version does not know; kept, because a newer version may want them again. */
  readonly #others: readonly (readonly [name: string, rows: LiveRows])[]
  #changes: Change[] = []
  #undo: (() => void)[] = []
  #open = false

  constructor(options: { readonly [K in keyof T & string]: TableOptions<T[K]> }, rows: Rows = new Map()) {
    const note = (change: Change, undo: () => void): void => {
      if (!this.#open) throw new Error('Records change only within update()')
      this.#changes.push(change)
      this.#undo.push(undo)
    }
    // The compiler knows neither that Object.keys gives these keys, nor a mapped type behind Object.fromEntries.
    this.#names = Object.keys(options)
    const entries = this.#names.map((name) => [name, new RecordTable(name, options[name], rows.get(name) ?? new Map(), note)] as const)
    this.all = Object.fromEntries(entries) as unknown as TableSet<T>
    this.#others = [...rows].filter(([name]) => !Object.hasOwn(options, name)).map(([name, table]) => [name, new LiveRows(table)])
  }

  /** Runs one transaction. When it throws, everything it changed is taken back. */
  transact(change: (tables: TableSet<T>) => void): void {
    this.#open = true
    const before = this.#changes.length
    this.#undo = []
    try {
      change(this.all)
    } catch (cause) {
      for (const undo of this.#undo.toReversed()) undo()
      this.#changes.length = before
      throw cause
    } finally {
      this.#open = false
      this.#undo = []
    }
  }

  /** What changed since this was last asked. */
  takeChanges(): readonly Change[] {
    const changes = this.#changes
    this.#changes = []
    return changes
  }

  /** Everything of this moment, for a snapshot; each table is to be released. */
  capture(): readonly CapturedTable[] {
    const known = this.#names.map((name) => ({ name, ...this.all[name].capture() }))
    return [...known, ...this.#others.map(([name, rows]) => ({ name, ...rows.capture() }))]
  }
}
