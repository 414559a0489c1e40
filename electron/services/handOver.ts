import { AppFailure } from '../contract/errors'
import type { HandOver, MailMeasure, MessageLanguage } from '../contract/offer'
import { parseRecipients } from '../domain/mail/address'
import { buildEml } from '../domain/mail/eml'
import { textToHtml } from '../domain/mail/html'
import { buildMailto, mailHandOver, mailtoLimit } from '../domain/mail/mailto'
import type { MailDraft } from '../domain/mail/mailto'
import { cleanLine } from '../domain/mail/text'
import { offerTexts } from '../domain/offerTexts'
import type { HandOverPort } from './ports'

export type Message = MailDraft & { readonly language: MessageLanguage }

/** How long the message's `mailto:` URL is, and the limit (capabilities 4.5). */
export const measureMessage = (message: Message): MailMeasure => ({ length: buildMailto(message).length, limit: mailtoLimit })

/**
 * Opens the default mail client with the message. Over the limit the whole body goes to the clipboard first, so that
 * nothing is ever cut. @throws AppFailure `invalid`: `mail.recipient` (not an address), `mail.tooLong`
 */
export async function openInEmail(port: HandOverPort, message: Message): Promise<HandOver> {
  refuseBadRecipients(message)
  const handOver = mailHandOver(message, offerTexts[message.language].pasteHint)
  if (handOver.kind === 'tooLong') throw new AppFailure({ kind: 'invalid', code: 'mail.tooLong', params: { limit: mailtoLimit } })
  if (handOver.kind === 'mailtoWithClipboard') await port.copy({ text: handOver.clipboard, html: textToHtml(handOver.clipboard) })
  await port.openMailto(handOver.url)
  return handOver.kind
}

/** Puts the body on the clipboard as text and as HTML (capabilities 4.4). */
export async function copyMessage(port: HandOverPort, message: Message): Promise<HandOver> {
  await port.copy({ text: message.body, html: textToHtml(message.body) })
  return 'copied'
}

/** Saves the message as an `.eml` draft. @throws AppFailure `invalid` `mail.recipient`, `cancelled` `mail.saveCancelled` */
export async function saveEml(port: HandOverPort, message: Message, now: number): Promise<HandOver> {
  const { name, content } = emlOf(message, now)
  const saved = await port.saveAs(name, content)
  if (saved === undefined) throw new AppFailure({ kind: 'cancelled', code: 'mail.saveCancelled' })
  return 'saved'
}

/** The message as an `.eml` draft, with a name for the file. @throws AppFailure `invalid` `mail.recipient` */
export function emlOf(message: Message, now: number): { readonly name: string; readonly content: string } {
  refuseBadRecipients(message)
  return { name: fileName(message.subject), content: buildEml({ ...message, text: message.body, html: textToHtml(message.body), date: new Date(now) }) }
}

/** A recipient is never left out silently. */
function refuseBadRecipients(message: Message): void {
  const [address] = parseRecipients(message.to).refused
  if (address !== undefined) throw new AppFailure({ kind: 'invalid', code: 'mail.recipient', params: { address: cleanLine(address).slice(0, 100) } })
}

/** A name that every system accepts: no reserved character, no dot or blank at an end. */
function fileName(subject: string): string {
  const name = cleanLine(subject).replace(/[\\/:*?"<>|]+/gu, ' ').replace(/\s+/gu, ' ')
  const short = [...name].slice(0, 80).join('').replace(/^[.\s]+|[.\s]+$/gu, '')
  return `${short === '' ? 'message' : short}.eml`
}
