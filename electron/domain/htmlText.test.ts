import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlText } from './htmlText'

describe('htmlText', () => {
  it.each([
    ['<p>One</p><p>Two &amp; three</p>', 'One\nTwo & three'],
    ['a<br/>b<BR>c', 'a\nb\nc'],
    ['<a href="javascript:alert(1)">go</a>&nbsp;&#65;&#x42;', 'go AB'],
    ['&unknown; &#0; &#xd800;', '&unknown;'],
    ['  many   blanks ', 'many blanks'],
    ['', '']
  ])('%j reads %j', (html, text) => expect(htmlText(html)).toBe(text))

  it('leaves nothing of an element, and words alone as they are', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { minLength: 1 }), (pairs) => {
        const html = pairs.map(([tag, text]) => `<${tag} x="y">${text}</${tag}>`).join(' ')
        const read = htmlText(html)
        expect(read).not.toMatch(/[<>]/)
        expect(read.split(/\s+/)).toEqual(pairs.map(([, text]) => text))
      })
    )
  })
})
