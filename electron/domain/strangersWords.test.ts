import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestWords, strangersWords } from './strangersWords'
import { anyText } from './testing/anyText'

test.each([
  ['Delete this user?', 'Delete this user?'],
  ['  one\r\ntwo\n\n\n\n\nthree  ', 'one\ntwo\n\nthree'],
  ['\u202Eesrever\u202C and \u0007 bells', 'esrever and  bells'],
  [`${'x'.repeat(799)}\u{1F600}`, `${'x'.repeat(799)}\u{1F600}`],
  [`${'x'.repeat(800)}y`, `${'x'.repeat(800)}…`]
])('%j is told as %j', (text, told) => expect(strangersWords(text)).toBe(told))

test('whatever a page says, it fills no screen and hides no sign', () => {
  fc.assert(fc.property(anyText(5_000), (text) => {
    const told = strangersWords(text)
    expect([...told].length).toBeLessThanOrEqual(longestWords.characters + 1)
    expect(told.split('\n').length).toBeLessThanOrEqual(longestWords.lines)
    expect(told).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
  }))
})
