import { wellFormed } from './wellFormed'

/** Legal forms say nothing about whose company it is. */
const legalForms = new Set([
  'inc', 'ltd', 'llc', 'llp', 'plc', 'corp', 'co', 'gmbh', 'ag', 'kg', 'ohg', 'ug', 'se', 'sa', 'sas', 'sarl', 'srl', 'spa', 'bv', 'nv', 'ab', 'as', 'aps', 'oy', 'the',
  '株式会社', '有限会社'
])

/** Scripts whose letters are wide, or join and change their form beside another letter: one says enough. */
const oneLetterScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Thai}]/u

/**
 * One or two letters for a company's name: of its first two words, or the first two of its only word. Never a half of a
 * character that is made of several code units; `?` when the name is empty.
 */
export function initialsOf(name: string): string {
  const words = wordsOf(name)
  const [first = [], second] = words
  const start = first[0]
  if (start === undefined) return graphemes(name.trim())[0] ?? '?'
  if (oneLetterScripts.test(start)) return start
  const next = second?.[0] ?? first[1] ?? ''
  return upper(start) + (oneLetterScripts.test(next) ? '' : upper(next))
}

function wordsOf(name: string): readonly (readonly string[])[] {
  const all = name.normalize('NFC').replace('株式会社', '').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
  const telling = all.filter((word) => !legalForms.has(word.toLowerCase()))
  return (telling.length > 0 ? telling : all).map(graphemes)
}

/** Upper case can make two letters of one (ß → SS); one place holds one letter. */
const upper = (letter: string) => graphemes(letter.toUpperCase())[0] ?? ''

function graphemes(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(wellFormed(text)), (part) => part.segment)
}
