import { encodeLine, type Line, type RowHead } from './lines'

/** A record as it is held in memory: as text, so that 50,000 of them cost little and nobody can change one in place. */
export interface Row {
  readonly text: string
  json(): string
  /** The row as a line of a snapshot. */
  line(table: string, id: string): Buffer
}

/** Where a row lies in the bytes of a snapshot or journal. */
export interface RowPlace extends Pick<Line, 'start' | 'end' | 'bodyStart'> {
  readonly buffer: Buffer
}

/** A row that lies where it was read: in the bytes of a snapshot or journal. */
export class StoredRow implements Row {
  readonly text: string
  readonly #buffer: Buffer
  readonly #start: number
  readonly #bodyStart: number
  readonly #end: number

  constructor(buffer: Buffer, line: Pick<Line, 'start' | 'end' | 'bodyStart'>, text: string) {
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

/**
 * A row that was made since the store was opened. As soon as its transaction is encoded it lies in those bytes, as one that was read
 * does: out of the heap, where 100,000 texts would make every collection longer, and ready to be copied into a snapshot.
 */
export class MadeRow implements Row {
  readonly text: string
  #content: string | StoredRow

  constructor(json: string, text: string) {
    this.#content = json
    this.text = text
  }

  json(): string {
    return typeof this.#content === 'string' ? this.#content : this.#content.json()
  }

  line(table: string, id: string): Buffer {
    if (typeof this.#content !== 'string') return this.#content.line()
    const head: RowHead = [0, 1, 0, 'p', table, id, this.text]
    return Buffer.from(encodeLine(head, this.#content))
  }

  /** The same row now lies in these bytes, which nobody changes. */
  moveTo({ buffer, ...line }: RowPlace): void {
    this.#content = new StoredRow(buffer, line, this.text)
  }
}

/** All rows by table and id. */
export type Rows = Map<string, Map<string, Row>>

/** A change of one row, before it is given a transaction. */
export type Change =
  | { readonly operation: 'p'; readonly table: string; readonly id: string; readonly row: MadeRow }
  | { readonly operation: 'd'; readonly table: string; readonly id: string }
  | { readonly operation: 'c'; readonly table: string }
