import { wellFormed } from '../wellFormed'

/** Everything that could end a header or hide in one: control characters, line and paragraph separators. */
const notInALine = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
const notInText = /(?![\t\n])\p{Cc}/gu

/** One line for a subject or a file name: well-formed, every run of control characters and line breaks is one blank. */
export function cleanLine(text: string): string {
  return wellFormed(text).replace(notInALine, ' ').trim()
}

/** Body text: well-formed, lines ended by LF only, no control character but the tab. */
export function cleanText(text: string): string {
  return wellFormed(text)
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(notInText, '')
}

/** The form that mail wants: lines ended by CRLF. */
export const withCrLf = (text: string) => text.replaceAll('\n', '\r\n')
