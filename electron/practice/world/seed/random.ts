/** Deterministic values from a seed and a path of parts: the same in every process, on every system, in any order. */

/** Four 32-bit numbers from a text: a mixing hash, quick rather than cryptographic, as 100,000 tenants need one each at start. */
function hash128(text: string): readonly [number, number, number, number] {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = 0xb7e15162
  let d = 0xdeadbeef
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    a = b ^ Math.imul(a ^ unit, 0x85ebca6b)
    b = c ^ Math.imul(b ^ unit, 0xc2b2ae35)
    c = d ^ Math.imul(c ^ unit, 0x27d4eb2f)
    d = a ^ Math.imul(d ^ unit, 0x165667b1)
  }
  return [finish(a ^ c), finish(b ^ d), finish(c ^ b ^ 0x5bd1e995), finish(d ^ a ^ 0x1b873593)]
}

function finish(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const DIGITS: readonly number[] = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
const HYPHEN = 0x2d

/** The four digits of half a word. */
function half(word: number, shift: 0 | 16): readonly [number, number, number, number] {
  const digit = (at: number): number => DIGITS[(word >>> (shift + at)) & 0xf] ?? 0
  return [digit(12), digit(8), digit(4), digit(0)]
}

/** A lower-case GUID (version 4 in form) that belongs to this seed and path. */
export function seededGuid(seed: string, ...path: readonly (string | number)[]): string {
  const [a, b, c, d] = hash128([seed, ...path].join('/'))
  const version = (b & 0xffff0fff) | 0x4000
  const variant = (c & 0x3fffffff) | 0x80000000
  // Made from codes in one step: ids are made by the hundred thousand, and joining pieces of text takes four times as long.
  return String.fromCharCode(
    ...half(a, 16), ...half(a, 0), HYPHEN, ...half(b, 16), HYPHEN, ...half(version, 0), HYPHEN, ...half(variant, 16), HYPHEN,
    ...half(c, 0), ...half(d, 16), ...half(d, 0)
  )
}

/** A stream of numbers that belongs to a seed and path. */
export class SeededRandom {
  #state: number

  constructor(seed: string, ...path: readonly (string | number)[]) {
    this.#state = hash128([seed, ...path].join('/'))[0]
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `low` up to and including `high`. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** @throws RangeError for an empty list */
  pick<T>(items: readonly T[]): T {
    const item = items[this.between(0, items.length - 1)]
    if (item === undefined) throw new RangeError('Cannot pick from an empty list')
    return item
  }
}
