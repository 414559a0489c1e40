import type { MadePassword, PasswordKind } from '../../contract/passwords'
import { englishWords } from './englishWords'
import { germanWords } from './germanWords'

/** A whole number from 0 to just below `below`, each as likely as any other, from a source that cannot be foreseen. */
export type Random = (below: number) => number

export interface PasswordWish {
  readonly kind: PasswordKind
  /** Of the words. */
  readonly language: 'en' | 'de'
}

/** No letters or digits that look alike on paper or sound alike on the telephone. */
const signs = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const groups = 4
const groupLength = 4
const wordCount = 4
const digits = 100
/** More than any rule of a service ever refuses in a row. */
const mostTries = 1_000

/**
 * A new password that can be read out: four words and two digits, or sixteen signs in groups of four. `bits` is what a guesser who
 * knows all this would still have to guess.
 *
 * @param fits the rules of the service; what does not fit is thrown away and made anew
 * @throws RangeError when nothing ever fits
 */
export function makePassword({ kind, language }: PasswordWish, random: Random, fits: (password: string) => boolean): MadePassword {
  const make = kind === 'words' ? wordMaker(wordsOf(language), random) : () => fromSigns(random)
  for (let tried = 0; tried < mostTries; tried += 1) {
    const made = make()
    if (fits(made.password)) return made
  }
  throw new RangeError('No password fits the rules')
}

function wordsOf(language: 'en' | 'de'): readonly string[] {
  return (language === 'de' ? germanWords : englishWords).trim().split(/\s+/u)
}

function wordMaker(words: readonly string[], random: Random): () => MadePassword {
  const bits = Math.floor(wordCount * Math.log2(words.length) + Math.log2(digits))
  return () => {
    const chosen = Array.from({ length: wordCount }, () => words[random(words.length)] ?? '')
    const number = String(random(digits)).padStart(2, '0')
    return { password: [...chosen.map(capital), number].join('-'), bits }
  }
}

const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

function fromSigns(random: Random): MadePassword {
  const group = (): string => Array.from({ length: groupLength }, () => signs[random(signs.length)] ?? '').join('')
  const password = Array.from({ length: groups }, group).join('-')
  return { password, bits: Math.floor(groups * groupLength * Math.log2(signs.length)) }
}
