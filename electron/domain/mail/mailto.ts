import { mailAddress, parseRecipients } from './address'
import { cleanLine, cleanText, withCrLf } from './text'

/** Encoded characters that every system hands to its mail client: Windows cuts or drops more (reliability, mail). */
export const mailtoLimit = 2_000

export interface MailDraft {
  /** Addresses as typed, divided by commas, semicolons or blanks. What is no address is left out. */
  readonly to: string
  readonly subject: string
  /** Plain text, any line ends. */
  readonly body: string
}

export interface Mailto {
  readonly url: string
  /** Of `url`, in characters; ASCII only, so bytes as well. */
  readonly length: number
}

/**
 * A `mailto:` URL by RFC 6068 with nothing but recipients, subject and body: no input can add another header. Never cut;
 * compare `length` with {@link mailtoLimit}.
 */
export function buildMailto(draft: MailDraft): Mailto {
  const to = parseRecipients(draft.to).addresses.map(encodeAddress).join(',')
  const fields = [field('subject', cleanLine(draft.subject)), field('body', withCrLf(cleanText(draft.body)))]
  const query = fields.filter((one) => one !== '').join('&')
  const url = `mailto:${to}${query === '' ? '' : `?${query}`}`
  return { url, length: url.length }
}

/** How a draft reaches the mail client: whole, or with its body on the clipboard and `hint` in its place. */
export type MailHandOver =
  | { readonly kind: 'mailto'; readonly url: string }
  | { readonly kind: 'mailtoWithClipboard'; readonly url: string; readonly clipboard: string }
  /** Not even recipients and subject fit: copying or saving is what remains. */
  | { readonly kind: 'tooLong' }

/** Decides the hand-over (capabilities 4.5); `hint` is the one line that stands in the mail when the body is on the clipboard. */
export function mailHandOver(draft: MailDraft, hint: string): MailHandOver {
  const whole = buildMailto(draft)
  if (whole.length <= mailtoLimit) return { kind: 'mailto', url: whole.url }
  const short = buildMailto({ ...draft, body: hint })
  if (short.length > mailtoLimit) return { kind: 'tooLong' }
  return { kind: 'mailtoWithClipboard', url: short.url, clipboard: cleanText(draft.body) }
}

const encodedText = /^(?:[A-Za-z0-9\-._~]|%[0-9A-F]{2})+$/u
const ownQueries = new Set(['', 'subject', 'body', 'subject,body'])

/**
 * Whether a URL is one that {@link buildMailto} could have made: the opener asks again, so that no other code can hand the
 * system a `mailto:` with attachments or hidden recipients.
 */
export function isOwnMailto(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > mailtoLimit || !value.startsWith('mailto:')) return false
  const [to = '', query, ...more] = value.slice('mailto:'.length).split('?')
  return more.length === 0 && isOwnQuery(query) && (to === '' || to.split(',').every(isOwnAddress))
}

function isOwnQuery(query: string | undefined): boolean {
  const fields = query?.split('&').map((one) => one.split('=')) ?? []
  const complete = fields.every((parts) => parts.length === 2 && encodedText.test(parts[1] ?? ''))
  return complete && ownQueries.has(fields.map(([name]) => name).join(','))
}

function isOwnAddress(address: string): boolean {
  try {
    const plain = decodeURIComponent(address)
    return mailAddress(plain) === plain && encodeAddress(plain) === address
  } catch {
    return false
  }
}

const field = (name: 'subject' | 'body', value: string) => (value === '' ? '' : `${name}=${encode(value)}`)
const encodeAddress = (address: string) => address.split('@').map(encode).join('@')

/** As encodeURIComponent, and also what some clients and shells read as the end of a link. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/gu, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
