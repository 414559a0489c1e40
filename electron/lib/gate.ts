/** Lets work through while it is open, and holds it while it is shut. */
export class Gate {
  #shut = false
  #waiting: (() => void)[] = []

  get isShut(): boolean {
    return this.#shut
  }

  shut(): void {
    this.#shut = true
  }

  open(): void {
    this.#shut = false
    for (const go of this.#waiting.splice(0)) go()
  }

  /** Resolves when the gate is open, or the signal aborts. */
  async passed(signal: AbortSignal): Promise<void> {
    while (this.#shut && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve)
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    }
  }
}
