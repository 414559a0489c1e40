import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberedName, safeFileName } from './safeFileName'

describe('safeFileName', () => {
  it.each([
    ['users.csv', 'users.csv'],
    ['  Bericht 2026.pdf ', 'Bericht 2026.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\system.ini', 'C__Windows_system.ini'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a\u0000b\r\n.txt', 'ab.txt'],
    ['.bashrc', 'bashrc'],
    ['report.pdf. . ', 'report.pdf'],
    ['CON.txt', '_CON.txt'],
    ['com1', '_com1'],
    ['console.txt', 'console.txt'],
    ['a\u00A0\u3000b.txt', 'a b.txt'],
    ['a?<b>|"c*.txt', 'a__b___c_.txt'],
    ['\uD800.txt', '\uFFFD.txt'],
    ['', 'download'],
    ['...', 'download'],
    ['\u202E', 'download']
  ])('%j: %j', (suggested, name) => expect(safeFileName(suggested)).toBe(name))

  it('keeps the ending of a name that is too long', () => {
    expect(safeFileName(`${'x'.repeat(400)}.tar.gz`)).toMatch(/^x{100,}\.tar\.gz$/u)
    expect(safeFileName(`${'統'.repeat(400)}.pdf`)).toMatch(/^統{40,}\.pdf$/u)
  })

  it('is safe whatever is suggested, and safe already when it is made safe again', () => {
    fc.assert(fc.property(fc.array(fc.nat(0x10ffff), { maxLength: 200 }).map((points) => String.fromCodePoint(...points)), fc.constantFrom('', '.exe', '.', '/..', ' .txt', '\\'), (start, end) => {
      const name = safeFileName(start + end)
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]|^[. ]|[. ]$/u)
      expect(name).not.toBe('')
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(140)
      expect(safeFileName(name)).toBe(name)
    }))
  })
})

it.each([['report.pdf', 'report (2).pdf'], ['archive.tar.gz', 'archive (2).tar.gz'], ['README', 'README (2)'], ['a.b c', 'a.b c (2)']])('another %s is %s', (name, other) =>
  expect(numberedName(name, 2)).toBe(other)
)
