import { encodeLine, type Line, type RowHead } from './lines'

/** A record as it is held in memory: as text, so that 50,000 of them cost little and nobody can change one in place. */
export interface Row {
  readonly text: string
  json(): string
  /** The row as a line of a snapshot. */
  line(table: string, id: string): Buffer
}

/** A row that still lies where it was read: in the bytes of a snapshot or journal. */
export class StoredRow implements Row {
  readonly text: string
  readonly #buffer: Buffer
  readonly #start: number
  readonly #bodyStart: number
  readonly #end: number

  constructor(buffer: Buffer, line: Line, text: string) {
    this.text = text
    this.#buffer = buffer
    this.#start = line.start
    this.#bodyStart = line.bodyStart
    this.#end = line.end
  }

  json(): string {
    return this.#buffer.toString('utf8', this.#bodyStart, this.#end - 1)
  }

  line(): Buffer {
    return this.#buffer.subarray(this.#start, this.#end)
  }
}

/** A row that was made since the store was opened. */
export class MadeRow implements Row {
  readonly text: string
  readonly #json: string

  constructor(json: string, text: string) {
    this.#json = json
    this.text = text
  }

  json(): string {
    return this.#json
  }

  line(table: string, id: string): Buffer {
    const head: RowHead = [0, 1, 0, 'p', table, id, this.text]
    return Buffer.from(encodeLine(head, this.#json))
  }
}

/** All rows by table and id. */
export type Rows = Map<string, Map<string, Row>>

/** A change of one row, before it is given a transaction. */
export type Change =
  | { readonly operation: 'p'; readonly table: string; readonly id: string; readonly row: Row }
  | { readonly operation: 'd'; readonly table: string; readonly id: string }
  | { readonly operation: 'c'; readonly table: string }
