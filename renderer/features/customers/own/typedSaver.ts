/** Longest time between a key and its save, in milliseconds. */
export const saveDelay = 300

/**
 * Keeps what is typed: a short moment after the first key, at once when asked, one write at a time, and always the newest text last.
 * Text that could not be kept stays due, and is tried again with the next key or when asked.
 */
export class TypedSaver {
  readonly #save: (text: string) => Promise<boolean>
  #due: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<boolean> | undefined

  readonly #done: () => void

  /**
   * @param save answers whether it was kept
   * @param done told when everything that was typed is kept
   */
  constructor(save: (text: string) => Promise<boolean>, done: () => void = () => undefined) {
    this.#save = save
    this.#done = done
  }

  /** Whether something that was typed is not kept yet. */
  get pending(): boolean {
    return this.#due !== undefined || this.#writing !== undefined
  }

  type(text: string): void {
    this.#due = text
    // The first key starts the clock, so that somebody who types without a pause is saved as well.
    this.#timer ??= setTimeout(() => { void this.flush() }, saveDelay)
  }

  /** Resolves when everything typed so far was written; answers whether it was kept. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#writing ??= this.#write().finally(() => { this.#writing = undefined })
    return this.#writing
  }

  async #write(): Promise<boolean> {
    const due = this.#due !== undefined
    while (this.#due !== undefined) {
      const text = this.#due
      this.#due = undefined
      if (await this.#save(text)) continue
      this.#due ??= text
      return false
    }
    if (due) this.#done()
    return true
  }
}
