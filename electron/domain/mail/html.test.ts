import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textToHtml } from './html'
import { hostileText } from './testing/hostileText'

describe('textToHtml', () => {
  it.each([
    ['a <b> & "c" \'d\'', '<div>a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</div>'],
    ['x\r\ny\n\nz', '<div>x<br>\r\ny<br>\r\n<br>\r\nz</div>'],
    ['see https://example.com/a?b=c&d.', '<div>see <a href="https://example.com/a?b=c&amp;d">https://example.com/a?b=c&amp;d</a>.</div>'],
    ['http://127.0.0.1:41000/x', '<div><a href="http://127.0.0.1:41000/x">http://127.0.0.1:41000/x</a></div>'],
    ['http://example.com/ javascript:alert(1)', '<div>http://example.com/ javascript:alert(1)</div>'],
    ['https://user:word@example.com/', '<div>https://user:word@example.com/</div>'],
    ['https://example.com/"onclick="x', '<div><a href="https://example.com/">https://example.com/</a>&quot;onclick=&quot;x</div>'],
    ['a  b', '<div>a &nbsp;b</div>'],
    ['a\tb', '<div>a &nbsp; b</div>']
  ])('%j', (text, html) => {
    expect(textToHtml(text)).toBe(html)
  })

  it('writes no markup of anyone else', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const rest = textToHtml(text).replace(/^<div>|<\/div>$|<br>\r\n|<a href="https?:\/\/[^"<>]*">|<\/a>/gu, '')
        expect(rest).not.toMatch(/[<>"'\n]/u)
        expect(rest).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39|nbsp);)/u)
      }),
      { numRuns: 2_000 }
    )
  })
})
