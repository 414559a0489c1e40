import type { Row } from './row'

/** The rows of one table at one moment. */
export interface CapturedRows {
  /** Goes through them once, in any order; a row that is edited meanwhile may come twice, each time as it was at the moment. */
  rows(): Iterable<readonly [id: string, row: Row]>
  /** Nothing more is asked of that moment. */
  release(): void
}

/**
 * The rows of a table, of which the content of one moment can be written down while edits go on. Nothing is copied for that: an edit
 * keeps what it replaces, for as long as somebody goes through an earlier moment.
 */
export class LiveRows {
  readonly #rows: Map<string, Row>
  /** What was there at each of the moments and is not any more; `undefined`: nothing was there. */
  readonly #replaced = new Set<Map<string, Row | undefined>>()

  constructor(rows: Map<string, Row> = new Map()) {
    this.#rows = rows
  }

  get size(): number {
    return this.#rows.size
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id)
  }

  ids(): IterableIterator<string> {
    return this.#rows.keys()
  }

  entries(): IterableIterator<[id: string, row: Row]> {
    return this.#rows.entries()
  }

  set(id: string, row: Row): void {
    this.#keep(id)
    this.#rows.set(id, row)
  }

  delete(id: string): void {
    this.#keep(id)
    this.#rows.delete(id)
  }

  capture(): CapturedRows {
    const live = this.#rows
    const replaced = new Map<string, Row | undefined>()
    this.#replaced.add(replaced)
    return {
      *rows() {
        for (const entry of live) if (!replaced.has(entry[0])) yield entry
        for (const [id, row] of replaced) if (row !== undefined) yield [id, row]
      },
      release: () => {
        this.#replaced.delete(replaced)
      }
    }
  }

  #keep(id: string): void {
    for (const replaced of this.#replaced) if (!replaced.has(id)) replaced.set(id, this.#rows.get(id))
  }
}
