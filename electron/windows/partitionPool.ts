/** After so many visits of one run, verified names are used again: a name that was used costs about 1 MB until the application ends. */
export const namesBeforeReuse = 200

/** Hands out the names of in-memory partitions. A name that could not be wiped is never used again. */
export class PartitionPool {
  readonly #verified: string[] = []
  readonly #limit: number
  #made = 0

  constructor(limit = namesBeforeReuse) {
    this.#limit = limit
  }

  /** A name without the `persist:` prefix, so that nothing of it touches the disk. */
  take(): string {
    if (this.#made >= this.#limit) {
      const reused = this.#verified.shift()
      if (reused !== undefined) return reused
    }
    this.#made += 1
    return `customer-${this.#made}`
  }

  /** @param wiped whether the partition was found empty; otherwise it is retired */
  giveBack(name: string, wiped: boolean): void {
    if (wiped) this.#verified.push(name)
  }
}
