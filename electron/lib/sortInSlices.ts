import type { Slices } from './slices'

const runLength = 512

/** A merge of two neighbouring sorted runs of `from` into `to`, pausing now and then. */
async function merge<T>(from: readonly T[], to: T[], range: readonly [number, number, number], compare: (a: T, b: T) => number, slices: Slices): Promise<void> {
  const [start, middle, end] = range
  let left = start
  let right = middle
  for (let at = start; at < end; at += 1) {
    const a = from[left]
    const b = from[right]
    const takeLeft = right >= end || (left < middle && compare(a as T, b as T) <= 0)
    to[at] = (takeLeft ? a : b) as T
    if (takeLeft) left += 1
    else right += 1
    // A pause costs nothing until the slice is used up.
    if (at % runLength === 0) await slices.pause()
  }
}

/** A stable sort that never holds the event loop longer than a slice. Returns a new array. */
export async function sortInSlices<T>(items: readonly T[], compare: (a: T, b: T) => number, slices: Slices): Promise<T[]> {
  let from: T[] = []
  for (let start = 0; start < items.length; start += runLength) {
    for (const item of items.slice(start, start + runLength).toSorted(compare)) from.push(item)
    await slices.pause()
  }
  let to: T[] = Array.from(from)
  for (let width = runLength; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length)
      await merge(from, to, [start, middle, Math.min(start + 2 * width, from.length)], compare, slices)
    }
    ;[from, to] = [to, from]
  }
  return from
}
