import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageLanguages, offerKinds } from '../contract/offer'
import { composeOffer, insertIssued, personalise, withoutIssued } from './composeOffer'
import { defaultTemplate } from './defaultTemplates'
import { buildMailto, mailtoLimit } from './mail/mailto'
import { checkTemplate } from './messageTemplate'
import { messageChecklist } from './offerChecklist'
import { composeDelegatedMessage } from './offerMessage'
import { offeredRoles, roleIds } from './roleTemplates'
import { anyText } from './testing/anyText'

const contact = { telephone: '+1 206 555 0100', email: 'support@fabrikam.com', website: 'https://fabrikam.com' }
const context = { partnerName: 'Fabrikam, Inc.', contact, roles: roleIds(offeredRoles), durationDays: 730 }
const line = { offerId: 'A', name: 'Microsoft 365 Business Premium', licences: 25, minimum: 1, maximum: 300 }
const link = 'https://practice.example/portal/offer?id=11111111-2222-4333-8444-555555555555&msppid=4567890'
const quoteId = '11111111-2222-4333-8444-555555555555'
const offer = { kind: 'purchase', via: 'quote', language: 'en', lines: [line], includeDelegatedAdministration: true, link, quoteId } as const
const each = offerKinds.flatMap((kind) => messageLanguages.map((language) => [kind, language] as const))

describe('the messages of the application', () => {
  it.each(each)('%s in %s: the template is one that could be saved', (kind, language) => {
    expect(checkTemplate(kind, defaultTemplate(kind, language))).toEqual([])
  })

  it.each(each)('%s in %s: heeds every reminder, fills every placeholder, and fits a mail link', (kind, language) => {
    const message = composeOffer({ ...offer, kind, language }, defaultTemplate(kind, language), context)
    const open = messageChecklist(message.body, { kind, withDelegatedAdministration: true, link, partnerName: context.partnerName, contact }).filter(({ done }) => !done)
    expect(open).toEqual([])
    expect(message.body + message.subject).not.toMatch(/[{}[\]]|\n\n\n|undefined/u)
    expect(buildMailto({ to: 'admin@northwindtraders.com', ...message }).length).toBeLessThan(mailtoLimit)
  })

  it('names products and licences as the language does', () => {
    const lines = [line, { ...line, name: 'Intune', licences: 1 }, { ...line, name: 'Entra', licences: 12_000 }]
    const en = composeOffer({ ...offer, lines }, defaultTemplate('purchase', 'en'), context)
    expect(en.subject).toBe('Microsoft 365 Business Premium, Intune and Entra: an offer from Fabrikam, Inc.')
    expect(en.body).toContain('- Microsoft 365 Business Premium: 25 licenses\n- Intune: 1 license\n- Entra: 12,000 licenses\n')
    const de = composeOffer({ ...offer, lines, language: 'de' }, defaultTemplate('purchase', 'de'), context)
    expect(de.subject).toBe('Microsoft 365 Business Premium, Intune und Entra: Angebot von Fabrikam, Inc.')
    expect(de.body).toContain('- Intune: 1 Lizenz\n- Entra: 12.000 Lizenzen\n')
  })

  it('speaks of delegated administration only where it is included', () => {
    const body = (includeDelegatedAdministration: boolean) => composeOffer({ ...offer, kind: 'trial', includeDelegatedAdministration }, defaultTemplate('trial', 'en'), context).body
    expect(body(true)).toContain('Delegated administration means')
    expect(body(false)).not.toContain('Delegated administration')
  })

  it.each(messageLanguages)('says of delegated administration what it always said (%s)', (language) => {
    for (const customerName of [undefined, 'Contoso']) {
      const about = { language, ...(customerName === undefined ? {} : { customerName }) }
      expect(composeOffer({ ...offer, ...about, kind: 'delegatedAdministration', via: 'relationship', lines: [] }, defaultTemplate('delegatedAdministration', language), context)).toEqual(
        composeDelegatedMessage({ ...about, partnerName: context.partnerName, link, contact, roles: roleIds(offeredRoles), durationDays: 730 })
      )
    }
  })
})

describe('what the cloud issues', () => {
  const { link: _link, quoteId: _quoteId, ...draft } = offer
  it.each(each)('%s in %s: takes its place in a draft, as if it had been there', (kind, language) => {
    const template = defaultTemplate(kind, language)
    const before = composeOffer({ ...draft, kind, language }, template, context)
    const after = composeOffer({ ...offer, kind, language }, template, context)
    expect(before.body).toContain('[')
    expect(insertIssued(before.body, { link, quoteId })).toBe(after.body)
    expect(insertIssued(after.body, { link, quoteId })).toBe(after.body)
    expect(withoutIssued(after.body, { link, quoteId, language })).toBe(before.body)
  })

  it('reaches an edited message as well', () => {
    expect(insertIssued('mine', { link, quoteId })).toBe(`mine\n\n${link}\n`)
  })
})

describe('personalise', () => {
  it('greets one customer in a message that was written for all', () => {
    const { customerName: _none, ...general } = { ...offer, customerName: undefined }
    const message = composeOffer(general, defaultTemplate('purchase', 'en'), context)
    expect(personalise(message, 'en', undefined, 'Contoso').body).toBe(`Hello Contoso team,${message.body.slice('Hello,'.length)}`)
    const forOne = composeOffer({ ...offer, customerName: 'Contoso' }, defaultTemplate('purchase', 'en'), context)
    expect(personalise(forOne, 'en', 'Contoso', 'Wingtip').body).toContain('Hello Wingtip team,\n')
    expect(personalise({ subject: 'For {customerName}', body: 'Dear {customerName}' }, 'en', undefined, 'A $& B')).toEqual({ subject: 'For A $& B', body: 'Dear A $& B' })
  })

  it('changes nothing else, whatever the customer is called', () => {
    fc.assert(
      fc.property(anyText(30), (name) => {
        const body = 'My own words.\nNo greeting of ours.'
        expect(personalise({ subject: 'S', body }, 'de', 'Contoso', name)).toEqual({ subject: 'S', body })
      })
    )
  })
})
