import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeExternalUrl } from '../externalUrl'
import { mailAddress, parseRecipients } from './address'
import { buildMailto, isOwnMailto, mailHandOver, mailtoLimit } from './mailto'
import { hostileRecipients, hostileText } from './testing/hostileText'
import { asBody, asLine } from './testing/expected'
import { fuzzRuns } from './testing/fuzzRuns'

const decode = (text: string) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
  Uint8Array.from([...text.matchAll(/%([0-9A-F]{2})|(.)/gu)], ([, hex, char]) => (hex === undefined ? (char ?? '').charCodeAt(0) : Number.parseInt(hex, 16)))
)

/** An independent reader of RFC 6068. */
function readMailto(url: string): { to: readonly string[]; fields: readonly (readonly [string, string])[] } {
  if (!/^mailto:[\x21-\x7e]*$/u.test(url) || /["'<>`()*!\\]/u.test(url)) throw new Error('raw character')
  const [path = '', query, ...rest] = url.slice(7).split('?')
  if (rest.length > 0 || url.includes('#')) throw new Error('two queries or a fragment')
  const fields = (query?.split('&') ?? []).map((field) => [field.slice(0, field.indexOf('=')), decode(field.slice(field.indexOf('=') + 1))] as const)
  return { to: path === '' ? [] : path.split(',').map(decode), fields }
}

describe('buildMailto', () => {
  it.each([
    [{ to: 'a@contoso.com', subject: 'Hi there', body: 'x\ny' }, 'mailto:a@contoso.com?subject=Hi%20there&body=x%0D%0Ay'],
    [{ to: 'a@contoso.com; B@bücher.de', subject: '', body: '' }, 'mailto:a@contoso.com,B@xn--bcher-kva.de'],
    [{ to: '', subject: "a+b&c'(d)", body: '' }, 'mailto:?subject=a%2Bb%26c%27%28d%29'],
    [{ to: 'x&y%z@contoso.com', subject: '', body: 'ü' }, 'mailto:x%26y%25z@contoso.com?body=%C3%BC'],
    [{ to: '', subject: 'a\r\nBcc: x@y.example', body: '' }, 'mailto:?subject=a%20Bcc%3A%20x%40y.example'],
    [{ to: '', subject: '', body: '' }, 'mailto:']
  ])('%j', (draft, url) => {
    expect(buildMailto(draft)).toEqual({ url, length: url.length })
  })

  it('keeps every character, and no input adds a header or changes when it is parsed', () => {
    fc.assert(
      fc.property(hostileRecipients(), hostileText(), hostileText(), (to, subject, body) => {
        const { url, length } = buildMailto({ to, subject, body })
        const expected = [['subject', asLine(subject)], ['body', asBody(body)]].filter(([, value]) => value !== '')
        const read = readMailto(url)
        expect(read.fields).toEqual(expected)
        expect(read.to).toEqual(parseRecipients(to).addresses)
        expect(new URL(url).href).toBe(url)
        expect(length).toBe(url.length)
        expect(isOwnMailto(url)).toBe(length <= mailtoLimit)
        if (length <= mailtoLimit) expect(judgeExternalUrl(url)).toEqual({ kind: 'open', url })
      }),
      { numRuns: fuzzRuns() }
    )
  }, 3_600_000)
})

describe('isOwnMailto', () => {
  it.each([
    'mailto:?attach=x', 'mailto:?subject=x&attachment=y', 'mailto:a@contoso.com?bcc=b@contoso.com', 'mailto:?body=x&subject=y', 'mailto:?subject=x&subject=y',
    'mailto:?', 'mailto:?subject', 'mailto:?subject=', 'mailto:?subject=a b', 'mailto:?subject=a%0', 'mailto:?subject=%c3', 'mailto:a', 'mailto:,', 'mailto:a@contoso.com,',
    'mailto:%61@contoso.com', 'mailto:a@CONTOSO.com', 'mailto:a%', 'mailto:a@contoso.com#x', 'mailto:?subject=a?b', 'https://example.com', '', undefined, 7,
    `mailto:?body=${'a'.repeat(mailtoLimit)}`
  ])('refuses %j', (value) => {
    expect(isOwnMailto(value)).toBe(false)
  })
})

describe('mailHandOver', () => {
  const draft = { to: 'a@contoso.com', subject: 's', body: '' }
  const room = mailtoLimit - 'mailto:a@contoso.com?subject=s&body='.length

  it('hands the whole message over up to the limit', () => {
    const handOver = mailHandOver({ ...draft, body: 'a'.repeat(room) }, 'hint')
    expect(handOver.kind === 'mailto' && handOver.url.length).toBe(mailtoLimit)
  })

  it('puts the whole body on the clipboard beyond it, and never cuts', () => {
    const body = `${'a'.repeat(room)}\r\nz`
    expect(mailHandOver({ ...draft, body }, 'paste it')).toEqual({
      kind: 'mailtoWithClipboard',
      url: 'mailto:a@contoso.com?subject=s&body=paste%20it',
      clipboard: `${'a'.repeat(room)}\nz`
    })
    expect(mailHandOver({ ...draft, body: 'a'.repeat(room + 1) }, 'h').kind).toBe('mailtoWithClipboard')
  })

  it('says so when not even the subject fits', () => {
    expect(mailHandOver({ ...draft, subject: 'ü'.repeat(400), body: 'b' }, 'h')).toEqual({ kind: 'tooLong' })
  })
})

describe('addresses', () => {
  it('reads lists as people write them, each once, and names what is no address', () => {
    expect(parseRecipients('a@contoso.com, "Name, Other" <b@Contoso.com>;a@contoso.com\nc@contoso.com nobody x@y')).toEqual({
      addresses: ['a@contoso.com', 'b@contoso.com', 'c@contoso.com'],
      refused: expect.arrayContaining(['nobody', 'x@y'])
    })
    expect(parseRecipients(' ; ,')).toEqual({ addresses: [], refused: [] })
  })

  it.each(['a@b@contoso.com', '@contoso.com', 'a@', '.a@contoso.com', 'a..b@contoso.com', 'a b@contoso.com', 'a"b@contoso.com', 'a@contoso', 'a@[127.0.0.1]', 'a,b@contoso.com', 'ä@contoso.com', 'a\r\n@contoso.com', `${'a'.repeat(65)}@contoso.com`, `a@${'a.'.repeat(125)}com`, ''])(
    'refuses %j',
    (text) => {
      expect(mailAddress(text)).toBeUndefined()
    }
  )
})
