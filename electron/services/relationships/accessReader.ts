import { isFailure } from './failures'
import type { Clock, Relationships } from '../ports'
import type { RelationshipBook } from './relationshipBook'

export interface AccessReaderParts {
  readonly relationships: Pick<Relationships, 'accessAssignments'>
  readonly book: RelationshipBook
  readonly clock: Clock
}

/** What is younger is not asked for again when a list comes into sight. */
const freshMs = 10 * 60_000
/** Few, because each counts against the service's limits. */
const atOnce = 3

/** Reads who has access to relationships, a few at a time: a list shows it for what is in sight, a check for all. */
export class AccessReader {
  readonly #parts: AccessReaderParts
  readonly #waiting = new Set<string>()
  #working = 0

  constructor(parts: AccessReaderParts) {
    this.#parts = parts
  }

  /** In the background; what cannot be read stays unknown. The last asked for come first, because those are in sight. */
  want(ids: readonly string[]): void {
    const { book, clock } = this.#parts
    for (const id of ids) {
      const readAt = book.entries().get(id)?.accessReadAt
      if (readAt === undefined || clock.now() - Date.parse(readAt) > freshMs) this.#waiting.add(id)
    }
    while (this.#working < atOnce && this.#waiting.size > 0) void this.#work()
  }

  async read(id: string, signal?: AbortSignal): Promise<void> {
    await this.#parts.book.putAccess(id, await this.#parts.relationships.accessAssignments(id, signal))
  }

  async #work(): Promise<void> {
    this.#working += 1
    try {
      for (let id = this.#next(); id !== undefined; id = this.#next()) await this.read(id)
    } catch (error) {
      // Whatever keeps one from being read keeps the others too; the next sight asks again.
      if (!isFailure(error, 'notFound', 'notAllowed')) this.#waiting.clear()
    } finally {
      this.#working -= 1
    }
  }

  #next(): string | undefined {
    const id = [...this.#waiting].at(-1)
    if (id !== undefined) this.#waiting.delete(id)
    return id
  }
}
