import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLookupQuery } from './lookupQuery'
import { anyText } from './testing/anyText'

const domain = (name: string) => ({ kind: 'domain', domain: name })
const user = (name: string, host: string) => ({ kind: 'user', userPrincipalName: `${name}@${host}`, domain: host })

describe('parseLookupQuery', () => {
  it.each([
    ['contoso.com', 'contoso.com'],
    ['  Contoso.COM\t', 'contoso.com'],
    ['contoso.com.', 'contoso.com'],
    ['\u200Bcon\u200Btoso.com\uFEFF', 'contoso.com'],
    ['\u202Acontoso.com\u202C', 'contoso.com'],
    ['ｃｏｎｔｏｓｏ．ｃｏｍ', 'contoso.com'],
    ['bücher。de', 'xn--bcher-kva.de'],
    ['BÜCHER.de', 'xn--bcher-kva.de'],
    ['xn--bcher-kva.de', 'xn--bcher-kva.de'],
    ['straße.de', 'xn--strae-oqa.de'],
    ['con\u200Dtoso.com', 'contoso.com'],
    ['a.b.c.contoso.co.uk', 'a.b.c.contoso.co.uk']
  ])('reads %j as a domain', (text, expected) => {
    expect(parseLookupQuery(text)).toEqual(domain(expected))
  })

  it.each([
    ['Someone@Contoso.com', 'someone', 'contoso.com'],
    [' someone＠contoso.com ', 'someone', 'contoso.com'],
    ["o'neil.b-c_d@contoso.com", "o'neil.b-c_d", 'contoso.com'],
    ['guest_gmail.com#EXT#@contoso.onmicrosoft.com', 'guest_gmail.com#ext#', 'contoso.onmicrosoft.com'],
    ['a@bücher.de', 'a', 'xn--bcher-kva.de']
  ])('reads %j as a user name', (text, name, host) => {
    expect(parseLookupQuery(text)).toEqual(user(name, host))
  })

  it.each([
    ['', 'lookup.empty'],
    [' \u200B\u200D ', 'lookup.empty'],
    ['*.contoso.com', 'lookup.wildcard'],
    ['cont?so.com', 'lookup.wildcard'],
    ['cont%.com', 'lookup.wildcard'],
    ['＊.contoso.com', 'lookup.wildcard'],
    ['*@contoso.com', 'lookup.wildcard'],
    ['contoso', 'lookup.notADomain'],
    ['contoso..com', 'lookup.notADomain'],
    ['-contoso.com', 'lookup.notADomain'],
    ['con toso.com', 'lookup.notADomain'],
    ['contoso_x.com', 'lookup.notADomain'],
    ['192.168.0.1', 'lookup.notADomain'],
    ['0x7f.1', 'lookup.notADomain'],
    ['[::1]', 'lookup.notADomain'],
    ['xn--a.com', 'lookup.notADomain'],
    ['\uD800.com', 'lookup.notADomain'],
    [`${'a'.repeat(64)}.com`, 'lookup.notADomain'],
    ['a@b@contoso.com', 'lookup.notAUserName'],
    ['a b@contoso.com', 'lookup.notAUserName'],
    ['a@contoso', 'lookup.notAUserName'],
    ['a..b@contoso.com', 'lookup.notAUserName'],
    ['a.@contoso.com', 'lookup.notAUserName'],
    [`${'a'.repeat(65)}@contoso.com`, 'lookup.tooLong'],
    [`${'a.'.repeat(130)}com`, 'lookup.tooLong'],
    ['a'.repeat(321), 'lookup.tooLong'],
    [' '.repeat(5_000), 'lookup.tooLong']
  ])('refuses %j', (text, code) => {
    expect(parseLookupQuery(text)).toEqual({ kind: 'refused', code })
  })

  it.each([
    ['https://contoso.com/users?x=*', 'lookup.notADomain', 'contoso.com'],
    ['http://Contoso.com:8080', 'lookup.notADomain', 'contoso.com'],
    ['contoso.com/users', 'lookup.notADomain', 'contoso.com'],
    ['contoso.com:443', 'lookup.notADomain', 'contoso.com'],
    ['mailto:Someone@contoso.com?subject=x', 'lookup.notAUserName', 'someone@contoso.com'],
    ['@contoso.com', 'lookup.notAUserName', 'contoso.com']
  ])('refuses %j and says what would be accepted', (text, code, suggestion) => {
    expect(parseLookupQuery(text)).toEqual({ kind: 'refused', code, suggestion })
  })

  it('answers any text, and its answers read as themselves', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(60), fc.emailAddress(), fc.domain()), (text) => {
        const parsed = parseLookupQuery(text)
        if (parsed.kind === 'refused') return
        const written = parsed.kind === 'user' ? parsed.userPrincipalName : parsed.domain
        expect(written).toMatch(/^[!-~]+$/u)
        expect(written).not.toMatch(/[*?%A-Z]/u)
        expect(parseLookupQuery(written)).toEqual(parsed)
      }),
      { numRuns: 3_000 }
    )
  })
})
