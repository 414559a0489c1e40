import type { Records } from './storage/records'

/** The world's time: the real clock plus an offset that is kept with the world, so that a restart does not jump back. */
export class Clock {
  readonly #records: Records
  readonly #realNow: () => number

  constructor(records: Records, realNow: () => number) {
    this.#records = records
    this.#realNow = realNow
  }

  get offset(): number {
    const offset = this.#records.get('settings', 'clockOffset')
    return typeof offset === 'number' ? offset : 0
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.realNow() + this.offset
  }

  realNow(): number {
    return this.#realNow()
  }

  /** ISO 8601 */
  instant(): string {
    return new Date(this.now()).toISOString()
  }

  async setOffset(milliseconds: number): Promise<void> {
    if (!Number.isFinite(milliseconds)) throw new RangeError('The offset must be a number of milliseconds')
    await this.#records.apply([['settings', 'clockOffset', milliseconds]])
  }
}
