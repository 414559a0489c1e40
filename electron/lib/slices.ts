import { setImmediate as nextTurn } from 'node:timers/promises'

/** Cuts long work on the main thread into slices, so that windows keep answering meanwhile. */
export interface Slices {
  /** Call between two small steps; waits for a turn of the event loop when the slice is used up. */
  pause(): Promise<void> | undefined
}

/**
 * The turns of the event loop, one for each piece of work that waits. All that waits for the next turn by itself would be woken in the same
 * one, and ten pieces of work would hold the event loop ten slices long.
 */
export class Turns {
  #began = Number.NEGATIVE_INFINITY
  #last: Promise<void> = Promise.resolve()

  /** How long the slice of now has lasted, whoever uses it, in milliseconds. */
  used(): number {
    return performance.now() - this.#began
  }

  begin(): void {
    this.#began = performance.now()
  }

  /** Resolves in a turn that is given to nobody else. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => nextTurn()).then(() => this.begin())
    return this.#last
  }
}

/** There is one event loop, and so one queue for its turns. */
const ofTheProcess = new Turns()

/**
 * @param budgetMs longest time that a slice may take, in milliseconds; what else was begun in the same turn uses the same slice
 * @param turns other ones are for tests
 */
export function createSlices(budgetMs = 6, turns = ofTheProcess): Slices {
  // Whoever comes while a slice is used goes on with what is left of it.
  if (turns.used() >= budgetMs) turns.begin()
  return {
    pause: () => (turns.used() >= budgetMs ? turns.next() : undefined)
  }
}
