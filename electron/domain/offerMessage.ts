import type { MessageLanguage } from '../contract/offer'
import { cleanLine } from './mail/text'
import { offerTexts } from './offerTexts'
import type { OfferTexts } from './offerTexts'
import { roleName } from './roleNames'

export interface PartnerContact {
  readonly telephone?: string | undefined
  readonly email?: string | undefined
  readonly website?: string | undefined
}

export interface DelegatedMessageInput {
  readonly language: MessageLanguage
  readonly partnerName: string
  readonly customerName?: string | undefined
  /** Absent until the cloud has issued the offer: a placeholder stands in its place. */
  readonly link?: string | undefined
  readonly contact: PartnerContact
  /** Ids of directory role templates. */
  readonly roles: readonly string[]
  readonly durationDays: number
  readonly autoExtend?: boolean
}

export interface OfferMessage {
  /** One line. */
  readonly subject: string
  /** Plain text, lines ended by LF. */
  readonly body: string
}

/**
 * The message that offers delegated administration (capabilities 4.3), in the shape that partners and customers know: who
 * offers, the link under "Authorize access", and the partner's details at the end.
 */
export function composeDelegatedMessage(input: DelegatedMessageInput): OfferMessage {
  const texts = offerTexts[input.language]
  const partner = cleanLine(input.partnerName)
  const customer = input.customerName === undefined ? undefined : cleanLine(input.customerName)
  const paragraphs = [
    texts.greeting(customer),
    texts.offered(partner),
    `${texts.authorize}\n${input.link ?? texts.linkPlaceholder}`,
    texts.how,
    texts.meaning(partner),
    [texts.roles, ...input.roles.map((role) => `- ${roleName(input.language, role)}`), texts.duration(input.durationDays, input.autoExtend === true)].join('\n'),
    texts.responsibilities,
    [texts.additional, texts.identity(partner), ...contactLines(texts, input.contact)].join('\n')
  ]
  return { subject: texts.subject(partner, customer), body: `${paragraphs.join('\n\n')}\n` }
}

/** "Telephone: …" and so on, for what is known. */
export function contactLines(texts: OfferTexts, contact: PartnerContact): readonly string[] {
  const lines: readonly (readonly [string, string | undefined])[] = [
    [texts.telephone, contact.telephone],
    [texts.email, contact.email],
    [texts.website, contact.website]
  ]
  return lines.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`${name}: ${cleanLine(value)}`]))
}

const allTexts = Object.values(offerTexts)

/**
 * Puts the link into a message that the technician may have edited: in place of the placeholder, else below the line that
 * announces it, else at the end. A message that already holds the link stays as it is; nothing else changes.
 */
export function insertLink(body: string, link: string): string {
  if (body.includes(link)) return body
  const placeholder = allTexts.find((texts) => body.includes(texts.linkPlaceholder))?.linkPlaceholder
  if (placeholder !== undefined) return body.replaceAll(placeholder, () => link)
  const announced = allTexts.find((texts) => body.includes(texts.authorize))?.authorize
  if (announced !== undefined) return body.replace(announced, () => `${announced}\n${link}`)
  return body.trim() === '' ? link : `${body.trimEnd()}\n\n${link}\n`
}
