import { describe, expect, it } from 'vitest'
import { buildMailto, mailtoLimit } from './mail/mailto'
import { messageChecklist } from './offerChecklist'
import { composeDelegatedMessage, insertLink } from './offerMessage'
import type { DelegatedMessageInput } from './offerMessage'
import { offerTexts } from './offerTexts'
import { offeredRoles, roleIds } from './roleTemplates'

const link = 'https://example.com/approve/1-$&-$1'
const contact = { telephone: '+1 206 555 0100', email: 'support@fabrikam.com', website: 'https://fabrikam.com' }
const input: DelegatedMessageInput = { language: 'en', partnerName: 'Fabrikam', contact, roles: roleIds(offeredRoles), durationDays: 730 }
const done = (body: string, more: object = {}) =>
  messageChecklist(body, { kind: 'delegatedAdministration', partnerName: 'Fabrikam', contact, link, ...more })
    .filter((entry) => entry.done)
    .map((entry) => entry.item)

const itemsFor = (more: object) => messageChecklist('', { kind: 'trial', partnerName: 'Fabrikam', contact, ...more }).map((entry) => entry.item)

describe('composeDelegatedMessage', () => {
  it('has the shape that customers know, in English', () => {
    const { subject, body } = composeDelegatedMessage({ ...input, customerName: 'Contoso', link })
    expect(subject).toBe('Delegated administration for Contoso: an offer from Fabrikam')
    const lines = body.split('\n')
    const at = lines.indexOf('Authorize access to administer your online services here:')
    expect(lines.indexOf('Fabrikam has offered to provide delegated administration for your online services.')).toBeGreaterThan(0)
    expect(lines[at + 1]).toBe(link)
    const additional = lines.slice(lines.indexOf('Additional partner information:'))
    expect(additional.slice(2)).toEqual(['Telephone: +1 206 555 0100', 'E-mail: support@fabrikam.com', 'Website: https://fabrikam.com', ''])
    expect(body).toContain('- Global Administrator\n- Password Administrator\n')
    expect(body).toContain('730 days')
    expect(body.startsWith('Hello Contoso team,')).toBe(true)
  })

  it('is as complete in German', () => {
    const { subject, body } = composeDelegatedMessage({ ...input, language: 'de', link })
    expect(subject).toBe('Delegierte Administration: Angebot von Fabrikam')
    expect(body).toContain(`Hier erteilen Sie den Zugriff zur Verwaltung Ihrer Onlinedienste:\n${link}\n`)
    expect(body).toContain('- Globaler Administrator\n- Kennwortadministrator\n')
    expect(body).toContain('Weitere Informationen zum Partner:')
    expect(body).not.toMatch(/Authorize|Telephone|Administrator of/u)
  })

  it('leaves out contacts that are not known, and keeps names on one line', () => {
    const { subject, body } = composeDelegatedMessage({ ...input, partnerName: 'Fabri\r\nBcc: x', contact: { email: '', website: undefined } })
    expect(subject).not.toMatch(/[\r\n]/u)
    expect(body).not.toMatch(/Telephone|E-mail|Website|\nBcc/u)
  })

  it.each(['en', 'de'] as const)('heeds every reminder for an offer of delegated administration (%s)', (language) => {
    const { body } = composeDelegatedMessage({ ...input, language, link })
    expect(done(body)).toEqual(['link', 'authorizedPartner', 'contact', 'meaning', 'responsibilities'])
  })

  it.each(['en', 'de'] as const)('fits a mail link with room for a sentence of the technician (%s)', (language) => {
    const id = '11111111-2222-4333-8444-555555555555'
    const longLink = `https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${id}-${id}`
    const message = composeDelegatedMessage({ ...input, language, customerName: 'Northwind Traders', link: longLink })
    expect(buildMailto({ to: 'admin@northwindtraders.com', ...message }).length).toBeLessThan(mailtoLimit - 80)
  })

  it('holds a placeholder until there is a link', () => {
    const { body } = composeDelegatedMessage(input)
    expect(body).toContain(offerTexts.en.linkPlaceholder)
    expect(done(body)).not.toContain('link')
  })
})

describe('insertLink', () => {
  it.each(['en', 'de'] as const)('takes the place of the placeholder (%s), character for character', (language) => {
    const { body } = composeDelegatedMessage({ ...input, language })
    const text = offerTexts[language].linkPlaceholder
    expect(insertLink(`${body}\nmine`, link)).toBe(`${body}\nmine`.split(text).join(link))
  })

  it.each([
    [`before ${link} after`, `before ${link} after`],
    [`x\n${offerTexts.de.authorize}\ny`, `x\n${offerTexts.de.authorize}\n${link}\ny`],
    ['my own words\n', `my own words\n\n${link}\n`],
    ['  ', link]
  ])('in an edited message %j', (body, expected) => {
    expect(insertLink(body, link)).toBe(expected)
    expect(insertLink(insertLink(body, link), link)).toBe(expected)
  })
})

describe('messageChecklist', () => {
  it('asks of each kind what concerns it', () => {
    expect(itemsFor({})).toEqual(['link', 'authorizedPartner', 'contact', 'billedByMicrosoft'])
    expect(itemsFor({ kind: 'purchase' })).toEqual(['link', 'authorizedPartner', 'contact', 'billedByMicrosoft', 'licensesCanChange'])
    expect(itemsFor({ withDelegatedAdministration: true })).toEqual(['link', 'authorizedPartner', 'contact', 'billedByMicrosoft', 'meaning', 'responsibilities'])
    expect(itemsFor({ kind: 'delegatedAdministration' })).toEqual(['link', 'authorizedPartner', 'contact', 'meaning', 'responsibilities'])
  })

  it.each([
    ['FABRIKAM is an authorised Microsoft partner', ['authorizedPartner']],
    ['An authorized partner', []],
    ['Fabrikam ist zertifizierter Microsoft-Partner', ['authorizedPartner']],
    ['You will be billed directly by Microsoft.', ['billedByMicrosoft']],
    ['Die Rechnung kommt direkt von Microsoft.', ['billedByMicrosoft']],
    ['We bill you. Microsoft is great.', []],
    ['You can change the number of licences when you accept.', ['licensesCanChange']],
    ['Die Anzahl der Lizenzen können Sie ändern.', ['licensesCanChange']],
    ['Call +1 206 555 0100', ['contact']],
    ['Write to SUPPORT@fabrikam.com', ['contact']],
    ['Call us', []],
    [`See ${link}`, ['link']],
    ['', []]
  ])('ticks for %j: %j', (body, items) => {
    expect(done(body, { kind: 'purchase' })).toEqual(items)
  })

  it('cannot tick a link or contact that is not there', () => {
    expect(done('undefined', { link: undefined, contact: {} })).toEqual([])
    expect(done('x', { contact: { email: '' } })).toEqual([])
  })
})
