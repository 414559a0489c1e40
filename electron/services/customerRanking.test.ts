import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstMatch, prepareQuery, rankBelow, type Rank } from './customerRanking'

/** The rules in their plainest form, to hold the quick one against. */
function plainRank(text: string, typed: string): Rank | undefined {
  const words = typed.split(' ')
  if (!words.every((word) => text.includes(word))) return undefined
  const [name = '', domains = ''] = text.split('\t')
  if (text.startsWith(typed)) return 0
  const inName = (word: string) => beginsSomewhere(name, word)
  const inDomains = (word: string) => domains.split(' ').some((domain) => domain.startsWith(word))
  if (words.every(inName)) return 1
  return words.every((word) => inName(word) || inDomains(word)) ? 2 : 3
}

function beginsSomewhere(name: string, word: string): boolean {
  return Array.from(name).some((_, at) => name.startsWith(word, at) && (at === 0 || !/[a-z0-9]/.test(name[at - 1] ?? '')))
}

describe('ranking', () => {
  const piece = fc.stringMatching(/^[ab.-]{1,4}$/)
  const text = fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), fc.array(piece, { minLength: 1, maxLength: 3 }), piece)
    .map(([name, domains, id]) => `${name.join(' ')}\t${domains.join(' ')}\t${id}`)
  const typed = fc.array(fc.stringMatching(/^[ab]{1,3}$/), { minLength: 1, maxLength: 2 }).map((words) => words.join(' '))

  it('is the same as the plain rules, for every bound', () => {
    fc.assert(
      fc.property(text, typed, fc.integer({ min: 0, max: 4 }), (candidate, words, bound) => {
        const query = prepareQuery(words)
        const first = firstMatch(candidate, query)
        const wanted = plainRank(candidate, words)
        expect(first >= 0).toBe(wanted !== undefined)
        if (wanted !== undefined) expect(rankBelow(candidate, query, first, bound)).toBe(wanted < bound ? wanted : undefined)
      }),
      { numRuns: 3_000 }
    )
  })
})
