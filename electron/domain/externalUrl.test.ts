import { describe, expect, it } from 'vitest'
import { judgeExternalUrl, longestExternalUrl } from './externalUrl'
import { buildMailto } from './mail/mailto'

describe('judgeExternalUrl', () => {
  it.each([
    ['https://example.com', 'https://example.com/'],
    ['HTTPS://Example.COM/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['https://bücher.de/', 'https://xn--bcher-kva.de/'],
    ['https://example.com/"x"', 'https://example.com/%22x%22']
  ])('opens %s as the platform reads it', (url, opened) => {
    expect(judgeExternalUrl(url)).toEqual({ kind: 'open', url: opened })
  })

  it('opens http on this computer only where it is allowed', () => {
    expect(judgeExternalUrl('http://127.0.0.1:41000/x')).toEqual({ kind: 'refused', reason: 'insecure' })
    for (const url of ['http://127.0.0.1:41000/x', 'http://localhost:1/', 'http://[::1]/']) {
      expect(judgeExternalUrl(url, { allowLoopbackHttp: true })).toEqual({ kind: 'open', url })
    }
    for (const url of ['http://example.com/', 'http://127.0.0.1.example.com/', 'http://localhost.example.com/', 'http://1270.0.0.1.example/']) {
      expect(judgeExternalUrl(url, { allowLoopbackHttp: true })).toEqual({ kind: 'refused', reason: 'insecure' })
    }
  })

  it('opens mail only as our own builder writes it', () => {
    const { url } = buildMailto({ to: 'a@contoso.com', subject: 'x', body: 'y\nz' })
    expect(judgeExternalUrl(url)).toEqual({ kind: 'open', url })
    for (const hostile of [`${url}&attach=/etc/passwd`, `${url}&bcc=b@contoso.com`, 'mailto:?attachment=x', 'MAILTO:a@contoso.com']) {
      expect(judgeExternalUrl(hostile)).toEqual({ kind: 'refused', reason: 'scheme' })
    }
  })

  it.each([
    [undefined, 'notText'],
    [{ toString: (): string => 'https://example.com' }, 'notText'],
    [new URL('https://example.com'), 'notText'],
    [['https://example.com'], 'notText'],
    ['', 'empty'],
    [`https://example.com/${'a'.repeat(longestExternalUrl)}`, 'tooLong'],
    [`https://example.com/${'ü'.repeat(500)}`, 'tooLong'],
    ['https://example.com/\0', 'controlCharacter'],
    ['https://example.com/\r\nx', 'controlCharacter'],
    [' https://example.com/', 'controlCharacter'],
    ['https://example.com/\u202Egpj.exe', 'controlCharacter'],
    ['https:\\\\example.com\\x', 'controlCharacter'],
    ['\\\\server\\share', 'controlCharacter'],
    ['https://example.com/\uD800', 'controlCharacter'],
    ['//example.com', 'notAnAddress'],
    ['example.com', 'notAnAddress'],
    ['https://', 'notAnAddress'],
    ['javascript:alert(1)', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['ms-msdt:/id', 'scheme'],
    ['search-ms:query=x', 'scheme'],
    ['vbscript:x', 'scheme'],
    ['tel:123', 'scheme'],
    ['partnerdesk://customer/contoso.com', 'scheme'],
    ['blob:https://example.com/x', 'scheme'],
    ['ftp://example.com/', 'scheme'],
    ['http://example.com/', 'insecure'],
    ['https://user:word@example.com/', 'credentials'],
    ['https://contoso.com@example.com/', 'credentials'],
    ['https://:word@example.com/', 'credentials']
  ])('refuses %j', (value, reason) => {
    expect(judgeExternalUrl(value)).toEqual({ kind: 'refused', reason })
  })
})
