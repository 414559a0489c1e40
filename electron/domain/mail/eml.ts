import { parseRecipients } from './address'
import { toBase64Lines } from './base64'
import { headerText } from './encodedWord'
import { cleanLine, cleanText, withCrLf } from './text'

export interface EmlDraft {
  /** Addresses as typed, divided by commas, semicolons or blanks. What is no address is left out. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Moment of the draft. */
  readonly date?: Date
}

/** The underscore never occurs in base64, so no part can hold it. */
const boundary = '=_draft_of_partner_desk'

const mailDate = (date: Date) => date.toUTCString().replace('GMT', '+0000')

/**
 * An `.eml` file that mail clients open as a draft (`X-Unsent: 1`): text and HTML, both as base64 of UTF-8, so that no
 * client and no transport changes a character. Lines end with CRLF; no input can add a header (capabilities 4.5).
 */
export function buildEml(draft: EmlDraft): string {
  const to = parseRecipients(draft.to).addresses.join(',\r\n ')
  const head = [
    ...(to === '' ? [] : [`To: ${to}`]),
    `Subject: ${headerText(cleanLine(draft.subject))}`,
    ...(draft.date === undefined ? [] : [`Date: ${mailDate(draft.date)}`]),
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`
  ]
  const parts = [part('plain', withCrLf(cleanText(draft.text))), part('html', withCrLf(cleanText(draft.html)))]
  return [...head, '', ...parts.map((one) => `--${boundary}\r\n${one}`), `--${boundary}--`, ''].join('\r\n')
}

function part(kind: 'plain' | 'html', content: string): string {
  const head = `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64`
  return `${head}\r\n\r\n${toBase64Lines(content)}`
}
