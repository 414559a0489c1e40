import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offerKinds } from '../contract/offer'
import { hostileText } from './mail/testing/hostileText'
import { cleanLine, cleanText } from './mail/text'
import { checkTemplate, placeholders, placeholdersFor, renderTemplate, type PlaceholderValues } from './messageTemplate'

const empty = Object.fromEntries(placeholders.map((name) => [name, ''])) as PlaceholderValues
const good = { subject: 'For {customerName}', body: 'Here: {link}' }

describe('checkTemplate', () => {
  it('lets a good one through', () => {
    expect(checkTemplate('trial', good)).toEqual([])
    expect(checkTemplate('purchase', { ...good, body: '{link} {not a placeholder} { } {0} {{link}}' })).toEqual([])
  })

  it.each([
    ['trial', { ...good, body: 'No link' }, { field: 'body', reason: 'missing', placeholder: '{link}' }],
    ['trial', { ...good, body: '{link} {custmerName}' }, { field: 'body', reason: 'unknown', placeholder: '{custmerName}' }],
    ['trial', { ...good, subject: '{toString}' }, { field: 'subject', reason: 'unknown', placeholder: '{toString}' }],
    ['trial', { ...good, subject: '{products}' }, { field: 'subject', reason: 'notInSubject', placeholder: '{products}' }],
    ['trial', { ...good, subject: '{link}' }, { field: 'subject', reason: 'notInSubject', placeholder: '{link}' }],
    ['purchase', { ...good, body: '{link} {roles}' }, { field: 'body', reason: 'notForKind', placeholder: '{roles}' }],
    ['delegatedAdministration', { ...good, body: '{link} {products}' }, { field: 'body', reason: 'notForKind', placeholder: '{products}' }],
    ['trial', { ...good, subject: ' ' }, { field: 'subject', reason: 'empty' }]
  ] as const)('%s %j', (kind, template, problem) => {
    expect(checkTemplate(kind, template)).toEqual([problem])
  })

  it('passes exactly what leaves no placeholder unfilled', () => {
    const piece = fc.oneof(fc.constantFrom(...placeholders.map((name) => `{${name}}`)), fc.constantFrom('{x}', '{Link}', '{', '}', '{}', ' ', 'word', '\n'))
    fc.assert(
      fc.property(fc.constantFrom(...offerKinds), fc.array(piece, { maxLength: 8 }), (kind, pieces) => {
        const body = `{link}${pieces.join('')}`
        const problems = checkTemplate(kind, { subject: 'x', body })
        // A value that makes no placeholder of braces which stood around it.
        const values = Object.fromEntries(placeholders.map((name) => [name, placeholdersFor(kind).includes(name) ? '1' : `{${name}}`])) as PlaceholderValues
        const left = /\{[A-Za-z]\w*\}/u.test(renderTemplate({ subject: 'x', body }, values).body)
        expect(problems.length > 0).toBe(left)
      })
    )
  })
})

describe('renderTemplate', () => {
  it('leaves out lines and paragraphs that stay empty', () => {
    const template = { subject: 'x', body: 'a\n\n{delegatedAdministration}\n\nb\n{contact}\nc\n\n{roles}\n' }
    expect(renderTemplate(template, empty).body).toBe('a\n\nb\nc\n')
    expect(renderTemplate(template, { ...empty, contact: 'T\nE', delegatedAdministration: 'D' }).body).toBe('a\n\nD\n\nb\nT\nE\nc\n')
  })

  it('fills in once: no value is read as a placeholder, and a subject stays one line', () => {
    const values = { ...empty, customerName: '{link}$& {partnerName}', link: 'L', partnerName: 'A\r\nBcc: x' }
    expect(renderTemplate({ subject: '{customerName} {partnerName}', body: '{customerName}' }, values)).toEqual({
      subject: '{link}$& {partnerName} A Bcc: x',
      body: '{link}$& {partnerName}'
    })
  })

  it('keeps every other character', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(6), (text, value) => {
        fc.pre(!/\{[A-Za-z]\w*\}/u.test(text) && !text.includes('{'))
        const { subject, body } = renderTemplate({ subject: text, body: `${text}|{customerName}|` }, { ...empty, customerName: value })
        expect(subject).toBe(cleanLine(text))
        expect(body).toBe(cleanText(`${cleanText(text)}|${value}|`))
      }),
      { numRuns: 2_000 }
    )
  })
})
