import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from './foldText'

describe('foldText', () => {
  it.each([
    ['  Müller  STRAßE ', 'muller strasse'],
    ['Ångström\tCafé', 'angstrom cafe'],
    ['ﬁne', 'fine'],
    ['Contoso Ltd.', 'contoso ltd.'],
    ['ΑΘΗΝΑ', 'αθηνα'],
    ['İstanbul', 'istanbul'],
    ['', '']
  ])('%j becomes %j', (text, folded) => expect(foldText(text)).toBe(folded))

  it('changes nothing the second time, and leaves no tab or line end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldText(text)
        expect(foldText(folded)).toBe(folded)
        expect(folded).not.toMatch(/[\t\n\r]/)
      })
    )
  })
})
