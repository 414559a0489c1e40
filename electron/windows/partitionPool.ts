/** After so many names of one run, verified names of other customers are used again: a name that was used costs about 1 MB until the application ends. */
export const namesBeforeReuse = 200

interface Verified {
  readonly name: string
  readonly customer: string
}

/**
 * Hands out the names of in-memory partitions. One that was found empty is used again for the same customer at once, because what no wipe
 * reaches (that a host wants encryption, how large its pages are shown) came from this customer then; for another one only when there
 * are too many names. A name that could not be wiped is never used again.
 */
export class PartitionPool {
  readonly #limit: number
  #verified: readonly Verified[] = []
  #made = 0

  constructor(limit = namesBeforeReuse) {
    this.#limit = limit
  }

  /** @param customer its tenant. @returns a name without the `persist:` prefix, so that nothing of it touches the disk */
  take(customer: string): string {
    const again = this.#verified.find((one) => one.customer === customer) ?? (this.#made >= this.#limit ? this.#verified[0] : undefined)
    if (again !== undefined) {
      this.#verified = this.#verified.filter((one) => one !== again)
      return again.name
    }
    this.#made += 1
    return `customer-${this.#made}`
  }

  /** @param wiped whether the partition was found empty; otherwise it is retired */
  giveBack(name: string, customer: string, wiped: boolean): void {
    if (wiped) this.#verified = [...this.#verified, { name, customer }]
  }
}
