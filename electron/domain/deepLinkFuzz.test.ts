import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseDeepLink } from './deepLink'
import { anyText } from './testing/anyText'
import { linkFuzzRuns } from './testing/fuzzRuns'

const id = '11111111-2222-4333-8444-555555555555'
const oneOf = (...parts: string[]) => fc.constantFrom(...parts)

/** Pieces of links as somebody with bad intentions would join them, the good ones among them. */
const scheme = oneOf('partnerdesk:', 'PartnerDesk:', 'partnerdesk :', 'partnerdesk%3A', 'https:', 'javascript:', 'file:', ' partnerdesk:', '\u0000partnerdesk:', 'partnerdesk::', '')
const slashes = oneOf('//', '//', '/', '///', '\\\\', '/\\', '')
const user = oneOf('', '', '', 'user@', 'user:word@', '%40@', 'customer@', ':@')
const page = oneOf('customer', 'quote', 'Customer', 'QUOTE', 'administer', 'customer.', 'cust%6Fmer', '..', '%2e%2e', '', 'customer%2F', 'сustomer')
const port = oneOf('', '', '', ':80', ':', ':0', ':99999', ':a')
const separator = oneOf('/', '/', '/', '', '\\', '//', '%2F', '/./', '/../')
const plainName = oneOf('contoso.com', 'Contoso.Co.Uk', 'bücher.de', 'b%C3%BCcher.de', id, id.toUpperCase(), `${id}0`, 'a'.repeat(70) + '.com', 'xn--bcher-kva.de', '127.0.0.1', '[::1]', 'localhost', '*.com', 'con*.com')
const evilName = anyText(40)
const encoded = evilName.map((text) => [...text].map((sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`).join(''))
const twice = plainName.map((name) => encodeURIComponent(encodeURIComponent(name)))
const name = fc.oneof(plainName, plainName, evilName, encoded, twice, oneOf('..', '.', '%00', '%0A', '%0D%0A--flag', '\u202Econtoso.com', 'contoso.com\u0000', 'contoso。com', 'con\u00ADtoso.com', '%ED%A0%80', '%C0%AF'))
const tail = oneOf('', '', '', '/', '//', '?', '?administer=1', '#', '#/offers', '/act', '%2Fact', ';x', '&x', ' ', '\n', '\t--inspect', '/'.repeat(2_100), 'a'.repeat(2_100))
const joined = fc.tuple(scheme, slashes, user, page, port, separator, name, tail).map((parts) => parts.join(''))
const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true })

const wellFormed = /^partnerdesk:\/\/(customer|quote)\/[^/?#\\]+\/?$/iu
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u
const domain = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u

function judge(link: unknown): void {
  const read = parseDeepLink(link)
  if (read.kind === 'refused') return
  // What is taken was one plain link, and nothing of its text but a name in a narrow alphabet goes on.
  if (typeof link !== 'string') throw new Error('taken, though it is no text')
  expect(link.length).toBeLessThanOrEqual(2_000)
  expect(link).toMatch(wellFormed)
  if (read.kind === 'customerDomain') {
    expect(read.domain).toMatch(domain)
    expect(parseDeepLink(`partnerdesk://customer/${read.domain}`)).toEqual(read)
  } else if (read.kind === 'customer') expect(read.tenantId).toMatch(guid)
  else expect(read.quoteId).toMatch(guid)
}

it('takes nothing but a plain link, whatever is put together', () => {
  fc.assert(fc.property(joined, judge), { numRuns: linkFuzzRuns() })
})

it('takes nothing that is no text, and never throws', () => {
  fc.assert(fc.property(fc.oneof(anything, anyText(3_000)), judge), { numRuns: linkFuzzRuns() })
})

it('takes the good ones among them', () => {
  const good = fc.tuple(oneOf('partnerdesk:', 'PARTNERDESK:'), oneOf('customer', 'Customer'), oneOf('contoso.com', 'b%C3%BCcher.de', 'a.b-c.d3.example', id), oneOf('', '/'))
  fc.assert(fc.property(good, ([begin, kind, named, end]) => {
    expect(parseDeepLink(`${begin}//${kind}/${named}${end}`).kind).toBe(named === id ? 'customer' : 'customerDomain')
  }))
})
