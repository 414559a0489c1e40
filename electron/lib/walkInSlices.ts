import type { Slices } from './slices'

/** So few are gone through between two looks at the clock that none of them is late. */
export const lookEvery = 32

/** Does something with each item, pausing now and then; what is iterated over may change meanwhile if its iterator can bear it, as a map's can. */
export async function walkInSlices<T>(items: Iterable<T>, visit: (item: T) => void, slices: Slices): Promise<void> {
  let done = 0
  for (const item of items) {
    visit(item)
    done += 1
    if (done % lookEvery > 0) continue
    const pause = slices.pause()
    if (pause !== undefined) await pause
  }
}

/** A filter that never holds the event loop longer than a slice. */
export async function filterInSlices<T>(items: Iterable<T>, passes: (item: T) => boolean, slices: Slices): Promise<T[]> {
  const found: T[] = []
  await walkInSlices(items, (item) => {
    if (passes(item)) found.push(item)
  }, slices)
  return found
}
