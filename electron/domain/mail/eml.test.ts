import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRecipients } from './address'
import { buildEml } from './eml'
import { hostileRecipients, hostileText } from './testing/hostileText'
import { asBody, asLine } from './testing/expected'
import { fuzzRuns } from './testing/fuzzRuns'
import { readEml } from './testing/readEml'

describe('buildEml', () => {
  it('writes a draft that clients open for sending', () => {
    const eml = buildEml({ to: 'a@contoso.com; b@contoso.com', subject: 'Angebot für Sie', text: 'x\ny', html: '<b>x</b>', date: new Date('2026-11-21T12:00:00Z') })
    expect(eml.split('\r\n').slice(0, 8)).toEqual([
      'To: a@contoso.com,',
      ' b@contoso.com',
      'Subject: =?UTF-8?B?QW5nZWJvdCBmw7xyIFNpZQ==?=',
      'Date: Sat, 21 Nov 2026 12:00:00 +0000',
      'X-Unsent: 1',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="=_draft_of_partner_desk"',
      ''
    ])
    expect(readEml(eml)).toMatchObject({ text: 'x\r\ny', html: '<b>x</b>' })
  })

  it('leaves out what is not there', () => {
    expect(buildEml({ to: 'nobody', subject: '', text: '', html: '' })).toMatch(/^Subject: \r\nX-Unsent: 1\r\nMIME/u)
  })

  it('lets nobody write encoded words of their own', () => {
    const subject = '=?UTF-8?B?QmNj?='
    expect(readEml(buildEml({ to: '', subject, text: '', html: '' })).headers[0]).toEqual(['Subject', subject])
  })

  it('keeps every character, and no input adds a header', () => {
    fc.assert(
      fc.property(hostileRecipients(), hostileText(), hostileText(), hostileText(), (to, subject, text, html) => {
        const read = readEml(buildEml({ to, subject, text, html }))
        const recipients = parseRecipients(to).addresses.join(',\n')
        const expected = [...(recipients === '' ? [] : [['To', recipients]]), ['Subject', asLine(subject)], ['X-Unsent', '1'], ['MIME-Version', '1.0']]
        expect(read.headers.slice(0, -1)).toEqual(expected)
        expect(read.headers).toHaveLength(expected.length + 1)
        expect(read.text).toBe(asBody(text))
        expect(read.html).toBe(asBody(html))
      }),
      { numRuns: fuzzRuns() }
    )
  }, 3_600_000)

  it('keeps long subjects and texts whole', () => {
    const long = '日本語 👩‍👩‍👧 שלום '.repeat(3_000)
    const read = readEml(buildEml({ to: '', subject: long, text: long, html: long }))
    expect(read.headers[0]).toEqual(['Subject', long.trim()])
    expect(read.text).toBe(long)
  })
})
