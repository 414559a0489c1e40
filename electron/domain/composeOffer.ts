import type { MessageLanguage, Offer } from '../contract/offer'
import { cleanLine } from './mail/text'
import { renderTemplate, type PlaceholderValues, type TemplateText } from './messageTemplate'
import { contactLines, insertLink, type OfferMessage, type PartnerContact } from './offerMessage'
import { offerTexts } from './offerTexts'
import { roleName } from './roleNames'

/** What a message says that is not part of the offer itself. */
export interface ComposeContext {
  readonly partnerName: string
  readonly contact: PartnerContact
  /** Ids of directory role templates, of a relationship; an offer by quote names none. */
  readonly roles: readonly string[]
  readonly durationDays: number
  readonly autoExtend?: boolean
}

type Composed = Pick<Offer, 'kind' | 'via' | 'language' | 'lines' | 'includeDelegatedAdministration'> &
  Partial<Pick<Offer, 'customerName' | 'link' | 'quoteId' | 'office' | 'usageLocation'>>

interface BlockTexts {
  readonly quoteIdPlaceholder: string
  readonly licences: (count: string, one: boolean) => string
  readonly forCustomer: (customer: string) => string
  readonly delegated: (partner: string) => string
  readonly and: string
}

const blocks: Readonly<Record<MessageLanguage, BlockTexts>> = {
  en: {
    quoteIdPlaceholder: '[Quote ID]',
    licences: (count, one) => `${count} ${one ? 'license' : 'licenses'}`,
    forCustomer: (customer) => ` for ${customer}`,
    delegated: (partner) =>
      `You can also allow ${partner} to administer your services. Delegated administration means that our technicians can, for example, add users or reset passwords on your behalf. We are responsible for what they do and use this access only to support you. You can accept without it, and end it at any time.`,
    and: 'and'
  },
  de: {
    quoteIdPlaceholder: '[Angebots-ID]',
    licences: (count, one) => `${count} ${one ? 'Lizenz' : 'Lizenzen'}`,
    forCustomer: (customer) => ` für ${customer}`,
    delegated: (partner) =>
      `Sie können ${partner} außerdem die Verwaltung Ihrer Dienste übertragen. Delegierte Administration bedeutet: Unsere Techniker können in Ihrem Auftrag zum Beispiel Benutzer anlegen oder Kennwörter zurücksetzen. Wir verantworten, was sie tun, und nutzen den Zugriff nur, um Sie zu unterstützen. Sie können auch ohne sie annehmen und sie jederzeit beenden.`,
    and: 'und'
  }
}

/** The message of an offer from a template (capabilities 4.3). Before it is issued, words in brackets stand for link and Quote ID. */
export function composeOffer(offer: Composed, template: TemplateText, context: ComposeContext): OfferMessage {
  return renderTemplate(template, valuesOf(offer, context))
}

function valuesOf(offer: Composed, context: ComposeContext): PlaceholderValues {
  const texts = offerTexts[offer.language]
  const block = blocks[offer.language]
  const partnerName = cleanLine(context.partnerName)
  const customer = offer.customerName === undefined ? undefined : cleanLine(offer.customerName)
  const sells = offer.kind !== 'delegatedAdministration'
  return {
    partnerName,
    customerName: customer ?? '',
    forCustomer: customer === undefined ? '' : block.forCustomer(customer),
    productNames: joined(offer.lines.map(({ name }) => cleanLine(name)), block.and),
    quoteId: offer.quoteId === undefined || offer.quoteId === '' ? block.quoteIdPlaceholder : offer.quoteId,
    office: cleanLine(offer.office?.name ?? ''),
    usageLocation: locationName(offer),
    roleCount: String(context.roles.length),
    days: String(context.durationDays),
    link: offer.link ?? texts.linkPlaceholder,
    greeting: texts.greeting(customer),
    products: offer.lines.map(({ name, licences }) => `- ${cleanLine(name)}: ${countOf(licences, offer.language)}`).join('\n'),
    contact: contactLines(texts, context.contact).join('\n'),
    delegatedAdministration: sells && offer.includeDelegatedAdministration ? block.delegated(partnerName) : '',
    roles: offer.via === 'relationship' ? rolesBlock(offer.language, context) : ''
  }
}

const rolesBlock = (language: MessageLanguage, { roles, durationDays, autoExtend = false }: ComposeContext): string =>
  [offerTexts[language].roles, ...roles.map((role) => `- ${roleName(language, role)}`), offerTexts[language].duration(durationDays, autoExtend)].join('\n')

const countOf = (licences: number, language: MessageLanguage): string =>
  blocks[language].licences(new Intl.NumberFormat(language).format(licences), licences === 1)

function locationName({ usageLocation, language }: Composed): string {
  return usageLocation === undefined ? '' : (new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }).of(usageLocation) ?? usageLocation)
}

const joined = (names: readonly string[], and: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1) ?? ''}`

/** Puts what the cloud has issued into a message that the technician may have edited; nothing else changes. */
export function insertIssued(body: string, issued: { readonly link: string; readonly quoteId: string }): string {
  const withId = Object.values(blocks).reduce((text, { quoteIdPlaceholder }) => text.replaceAll(quoteIdPlaceholder, () => issued.quoteId), body)
  return insertLink(withId, issued.link)
}

/** The message of an issued offer with the words in brackets again, for a new draft. */
export function withoutIssued(body: string, { link, quoteId, language }: Pick<Offer, 'quoteId' | 'language'> & { readonly link?: string }): string {
  const withoutLink = link === undefined || link === '' ? body : body.replaceAll(link, () => offerTexts[language].linkPlaceholder)
  return quoteId === '' ? withoutLink : withoutLink.replaceAll(quoteId, () => blocks[language].quoteIdPlaceholder)
}

/** A message that was written for all, or for the customer `from`, for one customer (capabilities 4.6). `undefined`: name not known. */
export function personalise(message: OfferMessage, language: MessageLanguage, from: string | undefined, customer: string | undefined): OfferMessage {
  const { greeting } = offerTexts[language]
  const name = customer === undefined ? undefined : cleanLine(customer)
  const general = greeting(from === undefined ? undefined : cleanLine(from))
  const greeted = message.body.startsWith(`${general}\n`) ? greeting(name) + message.body.slice(general.length) : message.body
  return { subject: message.subject.replaceAll('{customerName}', () => name ?? ''), body: greeted.replaceAll('{customerName}', () => name ?? '') }
}
