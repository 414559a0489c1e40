/**
 * How well a customer answers what was typed (capabilities 3.4), over the prepared string of `customerText`:
 * 0 the name begins with it · 1 every word begins a word of the name or an own alias · 2 every word begins a word of those, a domain or
 * a tag · 3 every word is somewhere in them or the tenant id.
 */
export type Rank = 0 | 1 | 2 | 3
export const ranks = [0, 1, 2, 3] as const

/** What was typed, prepared once for all rows. */
export interface Query {
  readonly whole: string
  readonly words: readonly string[]
}

/** @param folded what was typed, through `foldText` */
export function prepareQuery(folded: string): Query {
  return { whole: folded, words: folded === '' ? [] : folded.split(' ') }
}

/** Where the first word is, or -1 when a word is missing. No words: 0. */
export function firstMatch(text: string, { words }: Query): number {
  // Plain loops, because this runs 50,000 times for each key pressed.
  for (let at = 1; at < words.length; at += 1) if (!text.includes(words[at] ?? '')) return -1
  return text.indexOf(words[0] ?? '')
}

const blank = 32
const isWordPart = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127
/** Blanks, tabs and the mark of other forms divide (see domain/searchText). */
const isDomainPart = (code: number): boolean => code > blank

/** Whether the word begins something between two places; `first` is a place of the word, or where to look from. */
function begins(text: string, word: string, range: readonly [first: number, from: number, to: number], isPart: (code: number) => boolean): boolean {
  const [first, from, to] = range
  let at = first >= from && text.startsWith(word, first) ? first : text.indexOf(word, from)
  while (at >= 0 && at < to) {
    if (at === from || !isPart(text.charCodeAt(at - 1))) return true
    at = text.indexOf(word, at + 1)
  }
  return false
}

/**
 * The rank of a text that matches, as far as it matters: `undefined` when it is not better than `bound`, which saves most of
 * the work once enough good ones were found.
 * @param first what `firstMatch` gave
 */
export function rankBelow(text: string, { whole, words }: Query, first: number, bound: number): Rank | undefined {
  if (bound <= 0) return undefined
  if (first === 0 && text.startsWith(whole)) return 0
  if (bound <= 1) return undefined
  const nameEnd = text.indexOf('\t')
  let [rank, domainsEnd]: [Rank, number] = [1, 0]
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const place = at === 0 ? first : 0
    if (place < nameEnd && begins(text, word, [place, 0, nameEnd], isWordPart)) continue
    if (bound <= 2) return undefined
    domainsEnd ||= text.indexOf('\t', nameEnd + 1)
    if (!begins(text, word, [place, nameEnd + 1, domainsEnd], isDomainPart)) return bound <= 3 ? undefined : 3
    rank = 2
  }
  return rank
}
