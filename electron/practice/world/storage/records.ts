import { encodeLine, type Change } from './lines'
import { StateFile } from './stateFile'

const REWRITE_FLOOR_BYTES = 4 << 20

/** Leaves records out of a new generation, for example those whose time has passed. */
export type Keep = (table: string, id: string, value: unknown) => boolean

interface Waiting {
  readonly line: string
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

/**
 * Tables of records in memory whose changes are on disk before `apply` resolves. Changes of one `apply` are kept all or
 * none. Several calls at once share one fsync.
 */
export class Records {
  readonly #tables = new Map<string, Map<string, unknown>>()
  readonly #file: StateFile | undefined
  readonly #keep: Keep
  readonly #rewriteFloor: number
  #waiting: Waiting[] = []
  #writing: Promise<void> | undefined
  #failure: unknown

  private constructor(file: StateFile | undefined, keep: Keep, rewriteFloor: number) {
    this.#file = file
    this.#keep = keep
    this.#rewriteFloor = rewriteFloor
  }

  /** @param folder absent: nothing is kept */
  static async open(folder: string | undefined, keep: Keep = () => true, rewriteFloor = REWRITE_FLOOR_BYTES): Promise<Records> {
    if (folder === undefined) return new Records(undefined, keep, rewriteFloor)
    const { file, changes } = await StateFile.open(folder)
    const records = new Records(file, keep, rewriteFloor)
    for (const group of changes) records.#remember(group)
    return records
  }

  get(table: string, id: string): unknown {
    return this.#tables.get(table)?.get(id)
  }

  entries(table: string): Iterable<[string, unknown]> {
    return this.#tables.get(table)?.entries() ?? []
  }

  /**
   * Visible to readers at once, durable when the promise resolves. After a failed write every later change fails too,
   * because memory and disk no longer agree.
   */
  apply(changes: readonly Change[]): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    this.#remember(changes)
    if (!this.#file) return Promise.resolve()
    const line = encodeLine(changes)
    const done = new Promise<void>((resolve, reject) => this.#waiting.push({ line, resolve, reject }))
    this.#writing ??= this.#writeNext(this.#file)
    return done
  }

  async close(): Promise<void> {
    await this.#untilIdle()
    await this.#file?.close()
  }

  #remember(changes: readonly Change[]): void {
    for (const [table, id, value] of changes) {
      const records = this.#tables.get(table) ?? new Map<string, unknown>()
      this.#tables.set(table, records)
      // JSON has no undefined: a deletion reads back as null.
      if (value === undefined || value === null) records.delete(id)
      else records.set(id, value)
    }
  }

  async #writeNext(file: StateFile): Promise<void> {
    // One turn later, so that all changes of this turn are in the first group.
    await Promise.resolve()
    await this.#writeGroup(file)
    this.#writing = this.#waiting.length > 0 ? this.#writeNext(file) : undefined
  }

  async #untilIdle(): Promise<void> {
    if (!this.#writing) return
    await this.#writing
    await this.#untilIdle()
  }

  async #writeGroup(file: StateFile): Promise<void> {
    const group = this.#waiting
    this.#waiting = []
    try {
      if (this.#failure !== undefined) throw this.#failure
      await file.append(group.map((waiting) => waiting.line).join(''))
      for (const waiting of group) waiting.resolve()
    } catch (error) {
      this.#failure = error
      for (const waiting of group) waiting.reject(error)
      return
    }
    await this.#rewriteIfWorth(file)
  }

  async #rewriteIfWorth(file: StateFile): Promise<void> {
    if (!file.isWorthRewriting(this.#rewriteFloor)) return
    try {
      await file.rewrite([...this.#kept()])
    } catch (error) {
      this.#failure = error
    }
  }

  *#kept(): Iterable<Change> {
    for (const [table, records] of this.#tables) {
      for (const [id, value] of records) {
        if (this.#keep(table, id, value)) yield [table, id, value]
        else records.delete(id)
      }
    }
  }
}
