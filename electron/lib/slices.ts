import { setImmediate as nextTurn } from 'node:timers/promises'

/** Cuts long work on the main thread into slices, so that windows keep answering meanwhile. */
export interface Slices {
  /** Call between two small steps; waits for a turn of the event loop when the slice is used up. */
  pause(): Promise<void> | undefined
}

/** @param budgetMs longest time that a slice may take, in milliseconds */
export function createSlices(budgetMs = 6): Slices {
  let began = performance.now()
  const turn = async (): Promise<void> => {
    await nextTurn()
    began = performance.now()
  }
  return {
    pause: () => (performance.now() - began >= budgetMs ? turn() : undefined)
  }
}
