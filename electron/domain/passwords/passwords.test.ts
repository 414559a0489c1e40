import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passwordKinds } from '../../contract/passwords'
import { englishWords } from './englishWords'
import { germanWords } from './germanWords'
import { makePassword, type Random } from './makePassword'
import { checkPassword, meetsRules, passwordRules } from './passwordPolicy'

const owner = { userPrincipalName: 'workshop@contoso.com', company: 'Contoso' }
const broken = (password: string, of = owner) => checkPassword(password, of).filter(({ met }) => !met).map(({ rule }) => rule)
/** Any source of numbers, also the most unlikely one. */
const anyRandom = fc.array(fc.nat(0xffff), { minLength: 1, maxLength: 60 }).map((numbers): Random => {
  let at = 0
  return (below) => (numbers[at++ % numbers.length] ?? 0) % below
})

describe('a made password', () => {
  it('meets every rule, whoever it is for and whatever the dice say', () => {
    fc.assert(fc.property(anyRandom, fc.constantFrom(...passwordKinds), fc.constantFrom('en' as const, 'de' as const), (random, kind, language) => {
      // Numbers that come round again may never give another password: then saying so is right.
      const fits = (password: string) => meetsRules(password, owner)
      let made
      try {
        made = makePassword({ kind, language }, random, fits)
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
        return
      }
      expect(broken(made.password)).toEqual([])
      expect(made.bits).toBeGreaterThanOrEqual(kind === 'words' ? 44 : 90)
    }))
  })

  it('can be read out: four words and a number, or groups of signs that do not look alike', () => {
    fc.assert(fc.property(anyRandom, (random) => {
      expect(makePassword({ kind: 'words', language: 'en' }, random, () => true).password).toMatch(/^(?:[A-Z][a-z]{2,7}-){4}\d\d$/u)
      expect(makePassword({ kind: 'characters', language: 'en' }, random, () => true).password).toMatch(/^[a-km-zA-HJ-NP-Z2-9]{4}(?:-[a-km-zA-HJ-NP-Z2-9]{4}){3}$/u)
    }))
  })

  it('asks one number for each word, over all words, and says what is left to guess', () => {
    const asked: number[] = []
    const random: Random = (below) => { asked.push(below); return below - 1 }
    const last = (words: string) => words.trim().split(/\s+/u)
    const made = makePassword({ kind: 'words', language: 'de' }, random, () => true)
    expect(made.password).toBe('Zylinder-Zylinder-Zylinder-Zylinder-99')
    expect(asked).toEqual([...Array<number>(4).fill(last(germanWords).length), 100])
    expect(made.bits).toBe(Math.floor(4 * Math.log2(last(germanWords).length) + Math.log2(100)))
  })

  it('is made anew until it fits, and not for ever', () => {
    let dice = 0
    const first = makePassword({ kind: 'words', language: 'en' }, () => dice++ % 7, (password) => dice > 20 && password !== '')
    expect(first.password).not.toBe('')
    expect(() => makePassword({ kind: 'words', language: 'en' }, () => 0, () => false)).toThrow(RangeError)
  })

  it.each([['English', englishWords], ['German', germanWords]])('has %s words that anybody can type, none of them twice', (_name, text) => {
    const words = text.trim().split(/\s+/u)
    expect(words.length).toBeGreaterThan(800)
    expect(new Set(words).size).toBe(words.length)
    expect(words.filter((word) => !/^[a-z]{3,8}$/u.test(word))).toEqual([])
  })
})

describe('the rules for passwords', () => {
  it.each([
    ['', ['length', 'characters', 'classes', 'userName', 'common']],
    ['Ab1!', ['length', 'common']],
    ['abcdefgh', ['classes', 'common']],
    ['Tulip-Harbor-1', []],
    ['tulipharbor1', ['classes']],
    ['Tulpe-Händler-1', ['characters']],
    ['My-WorkShop-Tulip-1', ['userName']],
    ['P@ssw0rd', ['common']],
    ['Pa$$w0rd2026', []],
    ['C0ntoso!!1', ['common']],
    ['Welcome1', ['common']],
    ['C0ntos0Blank12', []],
    [`Aa1${'-'.repeat(253)}`, []],
    [`Aa1${'-'.repeat(254)}`, ['length']]
  ])('%j breaks %j', (password, rules) => {
    expect(broken(password)).toEqual(rules)
  })

  it('keep their order, which is the one in which they are shown', () => {
    expect(checkPassword('x', owner).map(({ rule }) => rule)).toEqual([...passwordRules])
  })

  it('never accept the user name inside, in any case', () => {
    const names = fc.stringMatching(/^[a-z][a-z0-9.]{4,19}$/u)
    fc.assert(fc.property(names, fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'grapheme-ascii' }), fc.boolean(), (name, before, after, upper) => {
      const password = `${before}${upper ? name.toUpperCase() : name}${after}`
      expect(broken(password, { ...owner, userPrincipalName: `${name}@contoso.com` })).toContain('userName')
    }))
  })

  it('do not mind more signs: what is long, mixed and of one’s own stays good when it grows', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'bdfghjkmnpqrvwxyz'), minLength: 6, maxLength: 40 }), (tail) => {
      expect(meetsRules(`Tulip-7-${tail}`, owner)).toBe(true)
    }))
  })
})
